import Testing

@testable import Planning

@Suite("Search state")
struct SearchStateTests {
    @Test(arguments: [12, 70, 130], 1...4)
    func `every step agrees with the scorer in tiny worlds`(slots: Int, seed: UInt64) throws {
        let world = tinyWorld(seed, slots: slots)

        try walk(world, steps: 80, checkEvery: 1)
        try walk(world.published(seed), steps: 80, checkEvery: 1)
    }

    @Test(arguments: ["small", "medium"])
    func `every difference agrees with the scorer`(name: String) throws {
        var instance = try fixture("\(name).json", as: Instance.self)
        try walk(instance, steps: 400, checkEvery: 40)
        try fixture("\(name)-published.json", as: KnownPlan.self).publish(in: &instance)
        try walk(instance, steps: 400, checkEvery: 40)
    }

    private func walk(_ instance: Instance, steps: Int, checkEvery: Int) throws {
        let scorer = try Scorer(instance)
        var state = SearchState(Tables(valid: instance))
        var random = RandomSource(seed: 11)
        for step in 1...steps {
            state.wander(random.below(state.places.count), &random)
            guard step % checkEvery == 0 else { continue }
            let score = try scorer.score(state.plan)

            #expect([state.hard, state.soft] == [score.hard, score.soft], "step \(step)")
        }
    }
}
