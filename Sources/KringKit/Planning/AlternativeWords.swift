import Communities
import Planning

/// Alternatives of a session in people's words.
struct AlternativeWords {
    let compiler: PlanCompiler
    private let dates = DateWords(.en)

    init(compiler: PlanCompiler) { self.compiler = compiler }

    /// When and where.
    func place(_ place: Plan.Occurrence, _ series: Int) -> String {
        let room = place.room.map { compiler.intent.rooms[$0].id.rawValue } ?? "online"
        return
            "\(dates.short(compiler.grid.date(place.day))) \(compiler.grid.time(place.start)), \(room)"
            + (place.mode == .hybrid ? " (hybrid)" : "")
    }

    /// An alternative with its price.
    func alternative(
        _ alternative: Explanation.Alternative, _ series: Int
    ) -> SessionExplanation.Alternative {
        let people = alternative.people.map { compiler.intent.people[$0] }
        return SessionExplanation.Alternative(
            place: alternative.place.map { place($0, series) } ?? "not held",
            cost: alternative.soft.values.reduce(0, +), rules: alternative.soft,
            broken: alternative.hard.filter { $0.value > 0 },
            people: people.map(\.id.rawValue), words: words(alternative, people.map(\.name)))
    }

    private func words(_ alternative: Explanation.Alternative, _ names: [String]) -> String {
        let broken = alternative.hard.filter { $0.value > 0 }.keys.sorted()
        if !broken.isEmpty {
            return "impossible: "
                + broken.map { AlternativeWords.hard[$0] ?? $0 }.joined(separator: "; ")
                + who(names)
        }
        let reasons = alternative.soft.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { rule, price in
                "\(AlternativeWords.soft[rule] ?? rule) \(price > 0 ? "+" : "")\(price)"
            }
        return (reasons.isEmpty ? "the same price" : reasons.joined(separator: ", ")) + who(names)
    }

    private func who(_ names: [String]) -> String {
        if names.isEmpty { return "" }
        let shown = names.prefix(4).joined(separator: ", ")
        return " (\(shown)\(names.count > 4 ? " and \(names.count - 4) others" : ""))"
    }

    private static let soft = [
        "miss": "members who cannot come", "unfair": "somebody misses too much",
        "window": "a less liked time", "mode": "a less liked mode", "otherDay": "not its usual day",
        "otherTime": "not its usual time", "otherRoom": "not its usual room",
        "otherMode": "not its usual mode", "skip": "left out", "emptySeats": "empty seats",
        "changeTime": "differs from what is published", "changeRoom": "another room than published",
        "changeMode": "another mode than published",
    ]

    private static let hard = [
        "series": "the series would not be whole", "mode": "the mode is not offered",
        "day": "nothing can be held that day", "window": "outside the community's windows",
        "roomFit": "the room is too small or lacks something",
        "roomOpen": "the room is closed then",
        "roomBusy": "the room's own calendar is taken", "coreBusy": "a core member cannot come",
        "gap": "too close to, or too far from, the session before or after",
        "skips": "too many sessions left out",
        "modeCount": "the wish for a number of sessions in each mode",
        "roomDouble": "another session has the room", "resource": "a shared resource is used up",
        "coreClash": "a core member is in another session", "frozen": "it is too soon to change it",
    ]
}
