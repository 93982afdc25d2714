/// One seeded local search: simulated annealing over sessions and whole series.
struct Search: Sendable {
    var state: SearchState
    var random: RandomSource
    private let cooling: Cooling
    private(set) var temperature = 0.0
    /// What a violation costs now: more while there are any, less while there are none, so that the
    /// search passes through broken plans and still ends in a sound one.
    private(set) var price = 100
    private static let prices = 60...2000
    /// The best plan met so far.
    var best: BestPlan
    private(set) var steps = 0
    private var coolings = 1.0
    /// Communities that broke a rule when last looked at.
    private var broken: [Int] = []
    /// Where the sessions of the step under way were before it.
    var journal: [(session: Int, place: Place)] = []

    /// No plan without violations costs less.
    private let bound: Int

    init(_ state: SearchState, seed: UInt64, temperature: Double, bound: Int) {
        self.state = state
        self.bound = bound
        best = BestPlan(state)
        random = RandomSource(seed: seed)
        cooling = Cooling(first: temperature, last: 0.4)
    }

    /// Searches through one leg of the schedule.
    mutating func run(_ leg: Schedule.Leg) {
        guard state.tables.sessionCount > 0 else { return }
        for step in 0..<leg.steps {
            if step % 512 == 0 {
                let spent = leg.spent(step)
                if isProved || spent >= leg.until || leg.shouldStop() { return }
                temperature = cooling.temperature(phase(spent))
                adaptPrice()
                if step % 8192 == 0 { lookForBroken() }
            }
            steps += 1
            // One refit takes as long as a thousand steps of one session, and is worth more.
            switch random.below(100_000) {
            case ..<40: stepRefit()
            case ..<3000: stepSeries()
            default: stepSession()
            }
        }
    }

    /// Is there nothing better than the best plan met.
    var isProved: Bool { best.hard == 0 && best.soft <= bound }

    /// Communities in need get half of all steps, so that a plan is sound first and good then.
    private mutating func lookForBroken() {
        broken.removeAll(keepingCapacity: true)
        guard state.hard > 0 else { return }
        for c in 0..<state.tables.communityCount where state.isBroken(c) { broken.append(c) }
    }

    mutating func someCommunity() -> Int {
        guard !broken.isEmpty, random.below(2) == 0 else {
            return random.below(state.tables.communityCount)
        }
        return broken[random.below(broken.count)]
    }

    mutating func someSession() -> Int {
        guard !broken.isEmpty, random.below(2) == 0 else {
            return random.below(state.places.count)
        }
        let c = broken[random.below(broken.count)]
        return state.tables.first[c] + random.below(state.tables.count[c])
    }

    /// Settles how often to cool when so many steps are to be expected: a small instance with much
    /// to spend cools several times, since past some length another beginning is worth more than a
    /// slower end.
    mutating func expect(_ steps: Int) {
        coolings = Double(max(1, steps / (100_000 * max(1, state.tables.sessionCount))))
    }

    /// How far the present cooling is.
    private func phase(_ spent: Double) -> Double {
        let turns = spent * coolings
        return turns - turns.rounded(.down)
    }

    private mutating func adaptPrice() {
        let step = price / 16 + 1
        let next = state.hard > 0 ? price + step : price - step
        price = min(max(next, Self.prices.lowerBound), Self.prices.upperBound)
    }

    /// Goes on from where another search is.
    mutating func adopt(_ other: Search) {
        state = other.state
        best.adopt(state)
    }

    /// Ends at the best plan, with every change of the published plan taken back that does not pay.
    mutating func settle() {
        best.restore(&state)
        state.takeBack()
        best.adopt(state)
    }

    /// The greatest worsening the next step may bring.
    mutating func allowance() -> Int { cooling.allowance(temperature, &random) }

    /// What to take off a cost so that the least of several is one drawn by Boltzmann's rule.
    mutating func lot() -> Int { cooling.lot(temperature, &random) }

    /// Keeps a step's changes.
    mutating func keep() {
        for entry in journal { best.touch(session: entry.session) }
        journal.removeAll(keepingCapacity: true)
        best.note(state)
    }

    /// Takes a step's changes of sessions back.
    mutating func undo() {
        while let last = journal.popLast() { state.move(last.session, to: last.place) }
    }

    mutating func put(_ session: Int, _ place: Place) {
        journal.append((session, state.places[session]))
        state.move(session, to: place)
    }
}
