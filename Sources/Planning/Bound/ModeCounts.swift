/// How many sessions of a series were held in each mode, as one number; counted only as far as it
/// matters.
struct ModeCounts {
    private var sizes = [1, 1, 1]
    /// A mode with a most; counting beyond it is forbidden, else it stays at the last number.
    private var isLimited = [false, false, false]
    private var least = [0, 0, 0]

    init(_ c: Int, _ tables: Tables) {
        let held = tables.count[c]
        for mode in 0..<3 where tables.modes[c * 3 + mode] != nil {
            least[mode] = min(tables.modeLeast[c * 3 + mode], held + 1)
            isLimited[mode] = tables.modeMost[c * 3 + mode] < held
            sizes[mode] = 1 + (isLimited[mode] ? tables.modeMost[c * 3 + mode] : least[mode])
        }
        // Too many combinations: counting less only lowers the bound.
        while sizes.reduce(1, { min($0 * $1, 1 << 40) }) > 512 {
            let widest = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
            sizes[widest] = 1
            isLimited[widest] = false
            least[widest] = 0
        }
    }

    /// How many numbers there are.
    var total: Int { sizes[0] * sizes[1] * sizes[2] }

    private func split(_ number: Int) -> [Int] {
        [number % sizes[0], number / sizes[0] % sizes[1], number / sizes[0] / sizes[1]]
    }

    /// Is one more session in the mode the same as one more in any other such mode.
    func isUncounted(_ mode: Int) -> Bool { sizes[mode] == 1 && !isLimited[mode] }

    /// The count after one more session in a mode; nil when that is one too many.
    func next(_ number: Int, _ mode: Int) -> Int? {
        let now = split(number)[mode]
        if now + 1 < sizes[mode] {
            return number + [1, sizes[0], sizes[0] * sizes[1]][mode]
        }
        return isLimited[mode] ? nil : number
    }

    /// Has every mode the least it asks for.
    func isEnough(_ number: Int) -> Bool {
        zip(split(number), least).allSatisfy { $0 >= $1 }
    }
}
