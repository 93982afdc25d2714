/// Finds the smallest sets of changes that make parts fit.
///
/// The size of a set is its number of changes; a longer or a shorter session is one. Sets are tried in the order of
/// their size, so the first size at which any fits is proved to be the least.
struct AgendaMisfit {
    let parts: [AgendaPart]
    let rest: BlockTiming?
    let longestSitting: Int
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
                    let ends = ends(forced, chosen)
                    let changes = changes(forced, chosen)
                    if let later = ends.first(where: { $0 > minutes }) {
                        found.append([.lengthen(minutes: later - minutes)] + changes)
                    }
                    if let sooner = ends.last(where: { $0 < minutes }) {
                        found.append([.shorten(minutes: minutes - sooner)] + changes)
                    }
                }
            }
            for chosen in Self.subsets(of: candidates, size)
            where ends(forced, chosen).contains(minutes) {
                found.append(changes(forced, chosen))
            }
            if !found.isEmpty { return (Array(found.prefix(Self.named)), found.count) }
        }
        return ([], 0)
    }

    private func ends(_ forced: [Int], _ chosen: [Candidate]) -> [Int] {
        var relaxation = AgendaReach.Relaxation(leftOut: Set(forced))
        for candidate in chosen {
            switch candidate {
            case .leaveOut(let index): relaxation.leftOut.insert(index)
            case .unpin(let index): relaxation.unpinned.insert(index)
            }
        }
        return AgendaReach(
            parts, rest: rest, longestSitting: longestSitting, horizon: minutes + Self.longest,
            without: relaxation
        ).ends
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
