import Facilitation
import Testing

@Suite("Turns of a role")
struct TurnScheduleTests {
    private func people(_ brief: TurnBrief) -> [Int?] {
        TurnSchedule(brief).turns.map { $0?.person }
    }

    @Test func `nobody has a second turn before everyone had a first`() {
        let brief = TurnBrief(sessions: 7, free: Array(repeating: Set(0..<7), count: 3))
        let turns = people(brief)

        #expect(Set(turns[0..<3]).count == 3 && Set(turns[3..<6]).count == 3)
        #expect(turns == [0, 1, 2, 0, 1, 2, 0])
    }

    @Test func `who can come only early has an early turn`() {
        let brief = TurnBrief(sessions: 3, free: [[0, 1, 2], [0, 1, 2], [0]])
        #expect(people(brief) == [2, 0, 1])
    }

    @Test func `turns of earlier seasons count`() {
        let brief = TurnBrief(
            sessions: 2, free: Array(repeating: [0, 1], count: 3), before: [1, 0, 0])
        #expect(people(brief) == [1, 2])
    }

    @Test func `what is given stays and others get their turns around it`() {
        let brief = TurnBrief(
            sessions: 4, free: Array(repeating: Set(0..<4), count: 3), given: [0: 2, 2: 2])
        #expect(people(brief) == [2, 0, 2, 1])
    }

    @Test func `where nobody can come there is no turn`() {
        #expect(people(TurnBrief(sessions: 2, free: [[1], [1]])) == [nil, 0])
        #expect(people(TurnBrief(sessions: 1, free: [])) == [nil])
    }

    @Test func `a turn says who with fewer turns was passed over, and why`() throws {
        // Person 2 is the only one who can come last; person 1 is away at the second.
        let brief = TurnBrief(sessions: 3, free: [[0, 1], [], [1, 2]], given: [0: 0])
        let turns = TurnSchedule(brief).turns
        let second = try #require(turns[1])

        #expect(second.person == 2 || second.waiting == [2])
        #expect(second.person == 2 ? second.away.isEmpty : second.away == [1])
    }

    @Test
    func `numbers of turns are as even as those of the best schedule, and nobody jumps the queue`()
    {
        var random = Chance(seed: 11)
        for _ in 0..<400 {
            let sessions = Int.random(in: 1...5, using: &random)
            let count = Int.random(in: 1...4, using: &random)
            let free = (0..<count).map { _ in
                Set((0..<sessions).filter { _ in Int.random(in: 0..<3, using: &random) > 0 })
            }
            let before = (0..<count).map { _ in Int.random(in: 0...1, using: &random) }
            var given: [Int: Int] = [:]
            if Bool.random(using: &random) { given[0] = Int.random(in: 0..<count, using: &random) }
            let brief = TurnBrief(sessions: sessions, free: free, before: before, given: given)
            let turns = TurnSchedule(brief).turns

            var totals = before
            for turn in turns.compactMap({ $0 }) {
                #expect(turn.had == totals[turn.person])
                totals[turn.person] += 1
            }
            for (session, turn) in turns.enumerated() {
                guard let turn, given[session] == nil else { continue }
                #expect(free[turn.person].contains(session))
                // Who waits although they had fewer turns has one later.
                for person in turn.waiting {
                    #expect(turns[(session + 1)...].contains { $0?.person == person }, "\(brief)")
                }
            }
            let best = EverySchedule(brief).best
            #expect(turns.compactMap { $0 }.count == best.dealt, "\(brief)")
            #expect(totals.reduce(0) { $0 + $1 * $1 } == best.squares, "\(brief)")
        }
    }
}

/// Tries every way to deal a few turns.
private struct EverySchedule {
    private let brief: TurnBrief

    init(_ brief: TurnBrief) { self.brief = brief }

    /// The most turns that can be dealt, and the least sum of squares with so many.
    var best: (dealt: Int, squares: Int) { best(0, brief.before, 0) }

    private func best(_ session: Int, _ totals: [Int], _ dealt: Int) -> (dealt: Int, squares: Int) {
        guard session < brief.sessions else {
            return (dealt, totals.reduce(0) { $0 + $1 * $1 })
        }
        let able =
            brief.given[session].map { [$0] }
            ?? brief.free.indices.filter { brief.free[$0].contains(session) }
        if able.isEmpty { return best(session + 1, totals, dealt) }
        return able.map { person in
            var after = totals
            after[person] += 1
            return best(session + 1, after, dealt + 1)
        }.min { ($1.dealt, $0.squares) < ($0.dealt, $1.squares) } ?? (dealt, 0)
    }
}
