import Communities

/// A block of a template with what its methods need here and now.
struct AgendaPart {
    struct Choice {
        var method: Method
        var minutes: MinutesRange
    }

    var id: String
    var title: LocalizedText?
    /// The most wanted first.
    var choices: [Choice]
    /// 1...9.
    var wish: Int
    /// Minutes after the start at which it must begin.
    var offset: Int?
    /// 1...5 for a part that can be left out.
    var priority: Int?
}

/// The optimum over all ways to lay parts and breaks end to end, by dynamic programming over parts and minutes.
///
/// A state is: the parts laid so far, the minutes used, and the minutes since the last break. Of states with the
/// same parts and minutes only those survive that no other beats in both sitting and cost.
struct AgendaSearch {
    struct Piece {
        enum Kind {
            case part(Int, choice: Int)
            case rest
        }

        var kind: Kind
        var minutes: Int
    }

    var parts: [AgendaPart]
    /// The minutes of a break; `nil`: none can be put in.
    var rest: MinutesRange?
    /// The most minutes without a break.
    var longestSitting: Int

    // In this order, each dearer than all before it together: squeezing (40 blocks of at most 9·10⁴), breaks,
    // leaving out (each priority dearer than 31 parts of the one below it), a later choice of method.
    // The sum stays under 2⁶³.
    private static let restCost = 1 << 22
    private static func cost(ofLeavingOut priority: Int) -> Int { 1 << (28 + 5 * (priority - 1)) }
    private static func cost(ofChoice number: Int) -> Int { number.clamped(0, 7) << 54 }

    /// What other minutes than the best cost: the square of the share of the way to the least or the most, in percent.
    private static func cost(_ minutes: Int, _ range: MinutesRange, wish: Int) -> Int {
        let away =
            minutes < range.ideal
            ? (range.ideal - minutes) * 100 / max(1, range.ideal - range.least)
            : (minutes - range.ideal) * 100 / max(1, range.most - range.ideal)
        return away * away * wish
    }

    private struct State {
        var sitting: Int
        var cost: Int
        var node: Int
    }

    private struct Node {
        var parent: Int
        var piece: Piece?
    }

    /// The pieces of the cheapest agenda of exactly so many minutes; `nil`: there is none.
    func best(minutes: Int) -> [Piece]? {
        // Breaks are as few as can be: a session that can be sat through is tried without any first.
        if rest != nil, minutes <= longestSitting {
            var unbroken = self
            unbroken.rest = nil
            if let pieces = unbroken.best(minutes: minutes) { return pieces }
        }
        var nodes: [Node] = []
        let last = fronts(horizon: minutes, target: minutes, nodes: &nodes)
        guard let state = last[minutes].min(by: { $0.cost < $1.cost }) else { return nil }
        var pieces: [Piece] = []
        var index = state.node
        while index >= 0 {
            if let piece = nodes[index].piece { pieces.append(piece) }
            index = nodes[index].parent
        }
        return pieces.reversed()
    }

    /// Each single change that would make so many minutes fit.
    func waysOut(minutes: Int) -> AgendaFault.WaysOut {
        var nodes: [Node] = []
        let last = fronts(horizon: minutes + 180, target: nil, nodes: &nodes)
        let fitting = last.indices.filter { !last[$0].isEmpty && $0 > 0 }
        func fits(_ changed: [AgendaPart]) -> Bool {
            var other = self
            other.parts = changed
            return !changed.isEmpty && other.best(minutes: minutes) != nil
        }
        var leaveOut: [String] = []
        var unpin: [String] = []
        for (index, part) in parts.enumerated() {
            if part.priority == nil {
                var others = parts
                others.remove(at: index)
                if fits(others) { leaveOut.append(part.id) }
            }
            if part.offset != nil {
                var freed = parts
                freed[index].offset = nil
                if fits(freed) { unpin.append(part.id) }
            }
        }
        return AgendaFault.WaysOut(
            moreMinutes: fitting.first { $0 > minutes }.map { $0 - minutes },
            fewerMinutes: fitting.last { $0 < minutes }.map { minutes - $0 },
            leaveOut: leaveOut, unpin: unpin)
    }

    /// The surviving states after all parts, by minutes used; with a target those that cannot reach it are cut.
    private func fronts(horizon: Int, target: Int?, nodes: inout [Node]) -> [[State]] {
        var front = Array(repeating: [State](), count: horizon + 1)
        front[0] = [State(sitting: 0, cost: 0, node: -1)]
        let (least, most) = remaining()
        for index in parts.indices {
            var next = Array(repeating: [State](), count: horizon + 1)
            let reachable: ClosedRange<Int>
            if let target {
                let low = max(0, target - most[index + 1])
                let high = target - least[index + 1]
                guard low <= high else { return next }
                reachable = low...high
            } else {
                reachable = 0...horizon
            }
            let part = parts[index]
            let costs = part.choices.enumerated().map { number, choice in
                (choice.minutes.least...choice.minutes.most).map {
                    Self.cost(ofChoice: number) + Self.cost($0, choice.minutes, wish: part.wish)
                }
            }
            let rested = rested(
                front, before: part, until: reachable.upperBound, nodes: &nodes)
            for used in front.indices {
                if let priority = part.priority, reachable.contains(used) {
                    for state in front[used] {
                        let left = State(
                            sitting: state.sitting,
                            cost: state.cost + Self.cost(ofLeavingOut: priority),
                            node: state.node)
                        Self.insert(left, into: &next[used])
                    }
                }
                lay(
                    index, after: front[used], at: used, reachable: reachable, costs: costs,
                    into: &next, nodes: &nodes)
                guard let state = rested[used] else { continue }
                lay(
                    index, after: [state], at: used, reachable: reachable, costs: costs,
                    into: &next, nodes: &nodes, afterRest: true)
            }
            front = next
        }
        return front
    }

    /// The states after a break right before that part, by minutes used; they have sat for no time, so one is enough.
    private func rested(
        _ front: [[State]], before part: AgendaPart, until latest: Int, nodes: inout [Node]
    ) -> [State?] {
        var rested = [State?](repeating: nil, count: front.count)
        guard let rest, rest.least <= rest.most else { return rested }
        for used in front.indices {
            // Nobody needs a break at the start, or right after one.
            let cheapest = front[used].filter { $0.sitting > 0 }.min { $0.cost < $1.cost }
            guard let cheapest else { continue }
            for minutes in rest.least...rest.most where used + minutes <= latest {
                if let offset = part.offset, offset != used + minutes { continue }
                let cost =
                    cheapest.cost + Self.restCost + Self.cost(minutes, rest, wish: 1)
                if let other = rested[used + minutes], other.cost <= cost { continue }
                rested[used + minutes] = State(sitting: 0, cost: cost, node: nodes.count)
                nodes.append(
                    Node(parent: cheapest.node, piece: Piece(kind: .rest, minutes: minutes)))
            }
        }
        return rested
    }

    private func lay(
        _ index: Int, after states: [State], at used: Int, reachable: ClosedRange<Int>,
        costs: [[Int]], into next: inout [[State]], nodes: inout [Node], afterRest: Bool = false
    ) {
        let part = parts[index]
        if let offset = part.offset, offset != used { return }
        for (number, choice) in part.choices.enumerated() {
            let pauses = choice.method.arc == .pause
            if pauses && afterRest { continue }
            for state in states {
                let room = pauses ? longestSitting : longestSitting - state.sitting
                let low = max(choice.minutes.least, reachable.lowerBound - used)
                let high = min(choice.minutes.most, room, reachable.upperBound - used)
                guard low <= high else { continue }
                for minutes in low...high {
                    let candidate = State(
                        sitting: pauses ? 0 : state.sitting + minutes,
                        cost: state.cost + costs[number][minutes - choice.minutes.least],
                        node: nodes.count)
                    if Self.insert(candidate, into: &next[used + minutes]) {
                        let piece = Piece(
                            kind: .part(index, choice: number), minutes: minutes)
                        nodes.append(Node(parent: state.node, piece: piece))
                    }
                }
            }
        }
    }

    /// Keeps the state unless one that is there is as good in all; drops those that it beats.
    @discardableResult
    private static func insert(_ state: State, into states: inout [State]) -> Bool {
        // Only somebody who has sat can take a break, so a rested state does not stand in for the others.
        func beats(_ one: State, _ other: State) -> Bool {
            one.cost <= other.cost && one.sitting <= other.sitting
                && (one.sitting > 0 || other.sitting == 0)
        }
        var beatsSome = false
        for other in states {
            if beats(other, state) { return false }
            if beats(state, other) { beatsSome = true }
        }
        if beatsSome { states.removeAll { beats(state, $0) } }
        states.append(state)
        return true
    }

    /// The least and most minutes from each part on.
    private func remaining() -> (least: [Int], most: [Int]) {
        var least = Array(repeating: 0, count: parts.count + 1)
        var most = least
        for index in parts.indices.reversed() {
            let part = parts[index]
            let shortest = part.choices.map(\.minutes.least).min() ?? 0
            let longest = part.choices.map(\.minutes.most).max() ?? 0
            least[index] = least[index + 1] + (part.priority == nil ? shortest : 0)
            most[index] = most[index + 1] + longest + (rest?.most ?? 0)
        }
        return (least, most)
    }
}
