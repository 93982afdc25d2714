package import CivilTime
package import Communities
import Ledger
import Planning
package import Season
package import Workplace

/// Explains why a season cannot be planned: `kring explain` without a session.
package struct ExplainSeason: Sendable {
    private let workplace: Workplace
    private let now: Instant
    private let language: Language

    /// Of that workspace, at that moment, in the words of that language.
    package init(_ workplace: Workplace, now: Instant, language: Language = .en) {
        self.language = language
        self.workplace = workplace
        self.now = now
    }

    /// The smallest sets of wishes that cannot hold together, and the cheapest ways out.
    ///
    /// - Parameters:
    ///   - asked: which season; `nil`: the one that holds now, else the next.
    ///   - shouldStop: asked now and then; true ends it with what is known by then.
    package func run(
        _ hypotheses: [Hypothesis] = [], of asked: SeasonID? = nil,
        shouldStop: @escaping @Sendable () -> Bool
    ) throws -> SeasonExplanation {
        let whole = try OpenWorkspace(workplace)
        let season = try whole.season(asked, at: now)
        let supposition = try whole.during(season).supposing(hypotheses)
        let workspace = supposition.workspace
        let known = try workplace.readLedger()?.publishedSessions(season: season.id) ?? []
        let compiler = try workspace.compiler(
            published: known, now: now, supposed: supposition.busy)
        return try ExplainSeason.explain(
            compiler, compiler.instance(), workspace, language, shouldStop: shouldStop)
    }

    /// The same for an instance that is at hand.
    static func explain(
        _ compiler: PlanCompiler, _ instance: Instance, _ workspace: OpenWorkspace,
        _ language: Language,
        shouldStop: @escaping @Sendable () -> Bool
    ) throws(Refusal) -> SeasonExplanation {
        let search: ConflictSearch
        do {
            search = try ConflictSearch(instance, shouldStop: shouldStop)
        } catch {
            throw Refusal(PlannerRefusal.unsound(error.faults))
        }
        let decided = Set(try workspace.pins().map(\.session))
        let wishes = WishWords(
            compiler: compiler, places: workspace.places, decided: decided, language: language)
        let ways = WayOutWords(wishes)
        switch search.run() {
        case .possible:
            return SeasonExplanation(verdict: .possible, conflicts: [], firstWaysSuffice: nil)
        case .unknown:
            return SeasonExplanation(verdict: .unknown, conflicts: [], firstWaysSuffice: nil)
        case .impossible(let conflicts, let after):
            return SeasonExplanation(
                verdict: .impossible,
                conflicts: conflicts.map { conflict in
                    var seen: Set<String> = []
                    var seenWays: Set<String> = []
                    return SeasonExplanation.Conflict(
                        communities: wishes.titles(conflict.communities),
                        wishes: readable(conflict.wishes).map {
                            SeasonExplanation.Wish(
                                words: wishes.words($0), lines: wishes.lines($0))
                        }.filter { seen.insert($0.words).inserted },
                        isMinimal: conflict.isMinimal,
                        waysOut: conflict.waysOut.map { ways.wayOut($0) }
                            .filter { seenWays.insert($0.words).inserted },
                        hasAllWaysOut: conflict.hasAllWaysOut)
                },
                firstWaysSuffice: after != nil
                    ? true
                    : conflicts.contains { $0.waysOut.isEmpty } || shouldStop() ? nil : false)
        }
    }

    /// What nobody asks for first, then what each community asks for together.
    private static func readable(_ wishes: [Wish]) -> [Wish] {
        wishes.enumerated().sorted {
            ($0.element.community ?? -1, $0.offset) < ($1.element.community ?? -1, $1.offset)
        }.map(\.element)
    }
}
