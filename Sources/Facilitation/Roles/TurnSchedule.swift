/// Turns of one role, dealt as evenly as is possible, nobody before those who had fewer.
///
/// How many turns each gets is an optimal semi-matching of sessions to people: no schedule has a smaller sum of squares,
/// nor a smaller maximum (Harvey, Ladner, Lovász, Tamir 2006). Within those numbers sessions are dealt in the order of
/// time, each to who had the fewest turns among those with whom all later sessions can still be dealt.
public struct TurnSchedule: Sendable {
    /// One turn.
    public struct Turn: Hashable, Sendable {
        /// Who has it.
        public var person: Int
        /// Whether it was given before anything was dealt.
        public var isGiven: Bool
        /// How many turns they had before it, earlier seasons included.
        public var had: Int
        /// Those with fewer turns who could have come, and wait for a later session that few can take.
        public var waiting: [Int]
        /// Those with fewer turns who cannot come.
        public var away: [Int]
    }

    /// By session; `nil` where nobody can.
    public let turns: [Turn?]

    /// Deals.
    public init(_ brief: TurnBrief) {
        let loads = brief.free.indices.map { person in
            brief.before[person] + brief.given.values.filter { $0 == person }.count
        }
        let open = (0..<brief.sessions).filter { brief.given[$0] == nil }
        let dealt = SemiMatching(open: open, free: brief.free, loads: loads)
        turns = TurnSchedule.ordered(brief, open: open, quota: dealt.quota)
    }

    private static func ordered(_ brief: TurnBrief, open: [Int], quota: [Int]) -> [Turn?] {
        var quota = quota
        var had = brief.before
        var latest = Array(repeating: -1, count: brief.free.count)
        var turns: [Turn?] = []
        for session in 0..<brief.sessions {
            let given = brief.given[session]
            let later = open.filter { $0 > session }
            let person = given ?? next(session, later, brief, quota, had, latest)
            guard let person else {
                turns.append(nil)
                continue
            }
            let fewer = brief.free.indices.filter { had[$0] < had[person] }
            turns.append(
                Turn(
                    person: person, isGiven: given != nil, had: had[person],
                    waiting: fewer.filter { brief.free[$0].contains(session) },
                    away: fewer.filter { !brief.free[$0].contains(session) }))
            if given == nil { quota[person] -= 1 }
            had[person] += 1
            latest[person] = session
        }
        return turns
    }

    private static func next(
        _ session: Int, _ later: [Int], _ brief: TurnBrief, _ quota: [Int], _ had: [Int],
        _ latest: [Int]
    ) -> Int? {
        let able = brief.free.indices.filter { quota[$0] > 0 && brief.free[$0].contains(session) }
        let dealable = quota.reduce(0, +) - 1
        let inOrder = able.sorted { one, other in
            (had[one], brief.otherTurns[one], latest[one], one)
                < (had[other], brief.otherTurns[other], latest[other], other)
        }
        return inOrder.first { person in
            var left = quota
            left[person] -= 1
            return SemiMatching.canDeal(dealable, among: later, free: brief.free, quota: left)
        }
    }
}

/// Sessions dealt to people so that numbers of turns differ as little as they can.
private struct SemiMatching {
    /// How many turns each person gets.
    let quota: [Int]

    init(open: [Int], free: [Set<Int>], loads: [Int]) {
        var loads = loads
        var quota = Array(repeating: 0, count: free.count)
        var holder: [Int: Int] = [:]
        for session in open {
            // The path of exchanges from this session to the person with the fewest turns.
            var from: [Int: Int] = [:]
            var queue = free.indices.filter { free[$0].contains(session) }
            for person in queue { from[person] = session }
            var index = 0
            while index < queue.count {
                let person = queue[index]
                index += 1
                for held in open where holder[held] == person {
                    for other in free.indices where from[other] == nil && free[other].contains(held)
                    {
                        from[other] = held
                        queue.append(other)
                    }
                }
            }
            guard let least = queue.min(by: { (loads[$0], $0) < (loads[$1], $1) }) else { continue }
            loads[least] += 1
            quota[least] += 1
            var taker = least
            while let taken = from[taker] {
                let previous = holder[taken]
                holder[taken] = taker
                guard taken != session, let previous else { break }
                taker = previous
            }
        }
        self.quota = quota
    }

    /// Whether so many of the sessions can be dealt within the numbers of turns.
    static func canDeal(_ count: Int, among sessions: [Int], free: [Set<Int>], quota: [Int]) -> Bool
    {
        var held: [Int: [Int]] = [:]
        var dealt = 0
        func place(_ session: Int, _ seen: inout Set<Int>) -> Bool {
            for person in free.indices
            where quota[person] > 0 && free[person].contains(session)
                && seen.insert(person).inserted
            {
                if held[person, default: []].count < quota[person] {
                    held[person, default: []].append(session)
                    return true
                }
                for (index, other) in held[person, default: []].enumerated()
                where place(other, &seen) {
                    held[person]?[index] = session
                    return true
                }
            }
            return false
        }
        for session in sessions {
            var seen: Set<Int> = []
            if place(session, &seen) { dealt += 1 }
        }
        return dealt >= count
    }
}
