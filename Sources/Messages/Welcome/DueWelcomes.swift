package import CivilTime
package import Communities

/// A welcome to somebody who came into communities.
package struct DueWelcome: Hashable, Sendable {
    /// Who came.
    package var person: PersonID
    /// In which season.
    package var season: SeasonID
    /// Into which communities, in the order of the files.
    package var communities: [CommunityID]
    /// When it fell due.
    package var dueAt: Instant
    /// When it is of no more use.
    package var giveUpAt: Instant
}

/// Who is new where, by what is published and who was seen before.
///
/// A community speaks to its members once something of it is published, ten minutes after: a plan that is put
/// right at once is told once. Where it has been published for more than a week and nobody was ever seen, the
/// ledger is younger than the community, and its people are no newcomers.
package struct DueWelcomes: Hashable, Sendable {
    /// Whom to welcome, in the order of the files.
    package let due: [DueWelcome]
    /// Who came, or goes on in another season, welcomed or not.
    package let joined: [CommunityID: [PersonID]]
    /// Who is gone.
    package let left: [CommunityID: [PersonID]]
    /// The first moment after `now` at which there may be something to do.
    package let nextDue: Instant?

    /// Seconds for which a welcome is one.
    package static let window = 7 * 86_400

    /// - Parameters:
    ///   - sessions: what people know of all seasons.
    ///   - season: the present one, or the next.
    ///   - seen: who belonged where when last looked, in whatever season: who goes on is no newcomer.
    ///   - present: the same in the present season; the others are only noted.
    package init(
        of sessions: [PublishedSession], season: SeasonID, audience: Audience,
        seen: [CommunityID: Set<PersonID>], present: [CommunityID: Set<PersonID>], now: Instant
    ) {
        var due: [DueWelcome] = []
        var places: [PersonID: Int] = [:]
        var joined: [CommunityID: [PersonID]] = [:]
        var left: [CommunityID: [PersonID]] = [:]
        var next = Soonest()
        for community in audience.intent.communities {
            let held = sessions.filter {
                $0.status != .cancelled && $0.session.communities.contains(community.id)
            }
            guard let first = held.map(\.created).min() else { continue }
            let settled = first.advanced(bySeconds: SettlingTime.rest)
            guard settled <= now else {
                next.expect(settled)
                continue
            }
            let before = seen[community.id, default: []]
            let members = community.members.map(\.person)
            let gone = before.subtracting(members)
            if !gone.isEmpty { left[community.id] = gone.sorted { $0.rawValue < $1.rawValue } }
            let noted = present[community.id, default: []]
            let goingOn = members.filter { before.contains($0) && !noted.contains($0) }
            if !goingOn.isEmpty { joined[community.id] = goingOn }
            let isOld =
                before.isEmpty && first.advanced(bySeconds: DueWelcomes.window) <= now
            // Who has left the list goes on, and does not come in.
            for person in members
            where !before.contains(person) && !audience.intent.departed.contains(person) {
                let isSilent = isOld || !audience.hearsMore(person)
                if !isSilent, let end = audience.hours(person).quietEnd(at: now) {
                    next.expect(end)
                    continue
                }
                joined[community.id, default: []].append(person)
                if isSilent { continue }
                if let place = places[person] {
                    due[place].communities.append(community.id)
                } else {
                    places[person] = due.count
                    due.append(
                        DueWelcome(
                            person: person, season: season,
                            communities: [community.id],
                            dueAt: before.isEmpty ? settled : now,
                            giveUpAt: now.advanced(bySeconds: DueWelcomes.window)))
                }
            }
        }
        self.due = due
        self.joined = joined
        self.left = left
        nextDue = next.moment
    }
}

extension DeliveryKey {
    /// The welcome to a community in a season.
    package static func welcome(
        _ community: CommunityID, season: SeasonID, person: PersonID
    ) -> DeliveryKey {
        DeliveryKey(.welcome, [season.rawValue, community.rawValue, person.rawValue])
    }
}
