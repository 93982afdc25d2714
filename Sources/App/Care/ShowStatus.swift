package import CivilTime
package import Communities
import Ledger
import Messages
package import Workplace

/// What was done, what is waiting, what failed: for people and for `kring status --json`.
package struct StatusReport: Sendable, Encodable {
    /// One run of the runner.
    package struct Run: Sendable, Encodable {
        /// When it started.
        package var started: Instant
        /// How it ended; `nil`: it has not, or was killed.
        package var exit: Int?
        /// What it did.
        package var counts: [String: Int]
    }

    /// A message that waits or failed.
    package struct Trouble: Sendable, Encodable {
        /// Whom it is for.
        package var person: String
        /// Where it stands.
        package var state: String
        /// How often it was tried.
        package var attempts: Int
        /// When it is tried again.
        package var nextTry: Instant
        /// What went wrong.
        package var detail: String?
    }

    /// The season.
    package var season: String
    /// When the last season ends, from six weeks before it on; `nil`: later, or there is a next one.
    package var seasonsEnd: CivilDate?
    /// The published plan's number.
    package var plan: Int?
    /// The draft's number, when one is newer than the published plan.
    package var draft: Int?
    /// Sessions people know, cancelled ones left out.
    package var sessions: Int
    /// The next session.
    package var nextSession: String?
    /// When the next reminder falls due.
    package var nextReminder: Instant?
    /// What is wrong with the files while runs go on, and by what they go on; none when all is well.
    package var problems: [String]
    /// Messages by state.
    package var messages: [String: Int]
    /// Messages that wait for another try, or failed.
    package var troubles: [Trouble]
    /// The last runs, the latest first.
    package var runs: [Run]
}

/// `kring status`.
package struct ShowStatus: Sendable {
    private let workplace: Workplace
    private let now: Instant
    private let language: Language

    /// Of that workspace, at that moment; in the language of who reads it.
    package init(_ workplace: Workplace, now: Instant, language: Language = .en) {
        self.language = language
        self.workplace = workplace
        self.now = now
    }

    /// Looks; changes nothing.
    package func run() throws -> StatusReport {
        let workspace = try OpenWorkspace(goingOn: workplace)
        let season = try workspace.season(nil, at: now).id
        var report = StatusReport(
            season: season.rawValue, plan: nil, draft: nil, sessions: 0, nextSession: nil,
            nextReminder: nil,
            problems: RunProblem.standing(in: workspace).map { $0.words(language).message },
            messages: [:], troubles: [], runs: [])
        report.seasonsEnd = workspace.intent.organisation.endSoon(
            on: workspace.zone.local(at: now).date)
        guard let ledger = try workplace.readLedger() else { return report }
        report.plan = try ledger.publishedPlan(season: season)?.number
        report.draft = try ledger.latestDraft(season: season)?.number
        if let plan = report.plan, let draft = report.draft, draft <= plan { report.draft = nil }
        report.sessions = try ledger.publishedSessions(season: season)
            .count { $0.status != .cancelled }
        let sessions = try ledger.publishedSessions(from: workspace.zone.local(at: now).date)
            .filter { $0.status != .cancelled }
        let zone = workspace.zone
        report.nextSession = sessions.map(\.session).first { $0.span(in: zone).start > now }
            .map { "\($0.id), \($0.date) \($0.start)" }
        report.nextReminder = try DueMessages(
            workspace, ledger, parts: Set(RunPart.allCases), now: now
        ).nextDue
        for (state, number) in try ledger.deliveryCounts() {
            report.messages[state.rawValue] = number
        }
        let waiting = try [DeliveryState.deferred, .failed, .uncertain].flatMap {
            try ledger.deliveries($0)
        }
        report.troubles = waiting.map { record in
            StatusReport.Trouble(
                person: record.delivery.person.rawValue, state: record.delivery.state.rawValue,
                attempts: record.attempts, nextTry: record.nextTryAt, detail: record.detail)
        }
        report.runs = try ledger.runs(last: 5).map {
            StatusReport.Run(started: $0.startedAt, exit: $0.exitCode, counts: $0.counts)
        }
        return report
    }
}
