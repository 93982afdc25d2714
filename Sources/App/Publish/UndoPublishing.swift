package import CivilTime
package import Communities
import Feeds
import Ledger
import Meeting
import Publishing
import Season
package import Workplace

/// Takes the last publishing back, until somebody was told of it: `kring publish --undo`.
///
/// The plan is a draft again. What it moved is where it was; what it added shows nowhere any more, and comes back as the same
/// event where a later plan has it on its own day.
package struct UndoPublishing: Sendable {
    private let workplace: Workplace
    private let now: Instant
    private let language: Language

    /// - Parameters:
    ///   - now: becomes the moment of change.
    ///   - language: of who reads what became of it.
    package init(_ workplace: Workplace, now: Instant, language: Language = .en) {
        self.workplace = workplace
        self.now = now
        self.language = language
    }

    /// - Parameter isRehearsal: only say what would change.
    package func run(isRehearsal: Bool = false) throws -> PublishOutcome {
        try workplace.updateLedger()
        let workspace = try OpenWorkspace(workplace)
        let lock = isRehearsal ? nil : try workplace.takeRunLock(now)
        defer { withExtendedLifetime(lock) {} }
        let ledger = try workplace.openLedger()
        guard let publishing = try ledger.lastPublishing() else {
            throw Refusal(PlanRefusal.nothingToPublish)
        }
        let changed = publishing.changes.filter { $0.now != $0.after }
        guard !publishing.isOver, changed.isEmpty else {
            throw Refusal(PlanRefusal.changedSince(changed.map(\.after.session.id)))
        }
        guard try !ledger.hasTold(of: publishing) else { throw Refusal(PlanRefusal.toldSince) }
        let known = try ledger.publishedSessions(from: workspace.horizon(now))
        let back = publishing.changes.compactMap { change -> PublishedSession? in
            // What has begun meanwhile is history.
            change.after.session.span(in: workspace.zone).start <= now
                ? nil : change.takenBack(at: now)
        }
        let entries = known.updated(by: back).filter { $0.isWithdrawn != true }
        let agendas = try SessionAgenda(workspace, of: entries.held, ledger: ledger)
        let pages = try PublishedPages(
            workspace, ledger: ledger, now: now, isRehearsal: isRehearsal)
        let season = publishing.plans.first?.season ?? workspace.intent.organisation.season.id
        let publication = pages.publication(of: entries.held, in: season, over: known, agendas)
        var outcome = PublishOutcome(
            seasons: publishing.plans.map(\.season), sessions: entries.held.count,
            changes: SessionChange.all(
                in: publication, over: known, intent: workspace.intent, language: language),
            warnings: [], folder: pages.folder, filesWritten: 0, filesUnchanged: 0,
            filesRemoved: 0)
        if isRehearsal { return outcome }
        try ledger.undo(publishing, back, at: now)
        try pages.keepTurns(entries, agendas)
        let files = try pages.write(entries, agendas)
        outcome.filesWritten = files.written
        outcome.filesUnchanged = files.unchanged
        outcome.filesRemoved = files.removed
        outcome.stuck = files.stuckFiles?.words(language).message
        return outcome
    }
}

extension PublishingRecord.Change {
    /// The session as it was, one version on: calendars take the greatest SEQUENCE for the truth.
    fileprivate func takenBack(at now: Instant) -> PublishedSession {
        var entry = before ?? after
        if before == nil {
            entry.status = .cancelled
            entry.isWithdrawn = true
        }
        entry.sequence = after.sequence + 1
        entry.changed = max(now, after.changed.advanced(bySeconds: 1))
        return entry
    }
}
