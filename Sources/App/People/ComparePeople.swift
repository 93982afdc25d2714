package import CivilTime
package import Communities
import Ledger
package import Workplace
import Workspace

/// Who came, who went, and who is called otherwise: `kring people --diff`.
package struct PeopleDifference: Hashable, Sendable, Encodable {
    /// Somebody who came or went.
    package struct Entry: Hashable, Sendable, Encodable {
        package var id: PersonID
        package var name: String
        /// Of who came, those that name them; of who went, also those that named them before.
        package var communities: [CommunityID]
        /// Who on the list seems to be the same person, under another identifier.
        package var seemsToBe: PersonID?

        private enum CodingKeys: String, CodingKey {
            case id, name, communities
            case seemsToBe = "seems_to_be"
        }
    }

    /// Somebody of whom something changed that others see.
    package struct Change: Hashable, Sendable, Encodable {
        package var id: PersonID
        package var name: String
        package var communities: [CommunityID]
        /// The name before; `nil`: the same.
        package var formerName: String?
        package var address: String
        /// The address before; `nil`: the same.
        package var formerAddress: String?

        private enum CodingKeys: String, CodingKey {
            case id, name, communities, address
            case formerName = "former_name"
            case formerAddress = "former_address"
        }
    }

    /// When the reading was kept with which the list is compared; `nil`: none was, and nothing is compared.
    package var since: Instant?
    package var came: [Entry]
    package var went: [Entry]
    package var changed: [Change]
    /// For ``since``.
    package var zone: Zone = .utc

    package static let none = PeopleDifference(since: nil, came: [], went: [], changed: [])

    private enum CodingKeys: String, CodingKey { case since, came, went, changed }
}

/// Holds the list of people against the last good reading.
package struct ComparePeople: Sendable {
    private let workplace: Workplace

    /// Of that workspace.
    package init(_ workplace: Workplace) { self.workplace = workplace }

    /// - Throws: a refusal when the list cannot be read; other faults in the files stop nothing.
    package func run() throws(Refusal) -> PeopleDifference {
        let files = WorkspaceFiles(workplace)
        guard let listed = files.listed else {
            throw Refusal(WorkplaceRefusal.faults(files.errors, folder: workplace.folder))
        }
        guard let last = LastGoodReading(workplace) else { return .none }
        let now = files.readable.byPerson
        let before = last.communities.byPerson
        func communities(_ person: PersonID) -> [CommunityID] {
            Set((now[person] ?? []) + (before[person] ?? [])).sorted()
        }
        let known = Dictionary(last.people.map { ($0.id, $0) }) { first, _ in first }
        let present = Set(listed.map(\.id))
        let came = listed.filter { known[$0.id] == nil }
        return PeopleDifference(
            since: last.at,
            came: came.map {
                PeopleDifference.Entry(
                    id: $0.id, name: $0.name, communities: now[$0.id] ?? [], seemsToBe: nil)
            },
            went: last.people.filter { !present.contains($0.id) }.map { person in
                PeopleDifference.Entry(
                    id: person.id, name: person.name, communities: communities(person.id),
                    seemsToBe: ComparePeople.same(as: person, among: listed, came))
            },
            changed: listed.compactMap { person in
                guard let former = known[person.id],
                    former.name != person.name || former.email != person.email
                else { return nil }
                return PeopleDifference.Change(
                    id: person.id, name: person.name, communities: now[person.id] ?? [],
                    formerName: former.name == person.name ? nil : former.name,
                    address: person.email,
                    formerAddress: former.email == person.email ? nil : former.email)
            }, zone: last.zone)
    }

    /// The one person with the same address; else the one newcomer with the same name.
    private static func same(
        as person: Person, among listed: [Person], _ came: [Person]
    ) -> PersonID? {
        let address = person.email.lowercased()
        let here = address.isEmpty ? [] : listed.filter { $0.email.lowercased() == address }
        if let found = here.first { return here.count == 1 ? found.id : nil }
        let called = came.filter { $0.name.lowercased() == person.name.lowercased() }
        return called.count == 1 ? called.first?.id : nil
    }
}
