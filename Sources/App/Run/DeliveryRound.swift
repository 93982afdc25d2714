import CivilTime
import Communities
import Ledger
import Messages
import Workplace

/// Hands over everything that waits, one message after the other: each is claimed in the ledger before and settled after.
struct DeliveryRound {
    let ledger: Ledger
    let way: any Courier
    /// What posts to a channel, by its listener; `nil` for mail addresses.
    let channel: (PersonID) throws(Refusal) -> (any Courier)?
    let sender: String
    let inDoubt: UncertainPolicy
    let now: Instant
    let kinds: Set<String>
    /// The sessions' identifiers by UID, for people.
    let sessions: [String: SessionID]
    let border: (RunDue.Border) throws -> Void
    let isStopping: () -> Bool

    /// Hands over until nothing waits, nothing would be taken, or it is time to stop.
    func run(_ outcome: inout RunOutcome) throws {
        for record in try ledger.dropUseless(now) {
            outcome.counts["dropped", default: 0] += 1
            outcome.note(
                problem(
                    record,
                    "was not delivered before it lost its use: \(record.detail ?? "not tried")",
                    .unavailable))
        }
        var claimed = isStopping() ? nil : try ledger.claimNext(now, kinds: kinds)
        while let record = claimed {
            try border(.claimed)
            let attempt = attempt(record)
            try border(.handedOver)
            claimed = try ledger.finish(
                record.delivery.key, attempt.outcome, at: now,
                claimingNextOf: attempt.endsRound || isStopping() ? [] : kinds)
            outcome.counts[attempt.result, default: 0] += 1
            outcome.handed.append(
                RunOutcome.Handed(
                    person: record.delivery.person, kind: record.delivery.kind,
                    result: attempt.result))
            if let problem = attempt.problem { outcome.note(problem) }
            try border(.finished)
            if attempt.endsRound { return }
        }
        if isStopping() {
            outcome.note(
                RunOutcome.Problem(
                    words: "stopped when asked; what is left is for the next run",
                    status: .tryLater))
        }
    }

    private struct Attempt {
        var outcome: DeliveryOutcome
        var result: String
        var problem: RunOutcome.Problem?
        var endsRound = false
    }

    private func attempt(_ record: DeliveryRecord) -> Attempt {
        let delivery = record.delivery
        guard let bytes = delivery.message else {
            return failed(record, "its text is no longer kept", .bug)
        }
        do throws(DeliveryFault) {
            let receipt = try courier(delivery.recipient).deliver(
                SealedMessage(
                    messageID: delivery.messageID, sender: sender, recipient: delivery.recipient,
                    date: delivery.dueAt, bytes: bytes))
            return Attempt(outcome: .sent(receipt: receipt.place), result: "sent")
        } catch {
            return attempt(record, error)
        }
    }

    private func courier(_ recipient: String) throws(DeliveryFault) -> any Courier {
        do throws(Refusal) {
            return try channel(PersonID(rawValue: recipient)) ?? way
        } catch {
            // A channel without its secret waits; the mails beside it go.
            throw DeliveryFault(
                kind: .temporary, isForAll: false, detail: error.message,
                exitCode: error.status.rawValue)
        }
    }

    private func attempt(_ record: DeliveryRecord, _ fault: DeliveryFault) -> Attempt {
        let status = EndStatus(rawValue: fault.exitCode) ?? .ioError
        if fault.kind == .permanent { return failed(record, fault.detail, status) }
        if fault.kind == .uncertain, inDoubt == .hold {
            return Attempt(
                outcome: .uncertain(fault: fault.detail), result: "uncertain",
                problem: problem(record, "may have been delivered: \(fault.detail)", status))
        }
        let next = RetrySchedule.nextTry(
            after: fault.isForAll ? min(record.attempts, 1) : record.attempts,
            of: record.delivery.key, now: now, giveUpAt: record.delivery.giveUpAt,
            isInDoubt: fault.kind == .uncertain)
        guard let next else { return failed(record, fault.detail, status) }
        // What is wrong for all is said once, not for each message.
        let said =
            fault.isForAll
            ? RunOutcome.Problem(
                words: "messages were not delivered: \(fault.detail)", status: status)
            : problem(record, "was not delivered, it is tried again: \(fault.detail)", status)
        return Attempt(
            outcome: .deferred(until: next, fault: fault.detail, isCounted: !fault.isForAll),
            result: "deferred", problem: said, endsRound: fault.isForAll)
    }

    private func failed(
        _ record: DeliveryRecord, _ fault: String, _ status: EndStatus
    ) -> Attempt {
        Attempt(
            outcome: .failed(fault: fault), result: "failed",
            problem: problem(record, "was not delivered and is not tried again: \(fault)", status))
    }

    private func problem(
        _ record: DeliveryRecord, _ words: String, _ status: EndStatus
    ) -> RunOutcome.Problem {
        let about = record.delivery.uid.flatMap { sessions[$0] }.map { " about \($0)" } ?? ""
        return RunOutcome.Problem(
            words: "the \(record.delivery.kind)\(about) for \(record.delivery.person) \(words)",
            person: record.delivery.person, status: status)
    }
}
