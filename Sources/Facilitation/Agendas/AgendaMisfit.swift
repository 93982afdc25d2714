/// Finds the smallest sets of changes that make parts fit.
///
/// The size of a set is its number of changes; a longer or a shorter session is one. Sets are tried in the order of
/// their size, so the first size at which any fits is proved to be the least.
struct AgendaMisfit {
    let parts: [AgendaPart]
    let rest: BlockTiming?
    let longestSitting: Int
    let weights: AgendaWeights
    let minutes: Int

    /// How many more minutes than asked are looked at.
    private static let longest = 180
    /// How many sets are named.
    private static let named = 8
    /// How many sets of one size are tried; a template of twelve blocks never has more.
    private static let tried = 20_000

    private enum Candidate: Hashable {
        case leaveOut(Int)
        case unpin(Int)
    }

    /// The sets of the least size, and how many there are.
    func fixes() -> (named: [[AgendaFault.Change]], count: Int) {
        // A block that nothing suits must go in any case.
        let forced = parts.indices.filter { parts[$0].choices.isEmpty && parts[$0].priority == nil }
        let candidates: [Candidate] = parts.indices.flatMap { index -> [Candidate] in
            guard !forced.contains(index) else { return [] }
            let part = parts[index]
            return (part.priority == nil ? [.leaveOut(index)] : [])
                + (part.offset != nil ? [.unpin(index)] : [])
        }
        for size in 0...(candidates.count + 1) {
            guard Self.count(candidates.count, size) <= Self.tried else { break }
            var found: [[AgendaFault.Change]] = []
            // Changes of the length go with one change fewer.
            if size > 0 {
                for chosen in Self.subsets(of: candidates, size - 1) {
                    let trial = trial(forced, chosen)
                    let changes = changes(forced, chosen)
                    if let later = trial.ends.first(where: { $0 > minutes && trial.fits($0) }) {
                        found.append([.lengthen(minutes: later - minutes)] + changes)
                    }
                    if let sooner = trial.ends.last(where: { $0 < minutes && trial.fits($0) }) {
                        found.append([.shorten(minutes: minutes - sooner)] + changes)
                    }
                }
            }
            for chosen in Self.subsets(of: candidates, size) {
                let trial = trial(forced, chosen)
                if trial.ends.contains(minutes), trial.fits(minutes) {
                    found.append(changes(forced, chosen))
                }
            }
            if !found.isEmpty { return (Array(found.prefix(Self.named)), found.count) }
        }
        return ([], 0)
    }

    /// The parts with some changes.
    private struct Trial {
        var parts: [AgendaPart]
        var reach: AgendaReach
        var ends: [Int]
        var misfit: AgendaMisfit

        /// Whether a length that can be reached is one of an agenda: what can be reached leaves open which of several
        /// parts takes a method that only one of them may.
        func fits(_ minutes: Int) -> Bool {
            guard parts.contains(where: { $0.choices.contains { $0.claim != 0 } }) else {
                return true
            }
            return AgendaSearch(
                parts: parts, rest: misfit.rest, longestSitting: misfit.longestSitting,
                weights: misfit.weights, minutes: minutes, sat: reach.sat
            ).best != nil
        }
    }

    private func trial(_ forced: [Int], _ chosen: [Candidate]) -> Trial {
        var gone = Set(forced)
        var changed = parts
        for candidate in chosen {
            switch candidate {
            case .leaveOut(let index): gone.insert(index)
            case .unpin(let index): changed[index].offset = nil
            }
        }
        changed = changed.indices.filter { !gone.contains($0) }.map { changed[$0] }
        let reach = AgendaReach(
            changed, rest: rest, longestSitting: longestSitting, horizon: minutes + Self.longest)
        return Trial(parts: changed, reach: reach, ends: reach.ends, misfit: self)
    }

    private func changes(_ forced: [Int], _ chosen: [Candidate]) -> [AgendaFault.Change] {
        forced.map { .leaveOut(block: parts[$0].id) }
            + chosen.map { candidate in
                switch candidate {
                case .leaveOut(let index): .leaveOut(block: parts[index].id)
                case .unpin(let index): .unpin(block: parts[index].id)
                }
            }
    }

    /// How many sets of that size there are; beyond what is tried it is not counted on.
    private static func count(_ all: Int, _ size: Int) -> Int {
        var count = 1
        for number in 0..<min(size, all) {
            count = count * (all - number) / (number + 1)
            if count > tried * 100 { break }
        }
        return count
    }

    private static func subsets(of all: [Candidate], _ size: Int) -> [[Candidate]] {
        guard size > 0 else { return [[]] }
        guard all.count >= size else { return [] }
        return all.indices.flatMap { index in
            subsets(of: Array(all[(index + 1)...]), size - 1).map { [all[index]] + $0 }
        }
    }
}
