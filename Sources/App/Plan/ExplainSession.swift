package import CivilTime
package import Communities
import FoundationEssentials
import Ledger
import Planning
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
    ///   - alternatives: how many to name.
    ///   - whyNot: a place to price, such as `Thu 10:00` in the session's own week, or
    ///     `2027-03-04 10:00 in r3.41`.
    package func run(
        _ session: String, alternatives: Int, whyNot: String?
    ) throws -> SessionExplanation {
        let workspace = try OpenWorkspace(workplace)
        let (version, known) = try plan(of: workspace)
        let compiler = try workspace.compiler(published: known, now: now)
        let instance = compiler.instance()
        let usual = try JSONDecoder().decode([Plan.Series].self, from: Data(version.usual.utf8))
        guard let plan = compiler.plan(of: version.sessions, usual: usual) else {
            throw Refusal(PlanRefusal.filesChanged(plan: version.number))
        }
        guard let at = compiler.position(of: session) else {
            throw workspace.unknown(
                .session, session, among: version.sessions.map(\.id.rawValue))
        }
        let current = plan.occurrences[at.community][at.occurrence]
        let words = AlternativeWords(
            compiler: compiler, sessions: version.sessions, language: language)
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

    /// The newest plan, and what is published.
    private func plan(
        of workspace: OpenWorkspace
    ) throws -> (PlanVersion, [PublishedSession]) {
        let season = workspace.intent.organisation.season.id
        guard let ledger = try workplace.readLedger(),
            let version = try ledger.latestDraft(season: season)
                ?? ledger.publishedPlan(season: season)
        else { throw Refusal(PlanRefusal.noPlan) }
        return (version, try ledger.publishedSessions(season: season))
    }
}
