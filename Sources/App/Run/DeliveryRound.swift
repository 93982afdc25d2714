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
    /// In which the moment of sending is written.
    let zone: Zone
    let kinds: Set<MessageKind>
    /// The sessions' identifiers by UID, for people.
    let sessions: [SessionUID: SessionID]
    /// Of what the ledger keeps about a message, for who looks after them.
    let language: Language
    let border: (RunDue.Border) throws -> Void
    let stop: () -> RunStop?

    /// Hands over until nothing waits, nothing would be taken, or it is time to stop.
    func run(_ outcome: inout RunOutcome) throws {
        for record in try ledger.dropUseless(now) {
            outcome.counts.add(.dropped)
            outcome.note(
                RunOutcome.Problem(
                    RunProblem.lostItsUse(name(record), lastFault: record.detail),
                    record.delivery.person))
        }
        // Claimed in the ledger before it is handed over, settled after: a kill at any point in between leaves a claim,
        // and the next run knows that this one message, and no other, may have gone.
        var claimed = stop() != nil ? nil : try ledger.claimNext(now, kinds: names)
        while let record = claimed {
            try border(.claimed)
            let attempt = attempt(record)
            try border(.handedOver)
            // The next one is claimed in the transaction that settles this one: one flush to the disk for each message.
            claimed = try ledger.finish(
                record.delivery.key, attempt.outcome, at: now,
                claimingNextOf: attempt.endsRound || stop() != nil ? [] : names)
            outcome.counts.add(attempt.result.deed)
            if let kind = MessageKind(rawValue: record.delivery.kind) {
                outcome.handed.append(
                    RunOutcome.Handed(
                        person: record.delivery.person, kind: kind, result: attempt.result))
            }
            if let problem = attempt.problem { outcome.note(problem) }
            try border(.finished)
            if attempt.endsRound { return }
        }
        // Not when the last message was in hand: then nothing is left.
        if let why = stop(), try ledger.hasWaiting(now, kinds: names) {
            outcome.note(RunOutcome.Problem(RunProblem.stopped(why)))
        }
    }

    private struct Attempt {
        var outcome: DeliveryOutcome
        var result: RunOutcome.Handed.Result
        var problem: RunOutcome.Problem?
        var endsRound = false
    }

    private func attempt(_ record: DeliveryRecord) -> Attempt {
        let delivery = record.delivery
        guard let bytes = delivery.message else {
            return failed(record, TextIsGone(), .bug)
        }
        do throws(DeliveryFault) {
            let receipt = try courier(delivery.recipient).deliver(
                SealedMessage(
                    messageID: delivery.messageID, sender: sender, recipient: delivery.recipient,
                    date: delivery.dueAt,
                    bytes: MessageDate.set(zone.offsetDateTime(at: now), in: bytes)))
            return Attempt(outcome: .sent(receipt: receipt.place), result: .sent)
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
                .temporary, isForAll: false, MissingSecret(refusal: error),
                exitCode: error.status.rawValue)
        }
    }

    private func attempt(_ record: DeliveryRecord, _ fault: DeliveryFault) -> Attempt {
        let status = EndStatus(rawValue: fault.exitCode) ?? .ioError
        let (why, name) = (fault.reason, name(record))
        if fault.kind == .permanent { return failed(record, why, status) }
        if fault.kind == .uncertain, inDoubt == .hold {
            return Attempt(
                outcome: .uncertain(fault: why.words(language)), result: .uncertain,
                problem: RunOutcome.Problem(RunProblem.inDoubt(name, why, status), name.person))
        }
        // What turns all messages away says nothing about this one: its wait does not grow, and its try does not count.
        let isInDoubt = fault.kind == .uncertain
        let next = RetrySchedule.nextTry(
            after: fault.isForAll ? min(record.attempts, 1) : record.attempts,
            doubts: record.doubts + (isInDoubt ? 1 : 0), of: record.delivery.key, now: now,
            giveUpAt: record.delivery.giveUpAt)
        guard let next else { return failed(record, why, status) }
        return Attempt(
            outcome: .deferred(
                until: next, fault: why.words(language), isCounted: !fault.isForAll,
                isInDoubt: isInDoubt),
            result: .deferred,
            // What is wrong for all is said once, not for each message.
            problem: fault.isForAll
                ? RunOutcome.Problem(RunProblem.nothingTaken(why, status))
                : RunOutcome.Problem(RunProblem.triedAgain(name, why, status), name.person),
            endsRound: fault.isForAll)
    }

    private func failed(
        _ record: DeliveryRecord, _ why: any DeliveryReason, _ status: EndStatus
    ) -> Attempt {
        let name = name(record)
        return Attempt(
            outcome: .failed(fault: why.words(language)), result: .failed,
            problem: RunOutcome.Problem(RunProblem.failed(name, why, status), name.person))
    }

    /// As the ledger knows the kinds.
    private var names: Set<String> { Set(kinds.map(\.rawValue)) }

    private func name(_ record: DeliveryRecord) -> RunProblem.Name {
        RunProblem.Name(
            kind: MessageKind(rawValue: record.delivery.kind),
            session: record.delivery.uid.flatMap { sessions[$0] }, person: record.delivery.person)
    }
}

/// A message whose text was cleared away cannot go any more.
private struct TextIsGone: DeliveryReason {
    func words(_ language: Language) -> String {
        language.say("de tekst is niet meer bewaard", "its text is no longer kept")
    }
}

/// A channel whose address or token cannot be read.
private struct MissingSecret: DeliveryReason {
    let refusal: Refusal

    func words(_ language: Language) -> String { refusal.words(language).message }
}
