/// Independent parts on their way through the workers: light ones side by side, each on a worker of
/// its own, then those that are too much for one worker, one after the other on all of them.
///
/// With steps each part's are settled beforehand, so the workers decide nothing but the time it
/// takes. With a time a part gets its share of what is left when its turn comes.
struct PartQueue: Sendable {
    typealias Found = Result<Solution, SolverFault>

    private struct Entry: Sendable {
        var solver: Solver
        var built: SearchState
        var sessions: Int { solver.tables.sessionCount }
    }

    private let entries: [Entry]
    private let budget: Budget
    private let workers: Int

    /// Makes a first plan of every part.
    init(_ whole: IndependentParts, _ budget: Budget, workers: Int) async {
        let parts = whole.parts
        let lanes = min(workers, parts.count)
        let made = await withTaskGroup(of: [(Int, Entry)].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    stride(from: lane, to: parts.count, by: lanes).map { index in
                        let solver = Solver(part: parts[index].instance, of: parts.count)
                        return (index, Entry(solver: solver, built: solver.firstPlan(budget)))
                    }
                }
            }
            var made: [(Int, Entry)] = []
            for await some in group { made += some }
            return made
        }
        entries = made.sorted { $0.0 < $1.0 }.map(\.1)
        self.budget = budget.rest
        self.workers = workers
    }

    /// Improves every part; what was found, in the order of the parts.
    func solve(seed: UInt64, states: Int?) async -> [Found] {
        let (stream, news) = AsyncStream.makeStream(of: (Int, SearchProgress).self)
        let total = entries.reduce(0) { $0 + $1.sessions }
        let order = Order(seed: seed, states: states, steps: shares(total), news: news)
        var light = entries.indices.sorted {
            (-entries[$0].sessions, $0) < (-entries[$1].sessions, $1)
        }
        var heavy: [Int] = []
        // Side by side no worker may be left with nothing to do for long.
        while let busiest = lanes(light).map(sessions).max(),
            busiest * workers * 4 > sessions(light) * 5
        {
            heavy.append(light.removeFirst())
        }
        let end = total > 0 ? Double(sessions(light)) / Double(total) : 1
        async let watch: Void = tell(stream)
        var found = await withTaskGroup(of: [(Int, Found)].self) { group in
            for lane in lanes(light) {
                group.addTask { await improve(lane, order, workers: 1, until: end) }
            }
            var found: [(Int, Found)] = []
            for await some in group { found += some }
            return found
        }
        found += await improve(heavy, order, workers: workers, until: 1)
        news.finish()
        await watch
        return found.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// What is the same for all parts.
    private struct Order: Sendable {
        var seed: UInt64
        var states: Int?
        /// By part.
        var steps: [Int?]
        var news: AsyncStream<(Int, SearchProgress)>.Continuation
    }

    private func sessions(_ list: [Int]) -> Int { list.reduce(0) { $0 + entries[$1].sessions } }

    private func improve(
        _ list: [Int], _ order: Order, workers: Int, until end: Double
    ) async -> [(Int, Found)] {
        var found: [(Int, Found)] = []
        var left = sessions(list)
        for index in list {
            let entry = entries[index]
            var share = window(Double(entry.sessions) / Double(max(1, left)), end)
            share.steps = order.steps[index]
            if budget.report != nil { share.report = { order.news.yield((index, $0)) } }
            left -= entry.sessions
            let result: Found
            do throws(SolverFault) {
                result = .success(
                    try await entry.solver.improve(
                        entry.built, seed: order.seed &+ UInt64(index) &* 0xA24B_AED4_963E_E407,
                        budget: share, workers: workers, states: order.states))
            } catch { result = .failure(error) }
            found.append((index, result))
        }
        return found
    }

    /// The parts of each worker, so that all have about equally much to do.
    private func lanes(_ light: [Int]) -> [[Int]] {
        var lanes = [(load: Int, list: [Int])](repeating: (0, []), count: workers)
        for index in light {
            let least = lanes.indices.min { lanes[$0].load < lanes[$1].load } ?? 0
            lanes[least].load += entries[index].sessions
            lanes[least].list.append(index)
        }
        return lanes.map(\.list).filter { !$0.isEmpty }
    }

    /// That share of the time from now until `end`.
    private func window(_ share: Double, _ end: Double) -> Budget {
        guard budget.steps == nil, let progress = budget.progress else { return budget }
        let from = progress()
        let length = max(0, end - from) * share
        var window = budget
        window.progress = { length > 0 ? (progress() - from) / length : 1 }
        return window
    }

    /// Each part's steps; together they are all there are.
    private func shares(_ total: Int) -> [Int?] {
        guard let steps = budget.steps, total > 0 else {
            return [Int?](repeating: nil, count: entries.count)
        }
        var before = 0
        func given(_ sessions: Int) -> Int {
            let product = max(0, steps).multipliedFullWidth(by: sessions)
            return total.dividingFullWidth(product).quotient
        }
        return entries.map { entry in
            let from = given(before)
            before += entry.sessions
            return given(before) - from
        }
    }

    /// Reports how all parts together are doing, whenever one of them has news.
    private func tell(_ stream: AsyncStream<(Int, SearchProgress)>) async {
        guard let report = budget.report else { return }
        var known = entries.map {
            SearchProgress(hard: $0.built.hard, soft: $0.built.soft, bound: 0, steps: 0)
        }
        for await (index, news) in stream {
            known[index] = news
            report(
                known.reduce(SearchProgress(hard: 0, soft: 0, bound: 0, steps: 0)) {
                    SearchProgress(
                        hard: $0.hard + $1.hard, soft: $0.soft + $1.soft,
                        bound: $0.bound + $1.bound, steps: $0.steps + $1.steps)
                })
        }
    }
}
