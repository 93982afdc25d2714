import Communities
import Ledger
import Workplace

/// Finds who came into which community, and who left.
enum WelcomeKind: KindOfMessage {
    static let kinds: Set<MessageKind> = [.welcome]
    static let part = RunPart.notify

    static func find(_ search: DueSearch, _ found: inout FoundMessages) throws(Refusal) {
        let season = search.season
        let (seen, present) = try search.asking { ledger throws(LedgerFault) in
            (try ledger.memberships(), try ledger.memberships(season: season))
        }
        let due = DueWelcomes(
            of: search.sessions, season: season, audience: search.audience, seen: people(seen),
            present: people(present), now: search.now)
        found.settled.joined = memberships(due.joined)
        found.settled.left = memberships(due.left)
        found.add(due.due, nextDue: due.nextDue)
    }

    static func holds(_ part: WaitingPart, _ search: DueSearch) -> Bool {
        guard let membership = membership(part, search) else { return true }
        return search.workspace.intent.community(membership.community)?.members
            .contains { $0.person == membership.person } == true
    }

    /// Who is welcomed where by what waits; `nil` for what is no welcome.
    static func membership(_ part: WaitingPart, _ search: DueSearch) -> Membership? {
        guard part.kind == .welcome, part.fields.count == 3 else { return nil }
        return Membership(
            community: CommunityID(rawValue: part.fields[1]),
            person: PersonID(rawValue: part.fields[2]))
    }

    private static func people(_ seen: Set<Membership>) -> [CommunityID: Set<PersonID>] {
        Dictionary(grouping: seen, by: \.community).mapValues { Set($0.map(\.person)) }
    }

    private static func memberships(_ groups: [CommunityID: [PersonID]]) -> [Membership] {
        groups.flatMap { community, people in
            people.map { Membership(community: community, person: $0) }
        }
    }
}
