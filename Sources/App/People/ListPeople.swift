package import Communities
package import Workplace

/// Somebody as `kring people` shows them.
package struct PersonRecord: Hashable, Sendable, Encodable {
    /// The identifier.
    package var id: PersonID
    /// The full name.
    package var name: String
    /// Where the person works.
    package var site: SiteID?
    /// The communities they are in.
    package var communities: [CommunityID]
    /// Whether the list of people names them no more, while a community does.
    package var isGone: Bool

    private enum CodingKeys: String, CodingKey {
        case id, name, site, communities
        case isGone = "gone"
    }
}

/// Everybody with their communities: `kring people`.
package struct ListPeople: Sendable {
    private let workplace: Workplace

    /// Of that workspace.
    package init(_ workplace: Workplace) { self.workplace = workplace }

    /// In the order of the list; who has left it and still stands in a community comes last.
    package func run() throws(Refusal) -> [PersonRecord] {
        let intent = try OpenWorkspace(workplace).intent
        let communities = intent.communities.byPerson
        return intent.people.map { person in
            PersonRecord(
                id: person.id, name: person.name, site: person.site,
                communities: communities[person.id] ?? [],
                isGone: intent.departed.contains(person.id))
        }
    }
}

extension [Community] {
    /// The communities of each person.
    var byPerson: [PersonID: [CommunityID]] {
        var found: [PersonID: [CommunityID]] = [:]
        for community in self {
            for member in community.members {
                found[member.person, default: []].append(community.id)
            }
        }
        return found
    }
}
