public import CivilTime
import Communities
import FoundationEssentials
import Ledger
import Planning

/// Why a session is where it is, for people and for `kring explain --json`.
public struct SessionExplanation: Sendable, Encodable {
    /// Another place for the session, and what it would cost.
    public struct Alternative: Sendable, Encodable {
        /// When and where, in words.
        public var place: String
        /// How much more the plan would cost; negative: less.
        public var cost: Int
        /// How much more, by rule.
        public var rules: [String: Int]
        /// Hard rules it would break.
        public var broken: [String: Int]
        /// Whose calendars it concerns, by identifier.
        public var people: [String]
        /// The same in words.
        public var words: String
    }

    /// The session.
    public var session: String
    /// When and where it is.
    public var place: String
    /// The plan it belongs to: `published` or `draft`.
    public var plan: String
    /// What was asked for with `--why-not`.
    public var asked: Alternative?
    /// The best other places, the cheapest first.
    public var alternatives: [Alternative]

    /// For people.
    public var text: String {
        var lines = ["\(session)  \(place)  (\(plan) plan)"]
        if let asked {
            lines.append("\nasked for: \(asked.place)")
            lines.append("  \(asked.words)")
        }
        lines.append("\nThe best alternatives, and what each would cost more:")
        let width = alternatives.map(\.place.count).max() ?? 0
        for alternative in alternatives {
            let sign = alternative.cost > 0 ? "+" : ""
            let cost = "\(sign)\(alternative.cost)"
            let padding = String(repeating: " ", count: max(0, 5 - cost.count))
            let place =
                alternative.place
                + String(repeating: " ", count: max(0, width - alternative.place.count))
            lines.append("  \(padding)\(cost)  \(place)  \(alternative.words)")
        }
        return lines.joined(separator: "\n")
    }
}

/// Explains a session by the price of its alternatives: `kring explain`.
public struct ExplainSession: Sendable {
    private let place: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    public init(_ place: Workplace, now: Instant) {
        self.place = place
        self.now = now
    }

    /// The explanation.
    ///
    /// - Parameters:
    ///   - alternatives: how many to name.
    ///   - whyNot: a day and time to price: `Thu 10:00` in the session's own week, or `2027-03-04 10:00`.
    public func run(
        _ session: String, alternatives: Int, whyNot: String?
    ) throws -> SessionExplanation {
        let workspace = try OpenWorkspace(place)
        let (version, known) = try plan(of: workspace)
        let compiler = try workspace.compiler(published: known, now: now)
        let instance = compiler.instance()
        let usual = try JSONDecoder().decode([Plan.Series].self, from: Data(version.usual.utf8))
        guard let plan = compiler.plan(of: version.sessions, usual: usual) else {
            throw Refusal(
                .configuration, "the files have changed since plan \(version.number) was made",
                advice: "kring plan, then ask again")
        }
        guard let at = compiler.position(of: session),
            let current = plan.occurrences[at.series][at.occurrence]
        else {
            throw workspace.unknown(
                "session", session, among: version.sessions.map(\.id.rawValue))
        }
        let words = AlternativeWords(compiler: compiler)
        let found = try Explanation(
            instance, plan, community: at.series, occurrence: at.occurrence, count: alternatives)
        var explanation = SessionExplanation(
            session: session, place: words.place(current, at.series),
            plan: version.state == .draft ? "draft" : "published", asked: nil,
            alternatives: found.alternatives.map { words.alternative($0, at.series) })
        if let whyNot {
            var asked = current
            (asked.day, asked.start) = try time(whyNot, near: current, compiler.grid)
            explanation.asked = words.alternative(
                try Explanation.asking(
                    instance, plan, community: at.series, occurrence: at.occurrence, for: asked),
                at.series)
        }
        return explanation
    }

    /// The newest plan, and what is published.
    private func plan(
        of workspace: OpenWorkspace
    ) throws -> (PlanVersion, [PublishedSession]) {
        let season = workspace.intent.organisation.season.id
        guard let ledger = try place.readLedger(),
            let version = try ledger.latestDraft(season: season)
                ?? ledger.publishedPlan(season: season)
        else { throw Refusal(.inputMissing, "there is no plan yet", advice: "kring plan") }
        return (version, try ledger.publishedSessions(season: season))
    }

    private func time(
        _ text: String, near current: Plan.Occurrence, _ grid: SlotGrid
    ) throws(Refusal) -> (day: Int, start: Int) {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let time = ClockTime(parts[1]), let start = grid.slot(time) else {
            throw Refusal(
                .usage, "--why-not: '\(text)' is no day and time a session could begin at",
                advice: "\"Thu 10:00\" or \"2027-03-04 10:00\"")
        }
        if let date = CivilDate(parts[0]) { return (grid.day(date), start) }
        let name = parts[0].lowercased()
        let weekday = Weekday.allCases.first { day in
            Language.allCases.contains { language in
                let words = DateWords(language)
                return [words.weekday(day), words.shortWeekday(day)].contains {
                    $0.lowercased() == name
                }
            }
        }
        guard let weekday else {
            throw Refusal(.usage, "--why-not: '\(parts[0])' is no weekday and no date")
        }
        let today = grid.date(current.day)
        let monday = today.advanced(by: -today.weekday.rawValue)
        return (grid.day(monday.advanced(by: weekday.rawValue)), start)
    }
}
