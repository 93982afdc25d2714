package import CivilTime
import Communities
package import Ledger
package import Workplace

/// What waits for a courier, held against what is true now.
///
/// A message is written when it falls due, and can wait for hours: the mail server is away, the night is
/// quiet. Meanwhile its session is moved or cancelled, somebody leaves, or has another address. What no
/// longer holds is not sent; what holds, but differs, is written anew under its own key.
package struct WaitingReview {
    package let withdrawn: [WithdrawnDelivery]

    package init(
        _ workspace: OpenWorkspace, _ ledger: Ledger, now: Instant
    ) throws(Refusal) {
        let waiting = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.waitingDeliveries()
        }
        guard !waiting.isEmpty else {
            withdrawn = []
            return
        }
        let search = try DueSearch(workspace, ledger, now: now)
        let sessions = Dictionary(
            search.sessions.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
        var withdrawn: [WithdrawnDelivery] = []
        for delivery in waiting {
            let reach = Self.reach(of: delivery, workspace.intent)
            var found = WithdrawnDelivery(key: delivery.key, holding: [], gone: [])
            var isAsWritten = reach != .elsewhere
            for part in delivery.parts {
                let entry = part.uid.flatMap { sessions[$0] }
                let welcome = Welcomed(part.key)
                var holds = reach != .nowhere
                if holds, let told = entry.flatMap({ WaitingPart(part, delivery.person, $0) }) {
                    holds = try Self.holds(told, search)
                } else if holds, let welcome, welcome.season == search.season {
                    holds = welcome.holds(workspace.intent)
                }
                guard holds else {
                    found.gone.insert(part.key)
                    continue
                }
                found.holding.insert(part.key)
                if let welcome { found.unseen.append(welcome.membership) }
                if let entry, let tells = part.tells, tells != entry.sequence {
                    isAsWritten = false
                }
            }
            // What is to be written anew already is withdrawn only when it holds no longer.
            if found.gone.isEmpty, isAsWritten || delivery.isUnwritten { continue }
            withdrawn.append(found)
        }
        self.withdrawn = withdrawn
    }

    private static func holds(
        _ part: WaitingPart, _ search: DueSearch
    ) throws(Refusal) -> Bool {
        guard let kind = KindsOfMessage.all.first(where: { $0.kinds.contains(part.kind) }) else {
            return true
        }
        return try kind.holds(part, search)
    }

    private enum Reach {
        case there, elsewhere, nowhere
    }

    /// Whether whom it is for is still known, at the address that it goes to.
    private static func reach(of delivery: WaitingDelivery, _ intent: Intent) -> Reach {
        let organisation = intent.organisation
        if organisation.channel(of: PersonID(rawValue: delivery.recipient)) != nil { return .there }
        if organisation.channel(of: delivery.person) != nil { return .elsewhere }
        guard let person = intent.person(delivery.person) else {
            // Who is gone from the files still has in their calendar what it should let go of.
            return delivery.kind == MessageKind.withdrawal.rawValue ? .there : .nowhere
        }
        return person.email == delivery.recipient ? .there : .elsewhere
    }
}

/// A welcome that waits, by its key.
private struct Welcomed {
    let season: SeasonID
    let membership: Membership

    init?(_ key: String) {
        let fields = key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 4, fields[0] == MessageKind.welcome.rawValue else { return nil }
        season = SeasonID(rawValue: fields[1])
        membership = Membership(
            community: CommunityID(rawValue: fields[2]), person: PersonID(rawValue: fields[3]))
    }

    func holds(_ intent: Intent) -> Bool {
        intent.community(membership.community)?.members
            .contains { $0.person == membership.person } == true
    }
}
