/// Finds out why an instance has no plan without violations: the smallest sets of wishes that cannot
/// hold together, and the least that would have to give way.
///
/// First comes a small group of communities that cannot all be held: one by itself where there is
/// one, else one that breaks rules in a plan together with those around it, grown until there is
/// provably no plan and thinned out again. Then the wishes of that group are left aside, many at a
/// time where that changes nothing, until none can be spared (Junker 2004: preferred explanations;
/// Chinneck 2008: deletion filtering).
public struct ConflictSearch: Sendable {
    private let instance: Instance
    private let effort: Int
    private let shouldStop: @Sendable () -> Bool
    /// More conflicts at once would not be read.
    private static let most = 6
    /// In larger groups nothing is proved in reasonable time.
    private static let largestGroup = 33

    /// Prepares to look; refuses an instance with faults.
    ///
    /// - Parameters:
    ///   - effort: steps of search and places looked at for each question whether there is a plan;
    ///     equal efforts give equal answers everywhere.
    ///   - shouldStop: asked now and then; true ends the search with what is known by then.
    public init(
        _ instance: Instance, effort: Int = 200_000,
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) throws(InvalidInstance) {
        try instance.requireValid()
        self.instance = instance
        self.effort = effort
        self.shouldStop = shouldStop
    }

    private var existence: Existence { Existence(effort: effort, shouldStop: shouldStop) }

    /// Looks for conflicts.
    public func run() -> ConflictFinding {
        var open = instance
        var conflicts: [Conflict] = []
        while conflicts.count < Self.most, !shouldStop() {
            switch next(open) {
            case .conflict(let conflict):
                conflicts.append(conflict)
                // Rooms and days do not suffice whatever is given up.
                if conflict.wishes.isEmpty { return .impossible(conflicts, after: nil) }
                open = open.without(conflict.wishes)
            case .plan(let plan):
                return conflicts.isEmpty
                    ? .possible(plan) : .impossible(conflicts, after: planAfter(conflicts))
            case .nothing:
                return conflicts.isEmpty
                    ? .unknown : .impossible(conflicts, after: planAfter(conflicts))
            }
        }
        return conflicts.isEmpty ? .unknown : .impossible(conflicts, after: nil)
    }

    private enum Found {
        case conflict(Conflict)
        case plan(Plan)
        case nothing
    }

    /// One more conflict, everything asked in earlier ones given up.
    private func next(_ open: Instance) -> Found {
        let everybody = open.only(Array(open.communities.indices)).withoutStrangers
        let tables = Tables(valid: everybody)
        var tree = PlaceTree(tables)
        if let c = tree.firstImpossible() { return .conflict(conflict(open, [c])) }
        var finder = PlanFinder(tables, shouldStop: shouldStop)
        if finder.build() || finder.search(steps: searchSteps(tables)) { return .plan(finder.plan) }
        let state = SearchState(tables, finder.plan)
        for seed in ConflictGroup.seeds(state).prefix(8) {
            let order = ConflictGroup.order(around: seed, state)
            var size = 2
            while size <= min(Self.largestGroup, order.count), !shouldStop() {
                let group = Array(order.prefix(size))
                if case .no = existence.answer(open.only(group)) {
                    return .conflict(conflict(open, thinned(group, open)))
                }
                if size == order.count { break }
                size = min(2 * size - 1, order.count)
            }
        }
        return .nothing
    }

    private func searchSteps(_ tables: Tables) -> Int {
        max(effort, min(20 * effort, 400 * tables.sessionCount))
    }

    /// The group without the communities it does not need; the seed, which comes first, is left
    /// aside last.
    private func thinned(_ group: [Int], _ open: Instance) -> [Int] {
        var group = group
        for c in group.reversed() where group.count > 1 {
            let rest = group.filter { $0 != c }
            if case .no = existence.answer(open.only(rest)) { group = rest }
        }
        return group.sorted()
    }

    private func conflict(_ open: Instance, _ group: [Int]) -> Conflict {
        let part = open.only(group)
        let filter = WishFilter(part, existence)
        let kept = filter.conflict
        var search = WaysOut(part, existence)
        let ways = search.least(of: kept.wishes)
        func outside(_ wish: Wish) -> Wish {
            wish.community.map { wish.renumbered(group[$0]) } ?? wish
        }
        return Conflict(
            communities: group, wishes: kept.wishes.map(outside), isMinimal: kept.isMinimal,
            waysOut: ways.map { way in
                WayOut(
                    wish: outside(way.wish), loosening: way.loosening,
                    exceptions: way.exceptions.map {
                        WayOut.Exception(
                            community: group[$0.community], occurrence: $0.occurrence,
                            place: $0.place)
                    }, price: way.price)
            }, hasAllWaysOut: search.isDecided)
    }

    private func planAfter(_ conflicts: [Conflict]) -> Plan? {
        var open = instance
        for conflict in conflicts {
            guard let way = conflict.waysOut.first else { return nil }
            open = open.loosening(way.wish, by: way.loosening)
        }
        let tables = Tables(valid: open)
        var finder = PlanFinder(tables, shouldStop: shouldStop)
        return finder.build() || finder.search(steps: searchSteps(tables)) ? finder.plan : nil
    }
}
