/// What a time of day costs a community by itself, and who of its members cannot come then: by
/// community, day and start, for every start that lies in a window on a day it could be held.
struct OwnCosts: Sendable {
    private struct Cell {
        /// Windows and absences without unfairness; −1 where the community cannot be.
        var cost: Int32
        /// Where its absences begin.
        var from: UInt32
    }

    /// The first and the last start of any window.
    private struct Hull {
        var low: Int16 = 0
        var high: Int16 = -1
    }

    /// By community × day: where its cells begin, less the weekday's first start; ``none`` without any.
    private var base: [Int32]
    /// By community × weekday.
    private var hulls: [Hull]
    private var cells: [Cell] = []
    /// Members, not core, whose own calendars meet the session.
    private var absences: [Int32] = []
    private let days: Int
    private static let none = Int32.min

    init(_ instance: Instance, _ hours: Hours) {
        let communities = instance.communities
        days = instance.days
        base = [Int32](repeating: Self.none, count: communities.count * days)
        hulls = [Hull](repeating: Hull(), count: communities.count * 7)
        for row in hulls.indices {
            guard let first = hours.starts[row].first, let last = hours.starts[row].last else {
                continue
            }
            hulls[row] = Hull(low: Int16(first), high: Int16(last))
        }
        let frozenBefore = instance.published == nil ? Int.min : instance.frozenBefore
        for (c, community) in communities.enumerated() {
            for day in community.reachableDays(in: days)
            where day >= frozenBefore && hours.dayBroken[c * days + day] == 0 {
                let hull = hulls[c * 7 + hours.weekday[day]]
                guard hull.high >= hull.low else { continue }
                base[c * days + day] = Int32(cells.count - Int(hull.low))
                for start in Int(hull.low)...Int(hull.high) {
                    let from = UInt32(truncatingIfNeeded: absences.count)
                    let cost = cost(c, community, day, start, instance.weights, hours)
                    cells.append(Cell(cost: cost, from: from))
                }
            }
        }
        cells.append(Cell(cost: -1, from: UInt32(truncatingIfNeeded: absences.count)))
    }

    /// What the tables need to know of time, made before this one.
    struct Hours {
        var slots: Int
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
    func cell(_ c: Int, weekday: Int, day: Int, start: Int) -> Int? {
        let begin = base[c * days + day]
        let hull = hulls[c * 7 + weekday]
        guard begin != Self.none, start >= Int(hull.low), start <= Int(hull.high) else {
            return nil
        }
        return Int(begin) + start
    }

    /// What a cell costs, unfairness left aside; negative where the community cannot be.
    @inline(__always)
    func cost(at cell: Int) -> Int { Int(cells[cell].cost) }

    /// The members that miss a session in the cell.
    @inline(__always)
    func absences(at cell: Int) -> Range<Int> { Int(cells[cell].from)..<Int(cells[cell + 1].from) }

    @inline(__always)
    func person(_ absence: Int) -> Int { Int(absences[absence]) }

    /// What a start costs; who misses it is added to ``absences``.
    private mutating func cost(
        _ c: Int, _ community: Instance.Community, _ day: Int, _ start: Int,
        _ weights: Instance.Weights, _ hours: Hours
    ) -> Int32 {
        let end = start + community.duration
        let window = hours.windowCost[(c * 7 + hours.weekday[day]) * hours.slots + start]
        guard window >= 0, !hours.coreBusy.any(c, on: day, from: start, to: end) else { return -1 }
        var sum = window
        if hours.otherBusy.any(c, on: day, from: start, to: end) {
            for (people, price) in [
                (community.active, weights.missActive),
                (community.peripheral, weights.missPeripheral),
            ] {
                for person in people
                where hours.personBusy.any(person, on: day, from: start, to: end) {
                    absences.append(Int32(truncatingIfNeeded: person))
                    sum += price
                }
            }
        }
        // An instance in which it could be clamped is refused (``Instance/Magnitudes``).
        return Int32(clamping: sum)
    }
}
