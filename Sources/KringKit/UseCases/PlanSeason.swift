public import CivilTime
import Communities
import Digest
import Feeds
import FoundationEssentials
import Ledger
import Planning

/// What a planning came to, for people and for `kring plan --json`.
public struct PlanOutcome: Sendable, Encodable {
    /// The draft's number; `nil` when nothing was kept because hard rules are broken.
    public var plan: Int?
    /// The sessions, by date.
    public var sessions: [SessionRecord]
    /// How many hard rules are broken.
    public var hard: Int
    /// Which, how often.
    public var hardRules: [String: Int]
    /// The sessions that break them, in words.
    public var troubles: [String]
    /// The cost.
    public var soft: Int
    /// The cost by rule.
    public var softRules: [String: Int]
    /// No plan can cost less: proved.
    public var bound: Int
    /// The seed of the search.
    public var seed: UInt64
    /// The steps it took.
    public var steps: Int
    /// Whether nothing is published yet.
    public var isFirst: Bool
    /// What would change for people.
    public var differences: [SessionChange]
    /// How many people would notice.
    public var peopleTouched: Int

    /// How far above the bound the cost is, in percent of the cost.
    public var gapPercent: Int { soft > 0 ? (soft - bound) * 100 / soft : 0 }
}

/// Plans the season as a draft: `kring plan`.
public struct PlanSeason: Sendable {
    private let place: Workplace
    private let now: Instant

    /// - Parameter now: decides what lies in the past and what is frozen.
    public init(_ place: Workplace, now: Instant) {
        self.place = place
        self.now = now
    }

    /// Searches, checks the result by the full scorer, and keeps it as a draft.
    public func run(_ budget: SearchBudget) async throws -> PlanOutcome {
        let workspace = try OpenWorkspace(place)
        let ledger = try place.openLedger()
        let season = workspace.intent.organisation.season
        let published = try ledger.publishedSessions(season: season.id)
        let compiler = try workspace.compiler(published: published, now: now)
        let instance = compiler.instance()
        let faults = instance.validate()
        guard faults.isEmpty else {
            throw Refusal(
                .bug, "the workspace does not make a sound planning problem",
                details: faults.map { "\($0)" })
        }
        let solution = try await Solver.prepared(instance).solve(budget)
        let score = solution.score
        let sessions = compiler.sessions(of: solution.plan)
        let outcome = try outcome(of: solution, sessions, over: published, workspace)
        guard score.hard == 0 else {
            return outcome
        }
        let draft = try ledger.saveDraft(
            PlanVersion(
                number: 0, season: season.id, state: .draft, createdAt: now, seed: budget.seed,
                steps: solution.steps,
                score: String(decoding: try JSONEncoder().encode(score), as: UTF8.self),
                bound: solution.bound, sessions: sessions,
                usual: String(
                    decoding: try JSONEncoder().encode(solution.plan.series), as: UTF8.self),
                inputsDigest: hex(sha256(try JSONEncoder().encode(instance)))))
        var kept = outcome
        kept.plan = draft.number
        return kept
    }

    private func outcome(
        of solution: Solution, _ sessions: [Session], over published: [PublishedSession],
        _ workspace: OpenWorkspace
    ) throws(Refusal) -> PlanOutcome {
        let publication = workspace.publication(of: sessions, over: published, now: now)
        let titles = SessionTitle(intent: workspace.intent, library: workspace.library)
        let differences = SessionChange.all(
            in: publication, over: published, intent: workspace.intent)
        let touched = publication.sessions.filter { publication.changes[$0.session.id] != nil }
            .flatMap { workspace.intent.participants(of: $0.session).map(\.person) }
        return PlanOutcome(
            plan: nil,
            sessions: publication.sessions.filter { $0.status != .cancelled }.map {
                SessionRecord($0, intent: workspace.intent, titles: titles)
            },
            hard: solution.score.hard, hardRules: solution.score.hardRules, troubles: [],
            soft: solution.score.soft, softRules: solution.score.softRules, bound: solution.bound,
            seed: solution.seed, steps: solution.steps, isFirst: published.isEmpty,
            differences: published.isEmpty ? [] : differences,
            peopleTouched: Set(touched).count)
    }
}
