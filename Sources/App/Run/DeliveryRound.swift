import CivilTime
import Communities
import Dispatch
import Ledger
import Messages
import Workplace

/// Hands over everything that waits: each message is claimed in the ledger before and settled after.
///
/// As many are under way as there are connections, and those that end together are settled together.
struct DeliveryRound: Sendable {
    /// Why it ended.
    enum Ending {
        /// Nothing more can go, or should now.
        case done
        /// The plan changed: what waits must be held against what is true again.
        case outdated
    }

    let ledger: Ledger
    let way: MailWay
    /// What posts to a channel, by its listener; `nil` for mail addresses.
    let channel: @Sendable (PersonID) throws(Refusal) -> (any Courier)?
    let sender: String
    let inDoubt: UncertainPolicy
    let now: Instant
    /// In which the moment of sending is written.
    let zone: Zone
    let kinds: Set<MessageKind>
    /// Up to where in the history of sessions what waits was held against what is true.
    let history: Int
    /// The sessions' identifiers by UID, for people.
    let sessions: [SessionUID: SessionID]
    /// Of what the ledger keeps about a message, for who looks after them.
    let language: Language
    let border: @Sendable (RunDue.Border) throws -> Void
    let stop: @Sendable () -> RunStop?

    /// How long the others wait for a message that does not come through.
    private static let patience = DispatchTimeInterval.seconds(30)

    /// Hands over until nothing waits, nothing would be taken, or it is time to stop.
    ///
    /// - Parameter supply: of messages that are still being written; `nil`: all are.
    func run(_ outcome: inout RunOutcome, _ supply: MessageSupply? = nil) throws -> Ending {
        for record in try ledger.dropUseless(now) {
            outcome.counts.add(.dropped)
            outcome.note(
                RunOutcome.Problem(
                    RunProblem.lostItsUse(name(record), lastFault: record.detail),
                    record.delivery.person))
        }
        let handing = Handing(channel: channel, sender: sender, date: zone.offsetDateTime(at: now))
        let lanes = DeliveryLanes<DeliveryRecord, Handing.Result>(way.connections) {
            let courier = way.open()
            return { handing.hand($0, to: courier) }
        }
        var finished: [(item: DeliveryRecord, result: Handing.Result)] = []
        var (mayGoOn, isOutdated) = (true, false)
        // Claimed in the ledger before it is handed over, settled after: a kill at any point in between leaves claims,
        // and the next run knows that these messages, one a connection, and no others may have gone.
        while true {
            let attempts = finished.map { attempt($0.item, $0.result) }
            if attempts.contains(where: \.endsRound) || stop() != nil { mayGoOn = false }
            let claims = try ledger.settle(
                zip(finished, attempts).map { ($0.item.delivery.key, $1.outcome) },
                claiming: mayGoOn && !isOutdated ? lanes.free : 0,
                by: ClaimTerms(kinds: names, history: history), at: now)
            isOutdated = isOutdated || claims.isOutdated
            for (one, attempt) in zip(finished, attempts) {
                note(attempt, of: one.item, &outcome)
                try border(.finished)
            }
            for record in claims.records {
                try border(.claimed)
                lanes.start(record)
            }
            guard lanes.underWay > 0 else {
                finished = []
                guard mayGoOn, !isOutdated, supply?.waitForMore() == true else { break }
                continue
            }
            finished = lanes.next(patience: DeliveryRound.patience)
            for _ in finished { try border(.handedOver) }
        }
        if isOutdated, mayGoOn { return .outdated }
        // Not when the last message was in hand: then nothing is left.
        if let why = stop(), try ledger.hasWaiting(now, kinds: names) {
            outcome.note(RunOutcome.Problem(RunProblem.stopped(why)))
        }
        return .done
    }

    private func note(
        _ attempt: Attempt, of record: DeliveryRecord, _ outcome: inout RunOutcome
    ) {
        outcome.counts.add(attempt.result.deed)
        if let kind = MessageKind(rawValue: record.delivery.kind) {
            outcome.handed.append(
                RunOutcome.Handed(
                    person: record.delivery.person, kind: kind, result: attempt.result))
        }
        if let problem = attempt.problem { outcome.note(problem) }
    }

    private struct Attempt {
        var outcome: DeliveryOutcome
        var result: RunOutcome.Handed.Result
        var problem: RunOutcome.Problem?
        var endsRound = false
    }

    private func attempt(_ record: DeliveryRecord, _ result: Handing.Result) -> Attempt {
        switch result {
        case .taken(let receipt):
            Attempt(outcome: .sent(receipt: receipt.place), result: .sent)
        case .refused(let fault): attempt(record, fault)
        case .textIsGone: failed(record, TextIsGone(), .bug)
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

/// Gives messages to couriers; needs nothing but the message, so that several can go at the same time.
private struct Handing: Sendable {
    enum Result: Sendable {
        case taken(Receipt)
        case refused(DeliveryFault)
        case textIsGone
    }

    let channel: @Sendable (PersonID) throws(Refusal) -> (any Courier)?
    let sender: String
    /// The moment of sending.
    let date: OffsetDateTime

    func hand(_ record: DeliveryRecord, to way: any Courier) -> Result {
        let delivery = record.delivery
        guard let bytes = delivery.message else { return .textIsGone }
        do throws(DeliveryFault) {
            return .taken(
                try courier(delivery.recipient, way).deliver(
                    SealedMessage(
                        messageID: delivery.messageID, sender: sender,
                        recipient: delivery.recipient, date: delivery.dueAt,
                        bytes: MessageDate.set(date, in: bytes))))
        } catch {
            return .refused(error)
        }
    }

    private func courier(
        _ recipient: String, _ way: any Courier
    ) throws(DeliveryFault) -> any Courier {
        do throws(Refusal) {
            return try channel(PersonID(rawValue: recipient)) ?? way
        } catch {
            // A channel without its secret waits; the mails beside it go.
            throw DeliveryFault(
                .temporary, isForAll: false, MissingSecret(refusal: error),
                exitCode: error.status.rawValue)
        }
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
