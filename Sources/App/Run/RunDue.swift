package import CivilTime
import Communities
import FoundationEssentials
import Ledger
package import Messages
import Platform
import Publishing
package import Workplace
import Workspace

/// Everything that is due, once, safely: `kring run`.
///
/// 1. Take the lock of sending; where another run has it, that one sends what is queued here as well.
/// 2. Take the lock of runs; another run that is at work does what there is to do.
/// 3. Where an earlier run foresaw that there is nothing to do, end.
/// 4. Write into files what was decided for today. Read the files, open the ledger, doubt the clock. Files with faults are read as they last were without; those without
///    are kept for that.
/// 5. Settle what an interrupted run left open.
/// 6. Fetch busy calendars, keep the published pages right.
/// 7. Take back what waits and no longer holds, put sessions without an agenda online, and queue every message that is due; where these are many, the first go meanwhile.
/// 8. Give the lock of runs back: handing over can take long, and changes nothing that others write.
/// 9. Hand over what waits and keep what became of it; when the plan changes meanwhile, take the lock again and go on from 7.
/// 10. Clear away what is of no more use.
///
/// Every step can be interrupted before, in and after: the next run finds in the ledger what is left to do.
package struct RunDue: Sendable {
    /// The borders between steps, at which a run can be killed.
    ///
    /// At each the ledger and the files say all that the next run must know; between two of them a step is either one
    /// transaction, or can be done again. What can happen twice is a hand-over alone: after `claimed` and before
    /// `finished`.
    package enum Border: String, Sendable, CaseIterable {
        case locked, opened, settled, published, queued, claimed, handedOver, finished
    }

    private let workplace: Workplace
    private let now: Instant
    private let pieceSize: Int
    private let border: @Sendable (Border) throws -> Void

    /// - Parameters:
    ///   - now: the moment that counts as now, for all of the run.
    ///   - pieceSize: where more messages than this are due, the first ones go while the others are written.
    ///   - border: called at each border; a test throws there to be a kill.
    package init(
        _ workplace: Workplace, now: Instant, pieceSize: Int = 200,
        border: @escaping @Sendable (Border) throws -> Void = { _ in }
    ) {
        self.workplace = workplace
        self.now = now
        self.pieceSize = pieceSize
        self.border = border
    }

    package func run(_ options: RunOptions = RunOptions()) throws -> RunOutcome {
        try refusingFileFaults { () throws(FileFault) in
            try DurableFile.makeFolder(workplace.state, mode: 0o700)
        }
        // First: of whoever waits for a lock none holds one that the other waits for (`takeAllLocks`).
        let isStopping = { options.stop() != nil }
        let sending = try workplace.attemptSendingLock(
            now, patience: options.patience, isStopping: isStopping)
        let attempt = try workplace.attemptRunLock(
            now, patience: options.patience, isStopping: isStopping)
        guard case .taken(let lock) = attempt else { return try busy(attempt) }
        let locks = Locks(run: lock, sending: sending)
        defer { withExtendedLifetime(locks) {} }
        // What killed runs left half-written.
        DurableFile.sweep(workplace.state)
        try border(.locked)

        let hasLedger = FileManager.default.fileExists(atPath: workplace.ledgerPath)
        if hasLedger, options.parts == Set(RunPart.allCases),
            let outcome = try idle(options)
        {
            return outcome
        }
        let left = hasLedger ? try WriteDueEdits(workplace, now: now).run() : []
        let workspace = try OpenWorkspace(goingOn: workplace)
        let watchdog = Watchdog(workspace.intent.organisation, workplace)
        watchdog.start()
        do {
            let outcome = try run(workspace, options, locks, left)
            watchdog.end(outcome.status)
            return outcome
        } catch {
            watchdog.end(Refusal(from: error)?.status ?? .bug)
            throw error
        }
    }

    /// A run of which an earlier one foresaw that it has nothing to do; `nil` when it may have.
    private func idle(_ options: RunOptions) throws -> RunOutcome? {
        let ledger = try workplace.openLedger()
        guard let until = try IdleForecast(workplace, ledger, now: now).holds() else { return nil }
        if !options.isAcceptingClock { try doubtClock(ledger, options.uptime) }
        return try RunKeeping(workplace, now: now, border: border).keep(
            ledger, uptime: options.uptime
        ) {
            outcome in
            outcome.nextDue = until
            outcome.counts[.queued] = 0
        }
    }

    /// What a run holds.
    private struct Locks {
        var run: RunLock
        /// The lock of sending, or who has it.
        var sending: RunLock.Attempt

        var isSending: Bool {
            if case .taken = sending { true } else { false }
        }
    }

    private func run(
        _ workspace: OpenWorkspace, _ options: RunOptions, _ locks: Locks,
        _ left: [RunProblem]
    ) throws -> RunOutcome {
        let ledger = try workplace.openLedger()
        if !options.isAcceptingClock { try doubtClock(ledger, options.uptime) }
        return try RunKeeping(workplace, now: now, border: border).keep(
            ledger, uptime: options.uptime
        ) {
            outcome in
            for problem in left { outcome.note(RunOutcome.Problem(problem)) }
            try work(workspace, ledger, options, locks, &outcome)
        }
    }

    private func work(
        _ workspace: OpenWorkspace, _ ledger: Ledger, _ options: RunOptions, _ locks: Locks,
        _ outcome: inout RunOutcome
    ) throws {
        let organisation = workspace.intent.organisation
        if let files = workspace.kept { try ledger.keepReading(files, at: now) }
        let memory = try FaultMemory(ledger, workspace.standing, now: now)
        try memory.keep(in: ledger)
        // An error is said by every run, what can be lived with once.
        let said =
            workspace.standing.filter { $0.severity == .error }
            + memory.new.filter { $0.severity != .error }
        for problem in RunProblem.standing(said, in: workspace) {
            outcome.note(RunOutcome.Problem(problem))
        }
        switch locks.sending {
        case .taken:
            // Nobody else sends: what stands as being sent is of a run that was cut off.
            let inDoubt = UncertainPolicy(organisation.mail.inDoubt)
            try ledger.settleUncertain(inDoubt, mostTries: RetrySchedule.mostTries, at: now)
        case .held(let holder):
            outcome.isSentByAnother = true
            if let problem = overdue(holder) { outcome.note(RunOutcome.Problem(problem)) }
        }
        try border(.settled)

        if options.parts.contains(.import) {
            try CalendarImport(workspace: workspace, ledger: ledger, now: now).run(&outcome)
        }
        let published = try ledger.publishedSessions(from: workspace.horizon(now))
        if !published.isEmpty, options.parts.contains(.publish) {
            try publish(published, workspace, ledger, &outcome)
        }
        try border(.published)

        // Without anything published there may still be messages from before a ledger was put back, and faults are told.
        var queued = Queued(history: try ledger.latestChange())
        if !published.isEmpty || !workspace.standing.isEmpty {
            queued = try queue(workspace, ledger, options, isSending: locks.isSending, &outcome)
        }
        defer { queued.beside?.finish() }
        if let next = try CalendarImport(workspace: workspace, ledger: ledger, now: now).next() {
            outcome.nextDue = outcome.nextDue.map { min($0, next) } ?? next
        }
        try border(.queued)
        if try isIdle(ledger, options, outcome) {
            try care(ledger, workspace)
            try IdleForecast(workplace, ledger, now: now).keep(workspace, nextDue: outcome.nextDue)
            return
        }
        locks.run.giveBack()
        if locks.isSending {
            try deliver(workspace, ledger, options, queued, &outcome)
        }
        try care(ledger, workspace)
    }

    /// Whether there was nothing to do, and nothing waits.
    private func isIdle(
        _ ledger: Ledger, _ options: RunOptions, _ outcome: RunOutcome
    ) throws(LedgerFault) -> Bool {
        guard outcome.status == .done, options.parts == Set(RunPart.allCases),
            outcome.counts[.pages, default: 0] == 0
        else { return false }
        return try !ledger.hasUnfinished()
    }

    /// Hands over what waits, and looks again at what is due whenever the plan changes meanwhile.
    private func deliver(
        _ workspace: OpenWorkspace, _ ledger: Ledger, _ options: RunOptions, _ queued: Queued,
        _ outcome: inout RunOutcome
    ) throws {
        var (workspace, queued) = (workspace, queued)
        while try handOver(workspace, ledger, options, queued, &outcome) == .outdated {
            // Whoever changes the plan is done in a moment; else the next run goes on here.
            guard
                case .taken(let lock) = try workplace.attemptRunLock(
                    now, patience: 60, isStopping: { options.stop() != nil })
            else { return }
            defer { lock.giveBack() }
            workspace = try OpenWorkspace(goingOn: workplace)
            // All is written before any of it goes: it is little, and the lock is given back in between.
            queued = try queue(workspace, ledger, options, isSending: false, &outcome)
        }
    }

    /// What is queued.
    private struct Queued {
        /// Up to where in the history of sessions what waits has been looked at.
        var history: Int
        /// The round that hands over what was queued first.
        var beside: RoundBeside?
    }

    /// Once a day what is of no more use is cleared away.
    private func care(_ ledger: Ledger, _ workspace: OpenWorkspace) throws {
        let last = try ledger.note("care")?.at
        if let last, now < last.advanced(bySeconds: 86_400), last <= now { return }
        try ledger.clear(
            LedgerRetention(workspace.intent.organisation.keep, at: now),
            today: workspace.zone.local(at: now).date)
        try ledger.note("care", "", at: now)
    }

    /// What is wrong with the published folder keeps nobody's reminder back.
    private func publish(
        _ published: [PublishedSession], _ workspace: OpenWorkspace, _ ledger: Ledger,
        _ outcome: inout RunOutcome
    ) throws {
        do {
            let pages = try PublishedPages(workspace, ledger: ledger, now: now).refresh(
                published)
            outcome.counts[.pages] = pages.written + pages.removed
            if let stuck = pages.stuckFiles { outcome.note(RunOutcome.Problem(stuck)) }
        } catch {
            guard !(error is LedgerFault), let refusal = Refusal(from: error) else { throw error }
            outcome.note(RunOutcome.Problem(refusal.reason))
        }
    }

    /// - Parameter isSending: whether the first messages may go while the others are written.
    private func queue(
        _ workspace: OpenWorkspace, _ ledger: Ledger, _ options: RunOptions, isSending: Bool,
        _ outcome: inout RunOutcome
    ) throws -> Queued {
        let season = try workspace.season(nil, at: now).id
        // First, so that what waits and has changed is found as what is new is.
        let review = try WaitingReview(workspace, ledger, now: now)
        try ledger.withdraw(
            review.withdrawn, DeliveryNote.noLongerHolds.kept, at: now)
        var due = try DueMessages(workspace, ledger, parts: options.parts, now: now)
        // Going online is itself a change that people hear of, so what is due is looked up anew after it.
        if !due.found.goingOnline.isEmpty {
            try GoOnline(workspace: workspace, ledger: ledger, now: now)
                .move(due.found.goingOnline, &outcome)
            due = try DueMessages(workspace, ledger, parts: options.parts, now: now)
        }
        // The lock of runs is held: nobody publishes between this and what was found.
        var queued = Queued(history: try ledger.latestChange())
        outcome.nextDue = due.nextDue
        // That it was looked at is told even where nothing is due.
        outcome.counts[.queued] = outcome.counts[.queued, default: 0]
        outcome.counts[.late, default: 0] += due.found.silent.count { $0.state == .skippedLate }
        let secret = try InstanceSecret.open(workplace.secretPath, ledger: ledger)
        // A desk is not set up for nothing: it takes the agendas of all sessions.
        guard !due.found.messages.isEmpty || !due.found.silent.isEmpty else {
            try ledger.enqueue(due.found.settled, season: season, at: now)
            return queued
        }
        let desk = try due.desk(secret: secret)
        do {
            try MessageQueue(due: due, desk: desk).write(inPiecesOf: pieceSize, &outcome) {
                piece, outcome in
                outcome.counts[.queued, default: 0] += try ledger.enqueue(
                    piece, season: season, at: now)
                if isSending, piece.isFollowed, queued.beside == nil {
                    queued.beside = try round(
                        workspace, ledger, options, queued.history, &outcome
                    ).map(RoundBeside.init)
                }
                queued.beside?.announce()
            }
        } catch {
            queued.beside?.finish()
            throw error
        }
        for fault in desk.layouts.replacements {
            outcome.note(RunOutcome.Problem(RunProblem.layoutReplaced(fault)))
        }
        return queued
    }

    private func handOver(
        _ workspace: OpenWorkspace, _ ledger: Ledger, _ options: RunOptions, _ queued: Queued,
        _ outcome: inout RunOutcome
    ) throws -> DeliveryRound.Ending {
        if let beside = queued.beside { return try beside.finish(&outcome) }
        let kinds = KindsOfMessage.sent(in: options.parts)
        guard try ledger.hasWaiting(now, kinds: Set(kinds.map(\.rawValue))) else { return .done }
        return try round(workspace, ledger, options, queued.history, &outcome)?.run(&outcome)
            ?? .done
    }

    /// What hands over; `nil` when nothing can be.
    private func round(
        _ workspace: OpenWorkspace, _ ledger: Ledger, _ options: RunOptions, _ history: Int,
        _ outcome: inout RunOutcome
    ) throws -> DeliveryRound? {
        let organisation = workspace.intent.organisation
        let way: MailWay
        do throws(Refusal) {
            way = try MailWay(organisation.mail, workplace, ownName: organisation.web.host)
        } catch {
            outcome.note(RunOutcome.Problem(error.reason))
            return nil
        }
        way.sweep()
        let sessions = try ledger.publishedSessions(from: workspace.horizon(now))
        return DeliveryRound(
            ledger: ledger, way: way,
            channel: { [workplace] listener throws(Refusal) in
                guard let channel = organisation.channel(of: listener) else { return nil }
                return try ChannelWay.courier(channel, organisation, workplace)
            }, sender: organisation.mail.fromAddress,
            inDoubt: UncertainPolicy(organisation.mail.inDoubt), now: now, zone: workspace.zone,
            kinds: KindsOfMessage.sent(in: options.parts), history: history,
            sessions: Dictionary(
                sessions.map { ($0.uid, $0.session.id) }, uniquingKeysWith: { one, _ in one }),
            language: organisation.language, border: border, stop: options.stop)
    }

    private func busy(_ attempt: RunLock.Attempt) throws -> RunOutcome {
        if case .held(let holder) = attempt, let problem = overdue(holder) {
            throw Refusal(problem)
        }
        return RunOutcome(isBusy: true)
    }

    /// That whoever holds a lock may hang: no run takes half an hour.
    private func overdue(_ holder: RunLock.Holder?) -> RunRefusal? {
        guard let holder, now.secondsSinceEpoch - holder.since > 30 * 60 else { return nil }
        return .anotherRun(
            process: holder.process, since: Instant(secondsSinceEpoch: holder.since))
    }

    /// A machine that starts in 1970, or jumps to 2099, must not mail everybody.
    private func doubtClock(_ ledger: Ledger, _ uptime: Uptime?) throws {
        let last = try ledger.runs(last: 1).first
        // Another start of the machine counts from another beginning.
        let counted = uptime.flatMap { uptime in
            last?.uptime.flatMap {
                $0.boot == uptime.boot ? uptime.seconds - $0.seconds : nil
            }
        }
        let sanity = ClockSanity(
            now: now, lastRun: last?.startedAt, built: RunDue.written, counted: counted)
        switch sanity {
        case .sane: return
        case .behindLastRun(let seconds):
            throw Refusal(RunRefusal.clockBehind(seconds: seconds))
        case .jumpedAhead(let seconds):
            throw Refusal(RunRefusal.clockJumped(days: seconds / 86_400))
        case .farAfterLastRun(let seconds):
            throw Refusal(RunRefusal.clockFarAhead(days: seconds / 86_400))
        case .beforeBuild: throw Refusal(RunRefusal.clockBeforeProgram(now))
        }
    }

    /// 2026-11-01: no clock that is right shows an earlier moment.
    private static let written = Instant(secondsSinceEpoch: 1_793_491_200)
}

extension UncertainPolicy {
    init(_ inDoubt: MailSettings.InDoubt) {
        self =
            switch inDoubt {
            case .resend: .resend
            case .hold: .hold
            }
    }
}
