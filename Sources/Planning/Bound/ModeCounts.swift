/// How many sessions of a series were held in each mode, as one number; counted only as far as it
/// matters.
struct ModeCounts {
    private static let most = 512
    private var sizes = [1, 1, 1]
    /// A mode with a most; counting beyond it is forbidden, else it stays at the last number.
    private var isLimited = [false, false, false]
    private var least = [0, 0, 0]

    init(_ c: Int, _ tables: Tables) {
        let held = tables.count[c]
        for mode in ModeIndex.all where tables.modes.offers[c, mode] != nil {
            least[mode.number] = min(tables.modes.least[c, mode], held + 1)
            isLimited[mode.number] = tables.modes.most[c, mode] < held
            sizes[mode.number] =
                1 + (isLimited[mode.number] ? tables.modes.most[c, mode] : least[mode.number])
        }
        // Too many combinations: counting less only lowers the bound. Two sizes may be in millions:
        // their product with the third must not overflow.
        while sizes.reduce(1, { min($0 * $1, 1 << 40) }) > Self.most {
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
    func isUncounted(_ mode: ModeIndex) -> Bool {
        sizes[mode.number] == 1 && !isLimited[mode.number]
    }

    /// The count after one more session in a mode; nil when that is one too many.
    func next(_ number: Int, _ mode: ModeIndex) -> Int? {
        let now = split(number)[mode.number]
        if now + 1 < sizes[mode.number] {
            return number + [1, sizes[0], sizes[0] * sizes[1]][mode.number]
        }
        return isLimited[mode.number] ? nil : number
    }

    /// Has every mode the least it asks for.
    func isEnough(_ number: Int) -> Bool {
        zip(split(number), least).allSatisfy { $0 >= $1 }
    }
}
