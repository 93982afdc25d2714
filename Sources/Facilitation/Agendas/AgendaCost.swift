/// What is wrong with an agenda, from the dearest to the cheapest; of two the one with the lower first difference is better.
public struct AgendaCost: Hashable, Sendable, Comparable, Codable {
    /// Breaks put into a session that can be sat through without.
    public var needlessBreaks: Int
    /// How far down the lists of methods the chosen ones stand, added up over the blocks.
    public var laterChoices: Int
    /// How many optional blocks of each priority were left out, priority 5 first.
    public var leftOut: [Int]
    /// Breaks put into a session that is too long to be sat through.
    public var breaks: Int
    /// Squeezed and stretched blocks, hurried rounds, and an order that tires.
    public var points: Int

    package init(
        needlessBreaks: Int, laterChoices: Int, leftOut: [Int], breaks: Int, points: Int
    ) {
        self.needlessBreaks = needlessBreaks
        self.laterChoices = laterChoices
        self.leftOut = leftOut
        self.breaks = breaks
        self.points = points
    }

    /// Whether the one is better.
    public static func < (one: AgendaCost, other: AgendaCost) -> Bool {
        one.ranked.lexicographicallyPrecedes(other.ranked)
    }

    private var ranked: [Int] { [needlessBreaks, laterChoices] + leftOut + [breaks, points] }
}

/// The points of an order that tires and of breaks in odd places.
enum AgendaPoints {
    /// A calm block right after a calm one, or right after a long break.
    static let tiring = 1_600
    /// A block whose place in the arc is before that of the block it follows.
    static let backwards = 1_600
    /// A break right before the close, or right after an opening.
    static let oddBreak = 4_000
    /// A break of so many minutes is a long one.
    static let longBreak = 30
    /// A method of an open choice that was met at the last session it may not be met at; it fades by `fading` a session.
    static let met = 2_000
    static let fading = 250

    /// The square of the share of the way from the best to the least or the most minutes, in percent.
    static func length(_ minutes: Int, least: Int, ideal: Int, most: Int) -> Int {
        let away =
            minutes < ideal
            ? (ideal - minutes) * 100 / max(1, ideal - least)
            : (minutes - ideal) * 100 / max(1, most - ideal)
        return away * away
    }

    /// The square of how far the time is from what the rounds need, in percent of that need, 100 at most.
    static func hurry(seconds: Int, need: Int) -> Int {
        let away = min(100, abs(seconds - need) * 100 / max(1, need))
        return away * away
    }
}

/// One number for an `AgendaCost`, so that costs can be added: each rank weighs more than all below it together.
struct AgendaWeights {
    private let needlessBreak: Int
    let choice: Int
    private let leaving: [Int]
    private let plainBreak: Int
    let canBeSatThrough: Bool

    /// - Parameters:
    ///   - parts: how many blocks there are, those of strands included.
    ///   - optional: how many of them have each priority; index 0 is priority 1.
    ///   - laterChoices: the sum of the lengths of the lists, less one each.
    ///   - canBeSatThrough: whether the session is no longer than people sit without a break.
    init(parts: Int, optional: [Int], laterChoices: Int, canBeSatThrough: Bool) {
        // A block has at most 9 · (100² + 100²) points for its minutes and 10,000 for its order; a break 100² and two odd places.
        var next = parts * 190_000 + (parts + 1) * 20_000 + 1
        plainBreak = next
        next *= parts + 2
        leaving = optional.map { count in
            let weight = next
            next *= count + 1
            return weight
        }
        choice = next
        next *= laterChoices + 1
        needlessBreak = next
        self.canBeSatThrough = canBeSatThrough
    }

    var rest: Int { canBeSatThrough ? needlessBreak : plainBreak }

    /// The weight of leaving out a block of that priority, 1...5.
    func leavingOut(_ priority: Int) -> Int { leaving[priority.clamped(1, leaving.count) - 1] }

    /// The ranks of a sum of weights.
    func cost(_ sum: Int) -> AgendaCost {
        var rest = sum
        func take(_ weight: Int) -> Int {
            defer { rest %= weight }
            return rest / weight
        }
        let needless = take(needlessBreak)
        let later = take(choice)
        let left = leaving.reversed().map(take)
        return AgendaCost(
            needlessBreaks: needless, laterChoices: later, leftOut: left,
            breaks: take(plainBreak), points: rest)
    }
}
