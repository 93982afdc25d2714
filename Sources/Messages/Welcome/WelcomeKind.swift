import Communities
import Ledger
import Workplace

/// Finds who came into which community, and who left.
enum WelcomeKind: KindOfMessage {
    static let kinds: Set<MessageKind> = [.welcome]
    static let part = RunPart.notify

    static func find(_ search: DueSearch, _ found: inout FoundMessages) throws(Refusal) {
        let season = search.season
        let seen = try search.asking { ledger throws(LedgerFault) in
            try ledger.memberships(season: season)
        }
        let due = DueWelcomes(
            of: search.sessions, audience: search.audience,
            seen: Dictionary(grouping: seen, by: \.community).mapValues {
                Set($0.map(\.person))
            }, now: search.now)
        found.settled.joined = memberships(due.joined)
        found.settled.left = memberships(due.left)
        found.add(due.due, nextDue: due.nextDue)
    }

    private static func memberships(_ groups: [CommunityID: [PersonID]]) -> [Membership] {
        groups.flatMap { community, people in
            people.map { Membership(community: community, person: $0) }
        }
    }
}
