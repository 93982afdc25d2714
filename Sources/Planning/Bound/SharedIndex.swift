/// Where shared goods are met: which a way to hold a series uses, and how much.
struct SharedIndex: Sendable {
    struct Use: Sendable {
        var good: Int
        var amount: Int
    }

    private struct Spot: Sendable {
        var slot: Int
        var good: Int
    }

    private let tables: Tables
    /// By person.
    private var misses: [Int: Int] = [:]
    /// By community and day, by room and day, by person, level and day.
    private var crowds: [Int: [Spot]] = [:]
    private var rooms: [Int: [Spot]] = [:]
    private var circles: [Int: [Int]] = [:]

    init(_ tables: Tables) { self.tables = tables }

    mutating func add(_ good: SharedGood, _ at: Int) {
        switch good {
        case .misses(let person): misses[person] = at
        case .crowd(let crowd):
            for c in crowd.communities {
                crowds[c * tables.days + crowd.day, default: []]
                    .append(Spot(slot: crowd.slot, good: at))
            }
            circles[(crowd.person * 3 + crowd.level) * tables.days + crowd.day, default: []]
                .append(crowd.slot)
        case .room(let room, let day, let slot):
            rooms[room * tables.days + day, default: []].append(Spot(slot: slot, good: at))
        }
    }

    /// The good that is a person's misses.
    func good(of person: Int) -> Int? { misses[person] }

    /// Is a slot so near to one that is taken up already that an overlap could hold both.
    func isNear(_ person: Int, _ level: Int, _ day: Int, _ slot: Int, _ overlap: Int) -> Bool {
        circles[(person * 3 + level) * tables.days + day, default: []]
            .contains { abs($0 - slot) < overlap }
    }

    /// Has any slot of `from ..< to` a price in the room.
    func isTolled(room: Int, _ day: Int, _ from: Int, _ to: Int) -> Bool {
        rooms[room * tables.days + day, default: []].contains { $0.slot >= from && $0.slot < to }
    }

    /// What a way uses.
    func uses(_ way: FoundWay, of c: Int) -> [Use] {
        var uses: [Use] = []
        for miss in way.misses {
            if let good = misses[miss.person] { uses.append(Use(good: good, amount: miss.count)) }
        }
        for place in way.places {
            let day = Int(place.day)
            let start = Int(place.start)
            let end = start + tables.duration[c]
            for spot in crowds[c * tables.days + day] ?? []
            where spot.slot >= start && spot.slot < end {
                uses.append(Use(good: spot.good, amount: 1))
            }
            let room = Int(place.room)
            guard room >= 0 else { continue }
            for spot in rooms[room * tables.days + day] ?? []
            where spot.slot >= start && spot.slot < end + tables.rooms.buffer[room] {
                uses.append(Use(good: spot.good, amount: 1))
            }
        }
        return uses
    }
}
