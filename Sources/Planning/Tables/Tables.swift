/// What never changes during a search, as flat tables of integers; made once, shared by all.
final class Tables: Sendable {
    let instance: Instance
    let days: Int
    let slots: Int
    let communityCount: Int
    let roomCount: Int
    let sessionCount: Int
    let weights: Instance.Weights
    let freeMisses: Int32

    // By community.
    /// The first of its sessions, which are numbered through all communities.
    let first: [Int]
    /// How many sessions it has.
    let count: [Int]
    let duration: [Int]
    let maxShift: [Int]
    let minGap: [Int]
    let maxGap: [Int]
    let maxSkips: [Int]
    let nominal: [[[Int]]]
    /// ``nominal`` in one row; a community's begins at ``firstNominal``.
    let nominalDay: [Int32]
    let firstNominal: [Int]
    let core: [[Int]]
    let others: [[Member]]

    /// By session: its community.
    let owner: [Int]
    /// How much there is of each resource.
    let capacity: [Int]

    let times: TimeTables
    let rooms: RoomTables
    let modes: ModeTables
    let neighbours: Neighbours
    let published: PublishedTables

    /// A mode and a room for it, packed: there may be very many.
    struct Option: Hashable {
        private let packed: Int32

        init(mode: ModeIndex, room: Int) {
            packed = Int32(truncatingIfNeeded: room << 2 | mode.number)
        }

        static var online: Option { Option(mode: .online, room: -1) }

        @inline(__always)
        var mode: ModeIndex { ModeIndex.all[Int(packed & 3)] }
        /// −1 online.
        var room: Int { Int(packed >> 2) }
    }

    /// Somebody who is not core, and what it costs when they miss a session.
    struct Member {
        var person: Int
        var price: Int
    }

    /// Tables of an instance without faults.
    init(valid instance: Instance) {
        let communities = instance.communities
        let weights = instance.weights
        self.instance = instance
        self.weights = weights
        days = instance.days
        slots = instance.slotsPerDay
        communityCount = communities.count
        roomCount = instance.rooms.count
        freeMisses = Int32(clamping: weights.freeMisses)

        var first: [Int] = []
        var owner: [Int] = []
        for (index, community) in communities.enumerated() {
            first.append(owner.count)
            owner += repeatElement(index, count: community.count)
        }
        self.first = first
        self.owner = owner
        sessionCount = owner.count
        count = communities.map(\.count)
        duration = communities.map(\.duration)
        maxShift = communities.map(\.maxShift)
        minGap = communities.map(\.minGap)
        maxGap = communities.map(\.maxGap)
        maxSkips = communities.map(\.maxSkips)
        nominal = communities.map { $0.patterns.map(\.days) }
        var nominalDay: [Int32] = []
        firstNominal = communities.map { community in
            defer {
                for pattern in community.patterns { nominalDay += pattern.days.map(Int32.init) }
            }
            return nominalDay.count
        }
        self.nominalDay = nominalDay
        core = communities.map(\.core)
        others = communities.map { community in
            community.active.map { Member(person: $0, price: weights.missActive) }
                + community.peripheral.map { Member(person: $0, price: weights.missPeripheral) }
        }
        capacity = instance.resources.map(\.capacity)

        times = TimeTables(instance)
        rooms = RoomTables(instance, weekday: times.weekday)
        modes = ModeTables(instance)
        neighbours = Neighbours(instance)
        published = PublishedTables(
            instance, first: first, owner: owner, options: modes.options)
    }

    /// What mode and room cost a session of a series at least, usual ones given.
    func leastOption(_ c: Int, _ usual: Usual) -> Int {
        var least = Int.max
        for mode in ModeIndex.all {
            var cost = Int(modes.leastCost[c, mode])
            if mode != usual.mode { cost += weights.otherMode }
            if mode != .online, usual.room >= 0 { cost += weights.otherRoom }
            least = min(least, cost)
        }
        guard modes.offers[c, usual.mode] != nil, usual.room < roomCount else { return 0 }
        let empty = usual.room < 0 ? 0 : modes.emptySeats(c, usual.mode, usual.room)
        return min(least, modes.cost[c, usual.mode] + empty)
    }

    /// Can the place be held in the tables at all, legal or not.
    func isWellFormed(_ place: Place, _ c: Int) -> Bool {
        place.day >= 0 && Int(place.day) < days && place.start >= 0
            && Int(place.start) + duration[c] <= slots
            && modes.offers[c, place.mode] != nil
            && (place.room < 0) == (place.mode == .online) && Int(place.room) < roomCount
    }

    /// Is the room open and free of its own calendar for a session of the community.
    @inline(__always)
    func isRoomFree(_ c: Int, _ room: Int, on day: Int, at start: Int) -> Bool {
        rooms.isFree(room, on: day, from: start, to: start + duration[c])
    }
}
