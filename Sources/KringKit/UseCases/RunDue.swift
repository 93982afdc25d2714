public import CivilTime
import Communities
import DurableFiles
import Ledger
import Mail
import Reminders

/// What a run did.
public struct RunOutcome: Sendable {
    /// How the command ends.
    public var status: ExitStatus
    /// What somebody should look at, a line each.
    public var problems: [String]
    /// What was done: `queued`, `sent`, `deferred`, `failed`, `late`, `pages`.
    public var counts: [String: Int]

    /// One line for people who asked.
    public var summary: String {
        func number(_ name: String) -> Int { counts[name, default: 0] }
        return "run: \(number("queued")) queued, \(number("sent")) sent, "
            + "\(number("deferred")) to try again, \(number("failed")) failed, "
            + "\(number("late")) too late; \(number("pages")) files written"
    }
}

/// Everything that is due, once, safely: `kring run`.
///
/// 1. Take the lock; another run that is at work does what there is to do.
/// 2. Read the files, open the ledger, doubt the clock.
/// 3. Settle what an interrupted run left open.
/// 4. Keep the published pages right.
/// 5. Queue the reminders that are due, in one transaction.
/// 6. Hand each message over and keep what became of it, one after the other.
///
/// Every step can be interrupted before, in and after: the next run finds in the ledger what is left to do.
public struct RunDue: Sendable {
    /// The borders between steps, at which a run can be killed.
    public enum Border: String, Sendable, CaseIterable {
        case locked, opened, settled, published, queued, claimed, handedOver, finished
    }

    private let place: Workplace
    private let now: Instant
    private let border: @Sendable (Border) throws -> Void

    /// - Parameters:
    ///   - now: the moment that counts as now, for all of the run.
    ///   - border: called at each border; a test throws there to be a kill.
    public init(
        _ place: Workplace, now: Instant,
        border: @escaping @Sendable (Border) throws -> Void = { _ in }
    ) {
        self.place = place
        self.now = now
        self.border = border
    }

    /// Does what is due.
    ///
    /// - Parameter acceptingClock: go on although the clock went back or jumped ahead.
    public func run(acceptingClock: Bool = false) throws -> RunOutcome {
        try refusingFileFaults { () throws(FileFault) in
            try DurableFile.makeFolder(place.state, mode: 0o700)
        }
        let attempt = try refusingFileFaults { () throws(FileFault) in
            try RunLock.take(place.lockPath, now: now.secondsSinceEpoch)
        }
        guard case .taken(let lock) = attempt else { return try busy(attempt) }
        defer { withExtendedLifetime(lock) {} }
        try border(.locked)

        let workspace = try OpenWorkspace(place)
        let ledger = try place.openLedger()
        if !acceptingClock { try doubtClock(ledger) }
        let number = try ledger.startRun(at: now)
        try border(.opened)
        do {
            let outcome = try work(workspace, ledger)
            try ledger.finishRun(
                number, exitCode: Int(outcome.status.rawValue), counts: outcome.counts, at: now)
            return outcome
        } catch let refusal as Refusal {
            try? ledger.finishRun(
                number, exitCode: Int(refusal.status.rawValue), counts: [:], at: now)
            throw refusal
        }
    }

    private func work(_ workspace: OpenWorkspace, _ ledger: Ledger) throws -> RunOutcome {
        var outcome = RunOutcome(status: .done, problems: [], counts: [:])
        try ledger.settleUncertain(.resend, at: now)
        try border(.settled)

        let published = try ledger.publishedSessions(
            season: workspace.intent.organisation.season.id)
        guard !published.isEmpty else { return outcome }
        let pages = try PublishedPages(workspace, ledger: ledger, now: now).refresh()
        outcome.counts["pages"] = pages.written + pages.removed
        try border(.published)

        try queue(workspace, ledger, &outcome)
        try border(.queued)
        try deliver(workspace, ledger, &outcome)
        return outcome
    }

    private func queue(
        _ workspace: OpenWorkspace, _ ledger: Ledger, _ outcome: inout RunOutcome
    ) throws {
        let sessions = try ledger.publishedSessions(
            season: workspace.intent.organisation.season.id)
        let reminders = try DueReminders.found(
            in: sessions, intent: workspace.intent, ledger: ledger, now: now)
        let secret = try InstanceSecret.open(place.secretPath, ledger: ledger)
        var deliveries: [Delivery] = []
        if !reminders.due.isEmpty {
            let composer = try ReminderComposer(
                workspace: workspace, sessions: sessions, secret: secret, now: now)
            deliveries = try reminders.due.map { try composer.delivery(of: $0, now: now) }
        }
        let new = try ledger.enqueue(deliveries, at: now)
        outcome.counts["queued"] = new
        outcome.counts["late"] = reminders.due.filter { $0.fate == .skippedLate }.count
    }

    private func deliver(
        _ workspace: OpenWorkspace, _ ledger: Ledger, _ outcome: inout RunOutcome
    ) throws {
        let settings = workspace.intent.organisation.mail
        let courier = OutboxFolder(path: place.path(settings.outbox))
        courier.sweep()
        while let record = try ledger.claimNext(now) {
            try border(.claimed)
            let result = attempt(record, courier, sender: settings.fromAddress)
            try border(.handedOver)
            try ledger.finish(record.delivery.key, result.outcome, at: now)
            outcome.counts[result.name, default: 0] += 1
            if let problem = result.problem {
                outcome.problems.append(
                    "the reminder for \(record.delivery.person) was not delivered: \(problem.words)"
                )
                outcome.status = worse(outcome.status, problem.status)
            }
            try border(.finished)
            // Settings that refuse one message refuse them all; the rest waits for a person, nothing is lost.
            if result.endsRun { break }
        }
    }

    private struct Attempt {
        var outcome: DeliveryOutcome
        var name: String
        var problem: (words: String, status: ExitStatus)?
        var endsRun = false
    }

    private func attempt(
        _ record: DeliveryRecord, _ courier: some Courier, sender: String
    ) -> Attempt {
        let delivery = record.delivery
        guard let bytes = delivery.message else {
            let fault = "its text is no longer kept"
            return Attempt(
                outcome: .failed(fault: fault), name: "failed", problem: (fault, .bug))
        }
        do {
            let receipt = try courier.deliver(
                SealedMessage(
                    messageID: delivery.messageID, sender: sender, recipient: delivery.recipient,
                    date: delivery.dueAt, bytes: bytes))
            return Attempt(outcome: .sent(receipt: receipt.place), name: "sent")
        } catch {
            let status = ExitStatus(rawValue: error.exitCode) ?? .ioError
            if error.kind == .permanent {
                return Attempt(
                    outcome: .failed(fault: error.detail), name: "failed",
                    problem: (error.detail, status))
            }
            let next = RetrySchedule.nextTry(
                after: record.attempts, now: now, giveUpAt: delivery.giveUpAt)
            guard let next else {
                return Attempt(
                    outcome: .failed(fault: error.detail), name: "failed",
                    problem: (error.detail, status))
            }
            return Attempt(
                outcome: .deferred(until: next, fault: error.detail), name: "deferred",
                problem: (error.detail, status), endsRun: true)
        }
    }

    private func worse(_ one: ExitStatus, _ other: ExitStatus) -> ExitStatus {
        one.rawValue >= other.rawValue ? one : other
    }

    private func busy(_ attempt: RunLock.Attempt) throws -> RunOutcome {
        guard case .held(let holder?) = attempt,
            now.secondsSinceEpoch - holder.since > 30 * 60
        else { return RunOutcome(status: .done, problems: [], counts: [:]) }
        throw Refusal(
            .tryLater,
            "another run (process \(holder.process)) has held the lock since \(Instant(secondsSinceEpoch: holder.since))"
        )
    }

    /// A machine that starts in 1970, or jumps to 2099, must not mail everybody.
    private func doubtClock(_ ledger: Ledger) throws {
        let last = try ledger.runs(last: 1).first?.startedAt
        switch ClockSanity(now: now, lastRun: last, built: RunDue.written) {
        case .sane: return
        case .behindLastRun(let seconds):
            throw Refusal(
                .tryLater, "the clock is \(seconds) s behind the last run; nothing was sent",
                advice: "set the clock right, or: kring run --accept-clock")
        case .farAfterLastRun(let seconds):
            throw Refusal(
                .tryLater,
                "the clock is \(seconds / 86_400) days after the last run; nothing was sent",
                advice: "check the clock, then: kring run --accept-clock")
        case .beforeBuild:
            throw Refusal(
                .tryLater,
                "the clock shows \(now), before this program was written; nothing was sent",
                advice: "set the clock right, or: kring run --accept-clock")
        }
    }

    /// 2026-11-01: no clock that is right shows an earlier moment.
    private static let written = Instant(secondsSinceEpoch: 1_793_491_200)
}

extension DueReminders {
    /// What has come due by what the ledger knows.
    static func found(
        in sessions: [PublishedSession], intent: Intent, ledger: Ledger, now: Instant
    ) throws(Refusal) -> DueReminders {
        let known = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.deliveryKeys(about: sessions.map(\.uid))
        }
        return DueReminders(of: sessions, intent: intent, known: known, now: now)
    }
}
