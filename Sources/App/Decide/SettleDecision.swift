import Communities
import Feeds
import Ledger
import Meeting
import Publishing
import Season
import Workplace

/// Makes a decision what people know: in the ledger, in feeds and on pages.
struct SettleDecision {
    let decision: OpenDecision
    /// Of who reads what became of it.
    let language: Language

    /// - Parameters:
    ///   - new: the session as it will be; `nil`: it is not held.
    ///   - busy: when people cannot, for who facilitates.
    ///   - isRehearsal: only say what would change.
    func settle(
        _ pin: Pin, _ new: Session?, busy: BusyTimes = BusyTimes(), isRehearsal: Bool,
        _ outcome: inout DecisionOutcome
    ) throws {
        let (workspace, ledger, known) = (decision.workspace, decision.ledger, decision.known)
        let (session, season, now) = (decision.session, decision.season.id, decision.now)
        var sessions = decision.held.filter { $0.id != session }
        if let new { sessions = decision.assigned(new, among: sessions, busy) }
        let all = try ledger.publishedSessions(from: workspace.horizon(now))
        let agendas = try SessionAgenda(
            workspace, of: all.held(besides: known) + sessions, ledger: ledger)
        let pages = try PublishedPages(
            workspace, ledger: ledger, now: now, isRehearsal: isRehearsal)
        let publication = pages.publication(of: sessions, in: season, over: known, agendas)
        var entries = publication.sessions
        for index in entries.indices where entries[index].session.id == session {
            entries[index].explain(
                pin.reason, over: known.first { $0.session.id == session }, now: now)
        }
        outcome.changes = SessionChange.all(
            in: publication, over: known, intent: workspace.intent, language: language)
        outcome.staleDraft = try ledger.latestDraft(season: season)?.number
        if isRehearsal { return }
        let isKnown = known.contains { $0.session.id == session }
        let version = isKnown ? decision.version(of: sessions) : nil
        outcome.plan = try ledger.decide(
            pin, of: season, plan: version,
            sessions: isKnown ? entries.differing(from: known) : [], at: now)
        outcome.isDone = true
        guard isKnown else { return }
        let dates = (known.map(\.session) + sessions).filter { $0.id == session }.map(\.date)
        let published = all.updated(by: entries)
        try pages.keepTurns(published, agendas, on: Set(dates))
        outcome.filesWritten = try pages.write(published, agendas).written
    }
}
