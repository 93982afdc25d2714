import CivilTime
import Communities
import Ledger
import Messages
import Platform
import Workplace
import Workspace

/// Keeps that a run starts, what it did, and how it ended: in the ledger, and for programs that watch.
struct RunKeeping {
    private let workplace: Workplace
    private let now: Instant
    private let border: (RunDue.Border) throws -> Void

    init(
        _ workplace: Workplace, now: Instant, border: @escaping (RunDue.Border) throws -> Void
    ) {
        self.workplace = workplace
        self.now = now
        self.border = border
    }

    /// Does the work of a run between its two notes.
    ///
    /// - Parameter uptime: how long the machine has been on, for the next run to compare its clock with.
    func keep(
        _ ledger: Ledger, uptime: Uptime?, _ work: (inout RunOutcome) throws -> Void
    ) throws -> RunOutcome {
        let clock = ContinuousClock()
        let start = clock.now
        let number = try ledger.startRun(at: now, uptime: uptime)
        try border(.opened)
        var outcome = RunOutcome()
        var refusal: Refusal?
        do {
            try work(&outcome)
        } catch {
            guard let found = Refusal(from: error) else { throw error }
            refusal = found
        }
        let end = now.advanced(bySeconds: Int((clock.now - start) / .seconds(1)))
        let status = refusal?.status ?? outcome.status
        // What is wrong with the ledger or the disk was said already, and is what the command ends with.
        do {
            try ledger.finishRun(
                number, exitCode: Int(status.rawValue), counts: outcome.counts.named, at: end)
            try writeStatus(ledger, outcome, refusal, end)
        } catch  where refusal != nil {}
        if let refusal { throw refusal }
        return outcome
    }

    private func writeStatus(
        _ ledger: Ledger, _ outcome: RunOutcome, _ refusal: Refusal?, _ end: Instant
    ) throws {
        let counts = try ledger.deliveryCounts()
        let reasons = outcome.problems.map(\.reason) + (refusal.map { [$0.reason] } ?? [])
        // Nobody asked for this file in their language: it is for whoever looks after the organisation's Kring.
        let language = reasons.isEmpty ? nil : FirstLanguage.inWorkspace(workplace.folder)
        let problems = reasons.map { $0.words(language ?? .en).message }
        try refusingFileFaults { () throws(FileFault) in
            try StatusFile(
                started: now, finished: end, exit: (refusal?.status ?? outcome.status).rawValue,
                counts: outcome.counts.named, problems: problems,
                nextDue: outcome.nextDue,
                waiting: counts[.deferred, default: 0] + counts[.due, default: 0],
                failed: counts[.failed, default: 0] + counts[.uncertain, default: 0]
            ).write(workplace)
        }
    }
}
