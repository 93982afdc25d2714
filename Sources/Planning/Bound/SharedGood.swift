/// Something several communities may use, of which some is free and more has a price or is not to
/// be had.
///
/// A plan that uses `used` of it costs at least `price × (used − free)` for it, whatever the price
/// between 0 and ``most(_:_:)``. So what its users pay that price for, less the price of what is
/// free, is never more than the truth.
enum SharedGood: Hashable, Sendable {
    /// A person's misses, ``Instance/Weights/freeMisses`` of which are free.
    case misses(person: Int)
    /// A person's being asked for by several communities at one slot.
    case crowd(Crowd)
    /// A room at one slot.
    case room(room: Int, day: Int, slot: Int)

    /// Communities in which a person has at least some role, at one slot: all but one session of
    /// theirs then clash with another at least.
    struct Crowd: Hashable, Sendable {
        var person: Int
        /// Who is in two of the communities has at least this role in both: core, active, any.
        var level: Int
        var day: Int
        var slot: Int
        var communities: [Int]
    }

    /// How much of it costs nothing.
    func free(_ tables: Tables) -> Int {
        if case .misses = self { return tables.weights.freeMisses }
        return 1
    }

    /// The highest price that is sure to be no more than the truth, where the person's misses have a
    /// price of `miss`; what is not to be had at all could have any.
    func most(_ tables: Tables, _ scale: Int, miss: Int) -> Int {
        let weights = tables.weights
        switch self {
        case .misses: return weights.unfair * scale
        case .room: return weights.skip * scale
        case .crowd(let crowd):
            let least = min(weights.missActive, weights.missPeripheral)
            switch crowd.level {
            case 0: return weights.skip * scale
            case 1: return (weights.missActive - least) * scale
            default: return least * scale + miss
            }
        }
    }
}
