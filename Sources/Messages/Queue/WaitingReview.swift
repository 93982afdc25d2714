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
            try ledger.waitingDeliveries { DeliveryNote.covered(by: $0).kept }
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
                let told = WaitingPart(part, delivery.person, entry)
                guard reach != .nowhere,
                    try told.map({ told throws(Refusal) in
                        try Self.holds(told, search, isAboutOther: part.uid != nil && entry == nil)
                    }) ?? true
                else {
                    found.gone.insert(part.key)
                    continue
                }
                found.holding.insert(part.key)
                // Who was not welcomed has not been seen: they are found again.
                found.unseen += [told.flatMap { WelcomeKind.membership($0, search) }].compactMap {
                    $0
                }
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
        _ part: WaitingPart, _ search: DueSearch, isAboutOther: Bool
    ) throws(Refusal) -> Bool {
        // Of a session of another season nothing is known that could have changed.
        guard !isAboutOther,
            let kind = KindsOfMessage.all.first(where: { $0.kinds.contains(part.kind) })
        else { return true }
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
        if delivery.person == .administrator {
            guard let address = organisation.run.report else { return .nowhere }
            return address == delivery.recipient ? .there : .elsewhere
        }
        guard let person = intent.person(delivery.person), !intent.departed.contains(person.id)
        else {
            // Who is gone from the files still has in their calendar what it should let go of.
            return delivery.kind == MessageKind.withdrawal.rawValue ? .there : .nowhere
        }
        return person.email == delivery.recipient ? .there : .elsewhere
    }
}
