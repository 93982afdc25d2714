package import CivilTime
package import Communities
import Feeds
import FoundationEssentials
import Ledger
import Meeting
import Planning
import Platform
import Publishing
package import Season
package import Workplace

/// What a planning came to, for people and for `kring plan --json`.
package struct PlanOutcome: Sendable, Encodable {
    /// The draft's number; `nil` when nothing was kept because hard rules are broken.
    package var plan: Int?
    /// The season that was planned.
    package var season: SeasonID
    /// The sessions, by date.
    package var sessions: [SessionRecord]
    /// How many hard rules are broken.
    package var hard: Int
    /// Which, how often.
    package var hardRules: [String: Int]
    /// The sessions that break them, in words.
    package var troubles: [String]
    /// The cost.
    package var soft: Int
    /// The cost by rule.
    package var softRules: [String: Int]
    /// No plan can cost less: proved.
    package var bound: Int
    /// The seed of the search.
    package var seed: UInt64
    /// The steps it took.
    package var steps: Int
    /// Whether nothing is published yet.
    package var isFirst: Bool
    /// What would change for people.
    package var differences: [SessionChange]
    /// The same by community; those for which nothing changes are left out.
    package var communities: [CommunityChanges]
    /// The same by person; those who notice nothing are left out.
    package var people: [PersonChanges]
    /// How many people would notice.
    package var peopleTouched: Int
    /// What of the files can be lived with, in words: people who are missed.
    package var warnings: [String] = []
    /// Sessions that are too near to be replanned and can no longer be held as they are, in words: somebody must decide.
    package var standing: [String]
    /// What was supposed, in words; such a plan is not kept.
    package var supposed: [String]
    /// Whether the plan is only to look at.
    package var isWhatIf: Bool
    /// The improvements on the way.
    package var trace: [SearchTrace.Entry] = []
    /// Why no plan keeps every wish; only where this one does not.
    package var explanation: SeasonExplanation?

    /// How far above the bound the cost is, in percent of the cost.
    package var gapPercent: Int { SearchProgress.gapPercent(soft: soft, bound: bound) }
}

/// Which part of the season is planned anew, and on what suppositions.
package struct PlanScope: Sendable {
    /// What is supposed; any of it makes the plan one to look at only.
    package var hypotheses: [Hypothesis]
    /// Whether the plan is only to look at.
    package var isWhatIf: Bool
    /// The first day on which published sessions may change.
    package var from: CivilDate?
    /// The last one.
    package var to: CivilDate?
    /// Whether published sessions may change where that makes the plan better, and not only where they must.
    package var isImproving: Bool

    /// Without arguments: all of it, as it is, changing what must change.
    package init(
        hypotheses: [Hypothesis] = [], isWhatIf: Bool = false, from: CivilDate? = nil,
        to: CivilDate? = nil, isImproving: Bool = false
    ) {
        self.hypotheses = hypotheses
        self.isWhatIf = isWhatIf || !hypotheses.isEmpty
        self.from = from
        self.to = to
        self.isImproving = isImproving
    }

    /// Whether a published session may change.
    func includes(_ session: Session) -> Bool {
        (from.map { $0 <= session.date } ?? true) && (to.map { session.date <= $0 } ?? true)
    }
}

/// Plans the season as a draft: `kring plan`.
///
/// Where something is published, it stays as it is unless it has to change; what people decided, what lies inside the
/// freeze and what lies outside the asked days does not change at all.
package struct PlanSeason: Sendable {
    private let workplace: Workplace
    private let now: Instant
    private let language: Language

    /// - Parameters:
    ///   - now: decides what lies in the past and what is frozen.
    ///   - language: of who reads what became of it.
    package init(_ workplace: Workplace, now: Instant, language: Language = .en) {
        self.language = language
        self.workplace = workplace
        self.now = now
    }

    /// Searches, checks the result by the full scorer, and keeps it as a draft.
    ///
    /// - Parameter asked: the season to plan; `nil`: the one that holds now, else the next.
    package func run(
        _ budget: SearchBudget, _ scope: PlanScope = PlanScope(), of asked: SeasonID? = nil
    ) async throws -> PlanOutcome {
        // Else a community without its file would not be missed, the first time after Kring itself was brought up to date.
        try workplace.updateLedger()
        try workplace.fetchHolidays(now: now)
        let whole = try OpenWorkspace(workplace)
        let actual = whole.during(try whole.season(asked, at: now))
        let supposition = try actual.supposing(scope.hypotheses)
        let workspace = supposition.workspace
        let season = workspace.intent.organisation.season
        let published = try known(season.id, scope)
        guard !published.isEmpty || (scope.from == nil && scope.to == nil) else {
            throw Refusal(PlanRefusal.noPart)
        }
        let held = published.filter { $0.status != .cancelled }.map(\.session)
        let compiler = try workspace.compiler(
            published: published, now: now,
            staying: Set(held.filter { !scope.includes($0) }.map(\.id)),
            supposed: supposition.busy,
            weights: scope.isImproving ? Instance.Weights() : .keepingPromises)
        let instance = compiler.instance()
        let faults = instance.validate()
        guard faults.isEmpty else { throw Refusal(PlannerRefusal.unsound(faults)) }
        let trace = SearchTrace()
        let solution = try await Solver.prepared(instance).solve(budget, trace: trace)
        let score = solution.score
        let sessions = compiler.sessions(of: solution.plan)
        // The dates that were chosen say which session is which; whoever explains the plan speaks of those.
        let settled = compiler.identified(by: sessions)
        var outcome = try outcome(
            of: solution, sessions, over: published, workspace, settled, actual.intent)
        outcome.warnings = actual.standing.map { $0.line(language) }
        outcome.isWhatIf = scope.isWhatIf
        outcome.supposed = scope.hypotheses.map { $0.words(actual.intent, language) }
        if score.hard > 0 {
            outcome.explanation = try ExplainSeason.explain(
                compiler, instance, workspace, language, shouldStop: budget.isExplainingOver)
        }
        guard score.hard == 0, !scope.isWhatIf else { return outcome }
        let draft = try workplace.openLedger().saveDraft(
            PlanVersion(
                number: 0, season: season.id, state: .draft, createdAt: now,
                origin: .searched(
                    seed: budget.seed, steps: solution.steps, bound: solution.bound,
                    score: String(decoding: try JSONEncoder().encode(score), as: UTF8.self)),
                sessions: sessions,
                usual: String(
                    decoding: try JSONEncoder().encode(solution.plan.series), as: UTF8.self)))
        outcome.plan = draft.number
        return outcome
    }

    /// What people know; a look leaves no trace in the ledger.
    private func known(_ season: SeasonID, _ scope: PlanScope) throws -> [PublishedSession] {
        guard scope.isWhatIf else {
            return try workplace.openLedger().publishedSessions(season: season)
        }
        return try workplace.readLedger()?.publishedSessions(season: season) ?? []
    }

    private func outcome(
        of solution: Solution, _ sessions: [Session], over published: [PublishedSession],
        _ workspace: OpenWorkspace, _ compiler: PlanCompiler, _ actual: Intent
    ) throws(Refusal) -> PlanOutcome {
        let season = workspace.intent.organisation.season.id
        let others = try workspace.published(now).held(besides: published)
        let agendas = try SessionAgenda(
            workspace, of: others + sessions, ledger: try workplace.readLedger())
        let publication = try workspace.publication(
            of: sessions, in: season, over: published, agendas: agendas, now: now)
        let titles = SessionTitle(intent: workspace.intent, library: workspace.library)
        let known = published.map(\.session)
        let reasons = try ChangeReasons(
            compiler, known: known, sessions: sessions, language: language)
        let differences =
            published.isEmpty
            ? []
            : SessionChange.all(
                in: publication, over: published, intent: workspace.intent, language: language,
                why: reasons.why)
        let table = ChangeTable(
            differences, known: known, sessions: sessions, intent: workspace.intent, actual: actual)
        return PlanOutcome(
            plan: nil, season: season,
            sessions: publication.sessions.filter { $0.status != .cancelled }.map {
                SessionRecord($0, in: season, intent: workspace.intent, titles: titles)
            },
            hard: solution.score.hard, hardRules: solution.score.hardRules,
            troubles: solution.score.hard > 0 ? try troubles(sessions, compiler) : [],
            soft: solution.score.soft, softRules: solution.score.softRules, bound: solution.bound,
            seed: solution.seed, steps: solution.steps, isFirst: published.isEmpty,
            differences: differences, communities: table.communities, people: table.people,
            peopleTouched: published.isEmpty
                ? Set(sessions.flatMap { workspace.intent.participants(of: $0).map(\.person) })
                    .count
                : table.people.count,
            standing: try standing(compiler, workspace), supposed: [], isWhatIf: false)
    }

    /// Sessions of a plan that break hard rules, and how.
    private func troubles(
        _ sessions: [Session], _ compiler: PlanCompiler
    ) throws(Refusal) -> [String] {
        let check = try compiler.check(sessions)
        let words = ObstacleWords(intent: compiler.intent, language: language)
        let changes = ChangeWords(intent: compiler.intent, language: language)
        return sessions.sorted { $0.id < $1.id }.compactMap { session in
            guard let at = compiler.position(of: session.id.rawValue),
                compiler.series[at.community].standing == nil
            else { return nil }
            let found = check.obstacles(of: session, at)
            if found.isEmpty { return nil }
            return "\(session.id), \(changes.place(session)): "
                + found.map { words.text($0) }.joined(separator: "; ")
        }
    }

    /// Kept sessions to come that nobody decided about and that cannot be held as they are.
    private func standing(
        _ compiler: PlanCompiler, _ workspace: OpenWorkspace
    ) throws(Refusal) -> [String] {
        let pinned = Set(try workspace.pins().map(\.session))
        let words = ObstacleWords(intent: compiler.intent, language: language)
        let changes = ChangeWords(intent: compiler.intent, language: language)
        return compiler.keeping.reasons.compactMap { id, obstacles -> (Session, String)? in
            guard let session = compiler.keeping.kept[id], !pinned.contains(id),
                !obstacles.isEmpty, session.span(in: workspace.zone).start > now
            else { return nil }
            return (
                session,
                "\(id), \(changes.place(session)): "
                    + obstacles.map { words.text($0) }.joined(separator: "; ")
            )
        }.sorted { ($0.0.date, $0.0.id) < ($1.0.date, $1.0.id) }.map(\.1)
    }
}
