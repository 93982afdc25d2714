/// What a session pays, in a bound, for using what other communities may want as well.
///
/// Everything is counted in fractions: ``scale`` of them make one of the instance's. Prices of
/// shared things are multiples of ``grain``, so that every sum is one, and a bound may be rounded up
/// to the next.
struct SharedPrices: Sendable {
    let scale: Int
    private(set) var grain: Int
    /// What is given back in the end: each price times what is free of it.
    private(set) var given = 0
    private let days: Int
    /// By person: what each miss costs in every community, and no longer beyond the free ones.
    private var misses: [Int]
    /// By community and day, by room and day: slots and what a session over them pays.
    private var crowds: [Int: [Toll]] = [:]
    private var rooms: [Int: [Toll]] = [:]

    private struct Toll {
        var slot: Int
        var price: Int
    }

    /// Nothing shared has a price.
    init(scale: Int, days: Int, people: Int) {
        self.scale = scale
        self.days = days
        grain = scale
        misses = [Int](repeating: 0, count: people)
    }

    /// The prices of some goods, multiples of ``fine(_:)``.
    init(_ goods: [SharedGood], _ prices: [Int], scale: Int, _ tables: Tables) {
        self.init(scale: scale, days: tables.days, people: tables.instance.people.count)
        grain = Self.fine(scale)
        for (good, price) in zip(goods, prices) where price > 0 {
            given += price * good.free(tables)
            switch good {
            case .misses(let person): misses[person] = price
            case .crowd(let crowd):
                for c in crowd.communities {
                    crowds[c * days + crowd.day, default: []]
                        .append(Toll(slot: crowd.slot, price: price))
                }
            case .room(let room, let day, let slot):
                rooms[room * days + day, default: []].append(Toll(slot: slot, price: price))
            }
        }
    }

    /// The least difference between two prices.
    static func fine(_ scale: Int) -> Int { max(1, scale / 8) }

    func miss(_ person: Int) -> Int { misses[person] }

    /// What a community pays for a session over `from ..< to`.
    func crowd(_ c: Int, _ day: Int, _ from: Int, _ to: Int) -> Int {
        crowds.isEmpty ? 0 : Self.sum(crowds[c * days + day], from, to)
    }

    /// What is paid for a room over `from ..< to`, its buffer with it.
    func room(_ room: Int, _ day: Int, _ from: Int, _ to: Int) -> Int {
        rooms.isEmpty ? 0 : Self.sum(rooms[room * days + day], from, to)
    }

    private static func sum(_ tolls: [Toll]?, _ from: Int, _ to: Int) -> Int {
        var sum = 0
        for toll in tolls ?? [] where toll.slot >= from && toll.slot < to { sum += toll.price }
        return sum
    }

    /// Rounded up to a multiple of the grain. What a way to hold a series truly costs is one: the
    /// instance's own prices are multiples of the scale, those of shared things of the grain, and the
    /// grain divides the scale. So what no way goes below, no way goes below the next multiple of.
    func rounded(_ cost: Int) -> Int { cost <= 0 ? cost : (cost + grain - 1) / grain * grain }
}
