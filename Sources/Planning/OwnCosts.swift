/// What a time of day costs a community by itself, and who of its members cannot come then: by
/// community, day and start, for every start that lies in a window on a day it could be held.
struct OwnCosts: Sendable {
    /// A member, not core, whose own calendar meets the session.
    struct Absence: Sendable {
        var person: Int32
        var price: Int32
    }

    /// By community × day: where its cells begin, less the weekday's first start; ``none`` without any.
    private var base: [Int]
    /// By community × weekday: the first and the last start of any window.
    private var low: [Int16]
    private var high: [Int16]
    /// By cell: windows and absences without unfairness; −1 where the community cannot be.
    private var cost: [Int32]
    /// By cell: where its absences begin.
    private var from: [UInt32]
    private(set) var absences: [Absence]
    private let days: Int
    private static let none = Int.min
    /// Beyond so many cells the table would cost more memory than it saves time.
    private static let most = 60_000_000

    init(_ instance: Instance, _ hours: Hours) {
        let communities = instance.communities
        days = instance.days
        base = [Int](repeating: Self.none, count: communities.count * days)
        low = [Int16](repeating: 0, count: communities.count * 7)
        high = [Int16](repeating: -1, count: communities.count * 7)
        cost = []
        from = [0]
        absences = []
        for row in low.indices {
            guard let first = hours.starts[row].first, let last = hours.starts[row].last else {
                continue
            }
            low[row] = Int16(first)
            high[row] = Int16(last)
        }
        let frozenBefore = instance.published == nil ? Int.min : instance.frozenBefore
        for (c, community) in communities.enumerated() {
            for day in Self.usefulDays(community, days)
            where day >= frozenBefore && hours.dayBroken[c * days + day] == 0 {
                let row = c * 7 + hours.weekday[day]
                guard high[row] >= low[row] else { continue }
                // Beyond this the table would cost more memory than it saves time.
                guard cost.count < 60_000_000 else { return }
                base[c * days + day] = cost.count - Int(low[row])
                for start in Int(low[row])...Int(high[row]) {
                    append(c, community, day, start, instance.weights, hours)
                    from.append(UInt32(truncatingIfNeeded: absences.count))
                }
            }
        }
    }

    /// What the tables need to know of time, made before this one.
    struct Hours {
        var weekday: [Int]
        /// By community × weekday: the starts inside windows.
        var starts: [[Int]]
        /// By community × weekday × start; −1 outside.
        var windowCost: [Int]
        /// By community × day.
        var dayBroken: [UInt8]
        var personBusy: BitRows
        var coreBusy: BitRows
        var otherBusy: BitRows
    }

    /// The cell of a community's time of day; nil where there is none: outside its windows, or on a
    /// day that is closed, frozen or out of reach.
    @inline(__always)
    func cell(_ c: Int, _ weekday: Int, _ day: Int, _ start: Int) -> Int? {
        let begin = base[c * days + day]
        let row = c * 7 + weekday
        guard begin != Self.none, start >= Int(low[row]), start <= Int(high[row]) else {
            return nil
        }
        return begin + start
    }

    /// What a cell costs, unfairness left aside; negative where the community cannot be.
    @inline(__always)
    func cost(at cell: Int) -> Int { Int(cost[cell]) }

    /// The members that miss a session in the cell.
    @inline(__always)
    func absences(at cell: Int) -> Range<Int> { Int(from[cell])..<Int(from[cell + 1]) }

    @inline(__always)
    subscript(absence: Int) -> Absence { absences[absence] }

    private static func usefulDays(_ community: Instance.Community, _ days: Int) -> [Int] {
        var isUseful = [Bool](repeating: false, count: days)
        let reach = min(community.maxShift, days)
        for day in Set(community.patterns.lazy.flatMap(\.days)) {
            for near in max(0, day - reach)..<max(0, min(days, day + reach + 1)) where near < days {
                isUseful[near] = true
            }
        }
        return isUseful.indices.filter { isUseful[$0] }
    }

    private mutating func append(
        _ c: Int, _ community: Instance.Community, _ day: Int, _ start: Int,
        _ weights: Instance.Weights, _ hours: Hours
    ) {
        let end = start + community.duration
        let slots = hours.windowCost.count / max(1, hours.starts.count)
        let window = hours.windowCost[(c * 7 + hours.weekday[day]) * slots + start]
        guard window >= 0, !hours.coreBusy.any(c, day, start, end) else { return cost.append(-1) }
        var sum = window
        if hours.otherBusy.any(c, day, start, end) {
            for (people, price) in [
                (community.active, weights.missActive),
                (community.peripheral, weights.missPeripheral),
            ] {
                for person in people where hours.personBusy.any(person, day, start, end) {
                    absences.append(
                        Absence(
                            person: Int32(truncatingIfNeeded: person),
                            price: Int32(clamping: price)))
                    sum += price
                }
            }
        }
        // A price beyond 32 bits is as good as a ban.
        cost.append(Int32(exactly: sum) ?? -1)
    }
}
