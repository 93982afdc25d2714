import Communities
import Ledger
import Workplace

/// Finds the reminders that are due.
enum ReminderKind: KindOfMessage {
    static let kinds: Set<MessageKind> = [.reminder]
    static let part = RunPart.remind

    static func find(_ search: DueSearch, _ found: inout FoundMessages) throws(Refusal) {
        // A change that is told now covers the reminders that it made due.
        let told = found.messages.filter { $0.kind == .notice }.flatMap(\.parts)
            .map(\.key.description)
        let due = DueReminders(
            of: search.sessions, audience: search.audience, known: search.known.union(told),
            now: search.now)
        found.add(due.mails.compactMap(ReminderMessage.init), nextDue: due.nextDue)
        found.silent += due.due.compactMap { reminder -> FoundMessages.Silent? in
            guard let state = DeliveryState(reminder.fate) else { return nil }
            return FoundMessages.Silent(
                kind: .reminder, person: reminder.person, part: reminder.part, state: state)
        }
    }

    static func holds(_ part: WaitingPart, _ search: DueSearch) -> Bool {
        part.entryAtItsTime.map { entry in
            search.audience.offsets(of: entry).contains { $0.person == part.person }
        } ?? false
    }
}

extension DeliveryState {
    /// What the ledger keeps of a reminder that is not sent; `nil` for one that is.
    fileprivate init?(_ fate: DueReminder.Fate) {
        switch fate {
        case .send: return nil
        case .collapsed: self = .collapsed
        case .covered: self = .covered
        case .skippedLate: self = .skippedLate
        }
    }
}

extension DueReminder {
    /// What the ledger keeps of it.
    var part: MessagePart {
        MessagePart(key: key, uid: uid, dueAt: dueAt, giveUpAt: giveUpAt, tells: sequence)
    }
}
