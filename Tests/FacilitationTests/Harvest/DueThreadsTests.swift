import CivilTime
import Communities
import Facilitation
import TestSupport
import Testing

@Suite("What is due at a session")
struct DueThreadsTests {
    private let day = Cast.day(2027, 3, 16)
    private let previous = Cast.day(2027, 3, 2)
    private let next = Cast.day(2027, 3, 30)

    private func known(
        _ number: Int, _ kind: HarvestKind, due: CivilDate? = nil, state: HarvestState = .open,
        votes: Int = 0, sharedOn: CivilDate? = nil, day: CivilDate? = nil
    ) -> KnownHarvest {
        KnownHarvest(
            number: number, item: HarvestItem(kind, "thing \(number)", due: due, state: state),
            day: day ?? previous, votes: votes, sharedOn: sharedOn)
    }

    private func due(_ known: [KnownHarvest], limit: Int = 7) -> DueThreads {
        DueThreads(among: known, on: day, after: previous, before: next, limit: limit)
    }

    @Test
    func
        `an experiment is due from the session before its day on`()
    {
        let threads = due([
            known(1, .experiment, due: next), known(2, .experiment, due: next.advanced(by: -1)),
            known(3, .experiment, due: day), known(4, .experiment),
            known(5, .experiment, due: day.advanced(by: -30)),
            known(6, .experiment, due: day, state: .done),
        ])

        #expect(threads.threads.map(\.number) == [5, 3, 2, 4])
    }

    @Test func `an action is due from its day on, an action without one always`() {
        let threads = due([
            known(1, .action, due: day.advanced(by: 1)), known(2, .action),
            known(3, .action, due: day), known(4, .action, due: day.advanced(by: -1)),
            known(5, .action, due: day, state: .dropped),
        ])

        #expect(threads.threads.map(\.number) == [4, 3, 2])
    }

    @Test func `questions of the last session come before older ones`() {
        let threads = due([
            known(1, .question, day: Cast.day(2027, 2, 2)), known(2, .question),
            known(3, .question), known(4, .question, state: .done),
        ])

        #expect(threads.threads.map(\.number) == [2, 3, 1])
    }

    @Test
    func `one challenge comes, with the most votes, the older of equals`() {
        #expect(
            due([
                known(1, .challenge), known(2, .challenge, votes: 3),
                known(3, .challenge, votes: 3), known(4, .challenge, state: .done, votes: 9),
            ]).threads.map(\.number) == [2])
        #expect(due([known(1, .challenge)]).threads == [])
    }

    @Test func `own insights are no news, shared ones are until the next session`() {
        let threads = due([
            known(1, .insight), known(2, .insight, sharedOn: previous),
            known(3, .insight, sharedOn: previous.advanced(by: -1)),
            known(4, .insight, sharedOn: day.advanced(by: 1)),
            known(5, .question, sharedOn: previous),
        ])

        #expect(threads.threads.map(\.number) == [2])
    }

    @Test func `what a later session produced is not known yet`() {
        #expect(due([known(1, .question, day: next)]).threads == [])
    }

    @Test func `the first of every kind has a place before the second of any has one`() {
        let questions = (1...9).map { known($0, .question) }
        let actions = (11...14).map { known($0, .action) }
        let threads = due(
            questions + actions + [
                known(21, .challenge, votes: 1), known(22, .insight, sharedOn: day),
                known(23, .experiment),
            ], limit: 7)

        #expect(threads.threads.map(\.number) == [23, 11, 12, 13, 1, 21, 22])
        #expect(threads.leftOut == 9)
        #expect(due(questions, limit: 0).threads == [])
    }

    @Test
    func `for any harvest in any order, order and limit hold`() {
        var chance = Chance(seed: 16)
        for _ in 0..<300 {
            let harvest = (1...30).map { number in
                known(
                    number, HarvestKind.allCases.randomElement(using: &chance) ?? .action,
                    due: Bool.random(using: &chance)
                        ? day.advanced(by: Int.random(in: -40...40, using: &chance)) : nil,
                    state: Bool.random(using: &chance) ? .open : .done,
                    votes: Int.random(in: 0...3, using: &chance),
                    sharedOn: Int.random(in: 0...4, using: &chance) == 0
                        ? day.advanced(by: Int.random(in: -30...5, using: &chance)) : nil)
            }
            let limit = Int.random(in: 0...12, using: &chance)
            let threads = due(harvest, limit: limit)
            let everything = due(harvest, limit: 1000)

            #expect(threads == due(harvest.shuffled(using: &chance), limit: limit))
            #expect(threads.threads.count == min(limit, everything.threads.count))
            #expect(threads.threads.count + threads.leftOut == everything.threads.count)
            let order = OpenThread.Kind.allCases
            let places = threads.threads.compactMap { order.firstIndex(of: $0.kind) }
            #expect(places == places.sorted())
        }
    }

    @Test func `an experiment shows what was expected`() {
        let experiment = KnownHarvest(
            number: 1, item: HarvestItem(.experiment, "exit tickets", expectation: "fewer resits"),
            day: previous)

        #expect(due([experiment]).threads.map(\.text) == ["exit tickets → fewer resits"])
    }
}
