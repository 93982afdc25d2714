package import CivilTime
package import Communities
import Feeds
import Ledger
import Meeting
package import Publishing
package import Season
package import Workplace

/// What a publishing did, for people and for `kring publish --json`.
package struct PublishOutcome: Sendable, Encodable {
    /// Sessions people now know, cancelled ones left out.
    package var sessions: Int
    /// What changed.
    package var changes: [SessionChange]
    /// What somebody should look at.
    package var warnings: [String]
    /// The published folder.
    package var folder: String
    /// Files with new bytes.
    package var filesWritten: Int
    /// Files that were left alone.
    package var filesUnchanged: Int
    /// Files that went.
    package var filesRemoved: Int
    /// What leaves the public pages, told once.
    package var closing: KnowledgeClosing?
    /// What should have gone and is still there, in words.
    package var stuck: String?
}

/// Makes the newest draft what people know: `kring publish`.
///
/// The ledger first, in one transaction, then the files: whatever interrupts it in between, the next publish or run
/// writes the files from the ledger.
package struct PublishPlan: Sendable {
    private let workplace: Workplace
    private let now: Instant
    private let language: Language

    /// - Parameters:
    ///   - now: becomes the moment of change of what changes.
    ///   - language: of who reads what became of it.
    package init(_ workplace: Workplace, now: Instant, language: Language = .en) {
        self.language = language
        self.workplace = workplace
        self.now = now
    }

    /// Publishes.
    ///
    /// - Parameter isRehearsal: only say what would change.
    package func run(isRehearsal: Bool = false) throws -> PublishOutcome {
        let workspace = try OpenWorkspace(workplace)
        // A run that writes the same pages at the same time could put old ones over new ones.
        let lock = isRehearsal ? nil : try workplace.takeRunLock(now)
        defer { withExtendedLifetime(lock) {} }
        let ledger = try workplace.openLedger()
        let season = workspace.intent.organisation.season.id
        let known = try ledger.publishedSessions(season: season)
        let draft = try pendingDraft(ledger, season)
        guard draft != nil || !known.isEmpty else {
            throw Refusal(PlanRefusal.nothingToPublish)
        }
        let sessions =
            draft?.sessions
            ?? known.filter { $0.status != .cancelled }.map(\.session)
        let agendas = try SessionAgenda(workspace, of: sessions, ledger: ledger)
        let pages = try PublishedPages(workspace, ledger: ledger, now: now)
        let publication = pages.publication(of: sessions, over: known, agendas)
        var outcome = outcome(of: publication, known: known, agendas, workspace, pages)
        outcome.closing = try pages.closing()
        if isRehearsal { return outcome }
        if draft != nil || !publication.changes.isEmpty {
            _ = try ledger.publish(
                publication.sessions.differing(from: known), of: season, plan: draft?.number,
                at: now)
            try pages.keepTurns(publication.sessions, agendas)
        }
        let files = try pages.closeKnowledge { try pages.write(publication.sessions, agendas) }
        outcome.filesWritten = files.written
        outcome.filesUnchanged = files.unchanged
        outcome.filesRemoved = files.removed
        outcome.stuck = files.stuckFiles?.words(language).message
        return outcome
    }

    /// The newest draft, unless a later plan is published already.
    private func pendingDraft(_ ledger: Ledger, _ season: SeasonID) throws -> PlanVersion? {
        guard let draft = try ledger.latestDraft(season: season) else { return nil }
        guard let published = try ledger.publishedPlan(season: season) else { return draft }
        return draft.number > published.number ? draft : nil
    }

    private func outcome(
        of publication: Publication, known: [PublishedSession], _ agendas: SessionAgenda,
        _ workspace: OpenWorkspace, _ pages: PublishedPages
    ) -> PublishOutcome {
        PublishOutcome(
            sessions: publication.sessions.filter { $0.status != .cancelled }.count,
            changes: SessionChange.all(
                in: publication, over: known, intent: workspace.intent, language: language),
            warnings: pages.warnings(publication.sessions, agendas, language), folder: pages.folder,
            filesWritten: 0,
            filesUnchanged: 0, filesRemoved: 0)
    }
}
