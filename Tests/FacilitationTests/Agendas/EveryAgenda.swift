import Communities
import Facilitation

/// All agendas of a small template, one after the other, with what each costs by the words of docs/agenda-fitting.md.
///
/// It shares nothing with the fitter but the method's minutes: no states, no bounds, only trying.
struct EveryAgenda {
    /// A method that a block can be held with, and what the choice costs beside its minutes.
    struct Option {
        var method: Facilitation.Method
        var number = 0
        var points = 0
        /// Whether no other block may be held with the same method.
        var isShared = false
    }

    struct Block {
        var options: [Option]
        var wish = 1
        var priority: Int?
        var offset: Int?
    }

    var blocks: [Block]
    var rest: Facilitation.Method
    var minutes: Int
    var longestSitting = 90

    private enum Piece {
        case rest(Int)
        case held(block: Int, option: Int, minutes: Int)
    }

    /// The least cost of all; `nil`: there is no agenda.
    func best() -> AgendaCost? {
        var best: AgendaCost?
        walk(0, 0, 0, []) { pieces in
            let cost = cost(pieces)
            if best.map({ cost < $0 }) ?? true { best = cost }
        }
        return best
    }

    private func walk(
        _ index: Int, _ time: Int, _ sitting: Int, _ pieces: [Piece], _ found: ([Piece]) -> Void
    ) {
        guard time <= minutes else { return }
        guard index < blocks.count else {
            if time == minutes { found(pieces) }
            return
        }
        let block = blocks[index]
        if block.priority != nil { walk(index + 1, time, sitting, pieces, found) }
        hold(index, time, sitting, pieces, afterRest: false, found)
        guard sitting > 0 else { return }
        for pause in rest.minutes.least...rest.minutes.most {
            hold(index, time + pause, 0, pieces + [.rest(pause)], afterRest: true, found)
        }
    }

    private func hold(
        _ index: Int, _ time: Int, _ sitting: Int, _ pieces: [Piece], afterRest: Bool,
        _ found: ([Piece]) -> Void
    ) {
        let block = blocks[index]
        if let offset = block.offset, offset != time { return }
        for (number, option) in block.options.enumerated() {
            let pauses = option.method.arc == .pause
            if afterRest && pauses { continue }
            if option.isShared, uses(option.method.id, in: pieces) { continue }
            let range = option.method.minutes(people: 8, mode: .physical)
            for length in range.least...range.most {
                let sat = pauses ? 0 : sitting + length
                guard sat <= longestSitting else { continue }
                walk(
                    index + 1, time + length, sat,
                    pieces + [.held(block: index, option: number, minutes: length)], found)
            }
        }
    }

    private func uses(_ method: MethodID, in pieces: [Piece]) -> Bool {
        pieces.contains { piece in
            guard case .held(let block, let option, _) = piece else { return false }
            return blocks[block].options[option].method.id == method
        }
    }

    private func cost(_ pieces: [Piece]) -> AgendaCost {
        var cost = AgendaCost(
            needlessBreaks: 0, laterChoices: 0, leftOut: [0, 0, 0, 0, 0], breaks: 0, points: 0)
        var held: Set<Int> = []
        for (place, piece) in pieces.enumerated() {
            let before = place > 0 ? pieces[place - 1] : nil
            switch piece {
            case .rest(let length):
                if minutes <= longestSitting { cost.needlessBreaks += 1 } else { cost.breaks += 1 }
                cost.points += squeeze(length, rest.minutes)
                if case .held(let block, let option, _)? = before,
                    blocks[block].options[option].method.arc == .open
                {
                    cost.points += 4_000
                }
                if case .held(let block, let option, _) = pieces[place + 1],
                    blocks[block].options[option].method.arc == .close
                {
                    cost.points += 4_000
                }
            case .held(let block, let number, let length):
                held.insert(block)
                let option = blocks[block].options[number]
                let method = option.method
                cost.laterChoices += option.number
                cost.points += option.points
                cost.points +=
                    blocks[block].wish
                    * (squeeze(length, method.minutes(people: 8, mode: .physical))
                        + hurry(length, method))
                cost.points += order(before, method)
            }
        }
        for (index, block) in blocks.enumerated() where !held.contains(index) {
            if let priority = block.priority { cost.leftOut[5 - priority] += 1 }
        }
        return cost
    }

    private func squeeze(_ length: Int, _ range: MinutesRange) -> Int {
        let away =
            length < range.ideal
            ? (range.ideal - length) * 100 / (range.ideal - range.least)
            : (length - range.ideal) * 100 / max(1, range.most - range.ideal)
        return away * away
    }

    private func hurry(_ length: Int, _ method: Facilitation.Method) -> Int {
        guard method.rounds.least < method.rounds.most else { return 0 }
        let step = method.steps.reduce(into: (fixed: 0, round: 0)) {
            $0.fixed += $1.need.fixed
            $0.round += $1.need.perRound
        }
        let shares = (method.rounds.least...method.rounds.most).map { rounds in
            let need = step.fixed + step.round * rounds
            return min(100, abs(length * 60 - need) * 100 / need)
        }
        let least = shares.min() ?? 0
        return least * least
    }

    private func order(_ before: Piece?, _ method: Facilitation.Method) -> Int {
        guard case .held(let block, let option, let length)? = before, method.arc != .pause else {
            return 0
        }
        let last = blocks[block].options[option].method
        if last.arc == .pause { return length >= 30 && method.energy == .calm ? 1_600 : 0 }
        let arcs: [Arc] = [.open, .diverge, .explore, .converge, .close]
        let isBack =
            arcs.firstIndex(of: method.arc) ?? 0 < arcs.firstIndex(of: last.arc) ?? 0
        let isTiring = last.energy == .calm && method.energy == .calm
        return (isBack ? 1_600 : 0) + (isTiring ? 1_600 : 0)
    }
}
