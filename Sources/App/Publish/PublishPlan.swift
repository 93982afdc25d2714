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
    /// The seasons whose drafts became what people know.
    package var seasons: [SeasonID]
    /// Sessions people now know, cancelled ones and those of seasons that are over left out.
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

    /// Publishes every draft that waits, the earliest season first; without any, texts that changed.
    ///
    /// - Parameters:
    ///   - asked: only the draft of this season.
    ///   - isRehearsal: only say what would change.
    package func run(
        of asked: SeasonID? = nil, isRehearsal: Bool = false
    ) throws -> PublishOutcome {
        try workplace.updateLedger()
        let workspace = try OpenWorkspace(workplace)
        if let asked { _ = try workspace.season(asked, at: now) }
        // A run that writes the same pages at the same time could put old ones over new ones.
        let lock = isRehearsal ? nil : try workplace.takeRunLock(now)
        defer { withExtendedLifetime(lock) {} }
        let ledger = try workplace.openLedger()
        let drafts = try ledger.pendingDrafts()
            .filter { asked == nil || $0.season == asked }
            .map { draft in (draft, workspace.intent.organisation.season(draft.season)) }
            .sorted {
                ($0.1?.from.daysSinceEpoch ?? .max, $0.0.number)
                    < ($1.1?.from.daysSinceEpoch ?? .max, $1.0.number)
            }
        var known = try ledger.publishedSessions(from: workspace.horizon(now))
        guard !drafts.isEmpty || !known.isEmpty else {
            throw Refusal(PlanRefusal.nothingToPublish)
        }
        let pages = try PublishedPages(workspace, ledger: ledger, now: now)
        var outcome = PublishOutcome(
            seasons: drafts.map(\.0.season), sessions: 0, changes: [], warnings: [],
            folder: pages.folder, filesWritten: 0, filesUnchanged: 0, filesRemoved: 0)
        var given = try ledger.sessionIDs()
        var agendas = try SessionAgenda(workspace, of: known, ledger: ledger)
        for (draft, season) in drafts {
            let before = try ledger.publishedSessions(season: draft.season)
            let sessions = SessionNumbers(given: given, heirs: workspace.intent.heirs).numbered(
                draft.sessions, known: Set(before.map(\.session.id)))
            agendas = try SessionAgenda(
                workspace, of: known.held(besides: before) + sessions, ledger: ledger)
            let publication = pages.publication(
                of: sessions, in: draft.season, over: before, agendas)
            outcome.add(publication, over: before, workspace, language)
            if !isRehearsal {
                _ = try ledger.publish(
                    publication.sessions.differing(from: before), of: draft.season,
                    plan: draft.number, numbered: sessions == draft.sessions ? nil : sessions,
                    during: season.map { $0.from...$0.to }, at: now)
            }
            given += sessions.map(\.id)
            known = known.updated(by: publication.sessions.filter { $0.isWithdrawn != true })
        }
        if drafts.isEmpty {
            // Nothing of it is new: each session keeps the season that it has.
            let season = workspace.intent.organisation.season.id
            let publication = pages.publication(of: known.held, in: season, over: known, agendas)
            outcome.add(publication, over: known, workspace, language)
            if !isRehearsal, !publication.changes.isEmpty {
                _ = try ledger.publish(
                    publication.sessions.differing(from: known), of: season, plan: nil, at: now)
            }
            known = publication.sessions
        }
        let first = try workspace.season(nil, at: now).from
        outcome.sessions = known.held.count {
            first <= $0.date || now < $0.span(in: workspace.zone).start
        }
        outcome.warnings =
            workspace.standing.map { $0.line(language) }
            + pages.warnings(known, agendas, language)
        outcome.closing = try pages.closing()
        if isRehearsal { return outcome }
        if let files = workspace.kept { try ledger.keepReading(files, at: now) }
        if !outcome.changes.isEmpty || !drafts.isEmpty {
            try pages.keepTurns(known, agendas)
        }
        let files = try pages.closeKnowledge { try pages.write(known, agendas) }
        outcome.filesWritten = files.written
        outcome.filesUnchanged = files.unchanged
        outcome.filesRemoved = files.removed
        outcome.stuck = files.stuckFiles?.words(language).message
        return outcome
    }
}

extension PublishOutcome {
    fileprivate mutating func add(
        _ publication: Publication, over known: [PublishedSession], _ workspace: OpenWorkspace,
        _ language: Language
    ) {
        changes += SessionChange.all(
            in: publication, over: known, intent: workspace.intent, language: language)
    }
}
