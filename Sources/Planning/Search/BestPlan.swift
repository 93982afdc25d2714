/// The best plan a search has met, kept up to date at the price of what changed since.
struct BestPlan: Sendable {
    private(set) var usual: [Usual]
    private(set) var places: [Place]
    private(set) var hard: Int
    private(set) var soft: Int
    private var sessions: Changed
    private var communities: Changed

    /// Which of a row differ, or may differ, from the best plan.
    private struct Changed {
        var list: [Int] = []
        private var isListed: [Bool]

        init(_ count: Int) { isListed = [Bool](repeating: false, count: count) }

        mutating func add(_ index: Int) {
            guard !isListed[index] else { return }
            isListed[index] = true
            list.append(index)
        }

        mutating func clear() {
            for index in list { isListed[index] = false }
            list.removeAll(keepingCapacity: true)
        }
    }

    init(_ state: SearchState) {
        usual = state.usual
        places = state.places
        hard = state.hard
        soft = state.soft
        sessions = Changed(places.count)
        communities = Changed(usual.count)
    }

    mutating func touch(session: Int) { sessions.add(session) }
    mutating func touch(community: Int) { communities.add(community) }

    /// Keeps the state's plan where it is better.
    mutating func note(_ state: SearchState) {
        guard (state.hard, state.soft) < (hard, soft) else { return }
        for session in sessions.list { places[session] = state.places[session] }
        for c in communities.list { usual[c] = state.usual[c] }
        sessions.clear()
        communities.clear()
        hard = state.hard
        soft = state.soft
    }

    /// Compares with a state that comes from elsewhere.
    mutating func adopt(_ state: SearchState) {
        if (state.hard, state.soft) < (hard, soft) {
            self = BestPlan(state)
            return
        }
        for session in places.indices where places[session] != state.places[session] {
            sessions.add(session)
        }
        for c in usual.indices where usual[c] != state.usual[c] { communities.add(c) }
    }

    /// Puts the state where the best plan was.
    func restore(_ state: inout SearchState) {
        for session in places.indices where state.places[session] != places[session] {
            state.move(session, to: .skipped)
        }
        for c in usual.indices where state.usual[c] != usual[c] { state.setUsual(usual[c], of: c) }
        for session in places.indices where state.places[session] != places[session] {
            state.move(session, to: places[session])
        }
    }
}
