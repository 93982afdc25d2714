package import CivilTime
package import Communities
import Feeds
import FoundationEssentials
import Ledger
import Planning
import Publishing
package import Season
package import Workplace

/// Explains a session by the price of its alternatives: `kring explain`.
package struct ExplainSession: Sendable {
    private let workplace: Workplace
    private let now: Instant
    private let language: Language

    /// Of that workspace, at that moment, in the words of that language.
    package init(_ workplace: Workplace, now: Instant, language: Language = .en) {
        self.language = language
        self.workplace = workplace
        self.now = now
    }

    /// The explanation.
    ///
    /// - Parameters:
    ///   - asked: its season, where nobody knows it yet; `nil`: the present one, else the next.
    ///   - alternatives: how many to name.
    ///   - whyNot: a place to price, such as `Thu 10:00` in the session's own week, or
    ///     `2027-03-04 10:00 in r3.41`.
    package func run(
        _ session: String, of asked: SeasonID? = nil, alternatives: Int, whyNot: String?
    ) throws -> SessionExplanation {
        let (workspace, version, known) = try plan(having: session, asked)
        let sessions = version.state == .draft ? version.sessions : known.held
        let compiler = try workspace.compiler(published: known, now: now, planned: sessions)
        let instance = compiler.instance()
        let usual = try JSONDecoder().decode([Plan.Series].self, from: Data(version.usual.utf8))
        guard let plan = compiler.plan(of: sessions, usual: usual) else {
            throw Refusal(PlanRefusal.filesChanged(plan: version.number))
        }
        guard let at = compiler.position(of: session) else {
            throw workspace.unknown(
                .session, session, among: sessions.map(\.id.rawValue))
        }
        let current = plan.occurrences[at.community][at.occurrence]
        let words = AlternativeWords(
            compiler: compiler, sessions: sessions, language: language)
        let found = try Explanation(
            instance, plan, community: at.community, occurrence: at.occurrence, count: alternatives,
            oneRoomEach: true)
        var explanation = SessionExplanation(
            session: session,
            place: current.map { words.place($0) } ?? language.say("valt uit", "left out"),
            plan: version.state == .draft ? "draft" : "published", asked: nil,
            alternatives: found.alternatives.map { words.alternative($0, of: at) })
        if let whyNot {
            let series = plan.series[at.community]
            let usual = Plan.Occurrence(
                day: instance.communities[at.community].patterns[series.pattern].days[
                    at.occurrence],
                start: series.start, room: series.room, mode: series.mode)
            let wanted = try WhyNotPlace(compiler: compiler, near: current ?? usual).read(whyNot)
            explanation.asked = words.alternative(
                try Explanation.best(
                    instance, plan, community: at.community, occurrence: at.occurrence,
                    wanting: wanted),
                of: at)
        }
        return explanation
    }

    /// The newest plan of the session's season, and what is published of it.
    private func plan(
        having session: String, _ asked: SeasonID?
    ) throws -> (OpenWorkspace, PlanVersion, [PublishedSession]) {
        let workspace = try OpenWorkspace(workplace)
        guard let ledger = try workplace.readLedger() else { throw Refusal(PlanRefusal.noPlan) }
        let id = SessionID(rawValue: session)
        var season = try workspace.season(of: id, in: ledger)
        if season == nil, asked == nil {
            // One that is new in a draft of whatever season.
            season = try ledger.pendingDrafts().first { draft in
                draft.sessions.contains { $0.id == id }
            }.flatMap { workspace.intent.organisation.season($0.season) }
        }
        let chosen = try season ?? workspace.season(asked, at: now)
        guard
            let version = try ledger.latestDraft(season: chosen.id)
                ?? ledger.publishedPlan(season: chosen.id)
        else { throw Refusal(PlanRefusal.noPlan) }
        return (
            workspace.during(chosen), version, try ledger.publishedSessions(season: chosen.id)
        )
    }
}
