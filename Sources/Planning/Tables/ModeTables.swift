/// How communities meet and in which rooms: what tables know of modes.
struct ModeTables: Sendable {
    let offers: ByMode<Instance.ModeOption?>
    let cost: ByMode<Int>
    /// Fewest sessions.
    let least: ByMode<Int>
    /// Most sessions.
    let most: ByMode<Int>
    /// By community: the modes it offers with the rooms that suffice, modes in their order.
    let options: [[Tables.Option]]
    /// What modes use, in one row; a mode's begin at ``firstUse``.
    let uses: [Use]
    private let firstUse: [Int]
    private let seats: ByMode<Int>
    /// The least that a mode and a room for it cost; ``noRoom`` where there is none.
    let leastCost: ByMode<Int32>
    /// By community × mode × room: broken fitness rules.
    private let misfits: [UInt8]
    private let roomCapacity: [Int]
    private let pricePerTenSeats: Int
    /// More than anything costs, and little enough to be added to.
    static let noRoom = Int32(Instance.Magnitudes.mostCost)

    struct Use {
        var resource: Int
        var amount: Int
    }

    init(_ instance: Instance) {
        let communities = instance.communities
        let rooms = instance.rooms
        let emptySeats = instance.weights.emptySeats
        func table<Element>(_ value: (Instance.ModeOption?) -> Element) -> ByMode<Element> {
            ByMode(communities: communities.count) {
                value(communities[$0].modes[Instance.Mode($1)])
            }
        }
        let offers = table { $0 }
        self.offers = offers
        cost = table { $0?.cost ?? 0 }
        least = table { $0?.min ?? 0 }
        most = ByMode(communities: communities.count) {
            offers[$0, $1]?.max ?? communities[$0].count
        }
        seats = table { $0?.seats ?? 0 }
        roomCapacity = rooms.map(\.capacity)
        pricePerTenSeats = emptySeats
        var uses: [Use] = []
        var firstUse = [0]
        for c in communities.indices {
            for mode in ModeIndex.all {
                uses += (offers[c, mode]?.uses ?? [:]).sorted { $0.key < $1.key }
                    .map { Use(resource: $0.key, amount: $0.value) }
                firstUse.append(uses.count)
            }
        }
        self.uses = uses
        self.firstUse = firstUse
        let misfits = Self.misfits(instance)
        self.misfits = misfits
        let options = communities.indices.map { c in
            ModeIndex.all.flatMap { mode -> [Tables.Option] in
                guard let offer = offers[c, mode],
                    offer.uses.allSatisfy({ $0.value <= instance.resources[$0.key].capacity })
                else { return [] }
                if mode == .online { return [.online] }
                let row = (3 * c + mode.number) * rooms.count
                return rooms.indices.filter { misfits[row + $0] == 0 }
                    .map { Tables.Option(mode: mode, room: $0) }
            }
        }
        self.options = options
        var leastCost = ByMode(communities: communities.count) { _, _ in Self.noRoom }
        for (c, list) in options.enumerated() {
            for option in list {
                guard let offer = offers[c, option.mode] else { continue }
                var cost = offer.cost
                if option.room >= 0 {
                    cost += emptySeats * (max(0, rooms[option.room].capacity - offer.seats) / 10)
                }
                leastCost[c, option.mode] = min(
                    leastCost[c, option.mode], Int32(clamping: cost))
            }
        }
        self.leastCost = leastCost
    }

    /// Which of ``uses`` a mode has.
    @inline(__always)
    func usesOf(_ c: Int, _ mode: ModeIndex) -> Range<Int> {
        firstUse[3 * c + mode.number]..<firstUse[3 * c + mode.number + 1]
    }

    /// What the empty seats of a room cost.
    @inline(__always)
    func emptySeats(_ c: Int, _ mode: ModeIndex, _ room: Int) -> Int {
        pricePerTenSeats * (max(0, roomCapacity[room] - seats[c, mode]) / 10)
    }

    /// How many fitness rules a room breaks.
    @inline(__always)
    func misfit(_ c: Int, _ mode: ModeIndex, _ room: Int) -> Int {
        Int(misfits[(3 * c + mode.number) * roomCapacity.count + room])
    }

    /// Does the community offer the place's mode, and does its room suffice for it.
    func isFitting(_ c: Int, _ place: Place) -> Bool {
        guard offers[c, place.mode] != nil else { return false }
        return place.room < 0 || misfit(c, place.mode, Int(place.room)) == 0
    }

    private static func misfits(_ instance: Instance) -> [UInt8] {
        let features = instance.rooms.map { Set($0.features) }
        var misfit: [UInt8] = []
        for community in instance.communities {
            for mode in Instance.Mode.allCases {
                let option = community.modes[mode] ?? Instance.ModeOption()
                for (r, room) in instance.rooms.enumerated() {
                    misfit.append(
                        (room.capacity < option.seats ? 1 : 0)
                            + (features[r].isSuperset(of: option.features) ? 0 : 1))
                }
            }
        }
        return misfit
    }
}
