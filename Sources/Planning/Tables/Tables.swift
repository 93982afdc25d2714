/// What never changes during a search, as flat tables of integers; made once, shared by all.
final class Tables: Sendable {
    let instance: Instance
    let days: Int
    let slots: Int
    let words: Int
    let communityCount: Int
    let roomCount: Int
    let sessionCount: Int
    let weights: Instance.Weights
    let freeMisses: Int32
    let weekday: [Int]

    // By community.
    let first: [Int]
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
    let options: [[Option]]
    let core: [[Int]]
    let others: [[Member]]
    // By community × 3 modes.
    let modes: [Instance.ModeOption?]
    /// What modes use, in one row; a mode's begin at ``firstUse``.
    let uses: [Use]
    private let firstUse: [Int]
    let modeCost: [Int]
    let modeLeast: [Int]
    let modeMost: [Int]
    // By community × weekday.
    let starts: [[Int]]
    /// ``starts`` for those in a hurry.
    let startRows: ShortRows
    /// By community × weekday × start; −1 where no window holds the session.
    let windowCost: [Int]
    let ownCosts: OwnCosts
    let floors: SeriesFloors
    /// By community × 3 modes: the least that mode and room cost; high where there is no room.
    private let leastOption: [Int32]
    /// By community × day: closed days and blackouts, counted.
    let dayBroken: [UInt8]
    let coreBusy: BitRows
    let otherBusy: BitRows
    let personBusy: BitRows
    let roomBusy: BitRows
    /// By room × weekday × start: where the opening that reaches furthest ends; −1 when shut.
    private let openUntil: [Int16]
    /// By community × mode × room: broken fitness rules.
    let misfit: [UInt8]
    /// By community × mode.
    private let seats: [Int]
    private let roomCapacity: [Int]
    /// Of each resource.
    let capacity: [Int]
    let site: [Int]
    let buffer: [Int]
    /// Between sites, site by site, in one row.
    private let travel: [Int]
    let siteCount: Int
    let neighbours: Neighbours
    // By session.
    let owner: [Int]
    let locked: [Bool]
    let published: [Place?]
    /// Where a session can be taken back to; nil where that is no longer possible.
    let home: [Place?]
    let isPublished: [Bool]
    /// By community: the announced series, where it is well-formed.
    let publishedUsual: [Usual?]
    let hasPublished: Bool
    /// Nothing new is put on a day before this one; no limit without a published plan.
    let frozenBefore: Int

    /// A mode and a room for it, packed: there may be very many.
    struct Option: Hashable {
        private let packed: Int32

        init(mode: Int, room: Int) { packed = Int32(truncatingIfNeeded: room << 2 | mode) }

        var mode: Int { Int(packed & 3) }
        /// −1 online.
        var room: Int { Int(packed >> 2) }
    }

    struct Member {
        var person: Int
        var price: Int
    }

    struct Use {
        var resource: Int
        var amount: Int
    }

    /// Tables of an instance without faults.
    init(valid instance: Instance) {
        let days = instance.days
        let slots = instance.slotsPerDay
        let communities = instance.communities
        let firstWeekday = CivilDate.weekday(instance.start) ?? 0
        let weekday = (0..<days).map { ($0 + firstWeekday) % 7 }
        self.instance = instance
        self.days = days
        self.slots = slots
        words = (slots + 63) / 64
        communityCount = communities.count
        roomCount = instance.rooms.count
        weights = instance.weights
        self.weekday = weekday

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
        capacity = instance.resources.map(\.capacity)
        hasPublished = instance.published != nil
        frozenBefore = instance.published == nil ? Int.min : instance.frozenBefore
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
        let weights = instance.weights
        others = communities.map { community in
            community.active.map { Member(person: $0, price: weights.missActive) }
                + community.peripheral.map { Member(person: $0, price: weights.missPeripheral) }
        }
        let modes = communities.flatMap { community in
            Instance.Mode.allCases.map { community.modes[$0] }
        }
        self.modes = modes
        modeCost = modes.map { $0?.cost ?? 0 }
        modeLeast = modes.map { $0?.min ?? 0 }
        modeMost = modes.indices.map { modes[$0]?.max ?? communities[$0 / 3].count }
        var uses: [Use] = []
        var firstUse = [0]
        for option in modes {
            uses += (option?.uses ?? [:]).sorted { $0.key < $1.key }
                .map { Use(resource: $0.key, amount: $0.value) }
            firstUse.append(uses.count)
        }
        self.uses = uses
        self.firstUse = firstUse
        freeMisses = Int32(clamping: instance.weights.freeMisses)
        let windowCost = Self.windowCosts(instance)
        self.windowCost = windowCost
        var starts: [[Int]] = []
        for row in 0..<(communities.count * 7) {
            starts.append((0..<slots).filter { windowCost[row * slots + $0] >= 0 })
        }
        self.starts = starts
        startRows = ShortRows(starts)
        let dayBroken = Self.brokenDays(instance)
        self.dayBroken = dayBroken
        var people = BitRows(rows: instance.people.count, days: days, slots: slots)
        for (index, person) in instance.people.enumerated() {
            people.mark(index, person.weekly, person.busy, weekday)
        }
        personBusy = people
        var rooms = BitRows(rows: instance.rooms.count, days: days, slots: slots)
        for (index, room) in instance.rooms.enumerated() {
            rooms.mark(index, room.weekly, room.busy, weekday)
        }
        roomBusy = rooms
        coreBusy = people.union(communities.map(\.core))
        otherBusy = people.union(communities.map { $0.active + $0.peripheral })
        ownCosts = OwnCosts(
            instance,
            OwnCosts.Hours(
                slots: slots, weekday: weekday, starts: starts, windowCost: windowCost,
                dayBroken: dayBroken,
                personBusy: people, coreBusy: coreBusy, otherBusy: otherBusy))
        floors = SeriesFloors(
            SeriesFloors.Sources(
                communities: communities, weekday: weekday, starts: starts, ownCosts: ownCosts,
                weights: weights))
        openUntil = Self.openings(instance)
        let misfit = Self.misfits(instance)
        self.misfit = misfit
        let options = communities.indices.map { c in
            Instance.Mode.allCases.flatMap { mode -> [Option] in
                guard let offer = communities[c].modes[mode],
                    offer.uses.allSatisfy({ $0.value <= instance.resources[$0.key].capacity })
                else { return [] }
                if mode == .online { return [Option(mode: 2, room: -1)] }
                return instance.rooms.indices.filter {
                    misfit[(c * 3 + mode.index) * instance.rooms.count + $0] == 0
                }.map { Option(mode: mode.index, room: $0) }
            }
        }
        self.options = options
        seats = modes.map { $0?.seats ?? 0 }
        let roomCapacity = instance.rooms.map(\.capacity)
        self.roomCapacity = roomCapacity
        var leastOption = [Int32](repeating: 1 << 28, count: modes.count)
        for (c, list) in options.enumerated() {
            for option in list {
                let seats = modes[c * 3 + option.mode]?.seats ?? 0
                var cost = modes[c * 3 + option.mode]?.cost ?? 0
                if option.room >= 0 {
                    cost += weights.emptySeats * (max(0, roomCapacity[option.room] - seats) / 10)
                }
                let least = leastOption[c * 3 + option.mode]
                leastOption[c * 3 + option.mode] = min(least, Int32(clamping: cost))
            }
        }
        self.leastOption = leastOption
        site = instance.rooms.map(\.site)
        buffer = instance.rooms.map(\.buffer)
        travel = instance.travel.flatMap { $0 }
        siteCount = instance.travel.count
        neighbours = Neighbours(instance)

        var published = [Place?](repeating: nil, count: owner.count)
        var locked = [Bool](repeating: false, count: owner.count)
        if let known = instance.published {
            for (c, sessions) in known.occurrences.enumerated() {
                for (i, session) in (sessions ?? []).enumerated() {
                    guard let session else { continue }
                    published[first[c] + i] = Place(session)
                    locked[first[c] + i] = session.day < instance.frozenBefore
                }
            }
            for pin in instance.pinned { locked[first[pin.community] + pin.occurrence] = true }
        }
        self.published = published
        self.locked = locked
        home = owner.indices.map { session in
            guard let place = published[session] else { return .skipped }
            let option = Option(mode: Int(place.mode), room: Int(place.room))
            return options[owner[session]].contains(option) ? place : nil
        }
        let rules = Rules(valid: instance)
        publishedUsual = communities.indices.map { c in
            guard let series = instance.published?.series[c],
                series.room.map({ instance.rooms.indices.contains($0) }) ?? true,
                rules.isWellFormed(series, of: communities[c])
            else { return nil }
            return Usual(series)
        }
        isPublished = communities.indices.map { instance.published?.occurrences[$0] != nil }
    }

    @inline(__always)
    func usesOf(_ c: Int, _ mode: Int) -> Range<Int> {
        firstUse[c * 3 + mode]..<firstUse[c * 3 + mode + 1]
    }

    @inline(__always)
    func emptySeats(_ c: Int, _ mode: Int, _ room: Int) -> Int {
        weights.emptySeats * (max(0, roomCapacity[room] - seats[c * 3 + mode]) / 10)
    }

    /// What mode and room cost a session of a series at least, usual ones given.
    func leastOption(_ c: Int, _ usual: Usual) -> Int {
        var least = Int.max
        for mode in 0..<3 {
            var cost = Int(leastOption[c * 3 + mode])
            if mode != usual.mode { cost += weights.otherMode }
            if mode != 2, usual.room >= 0 { cost += weights.otherRoom }
            least = min(least, cost)
        }
        let isOffered = modes[c * 3 + usual.mode] != nil
        guard isOffered, usual.room < roomCount else { return 0 }
        let empty = usual.room < 0 ? 0 : emptySeats(c, usual.mode, usual.room)
        return min(least, modeCost[c * 3 + usual.mode] + empty)
    }

    /// Can the place be held in the tables at all, legal or not.
    func isWellFormed(_ place: Place, _ c: Int) -> Bool {
        place.day >= 0 && Int(place.day) < days && place.start >= 0
            && Int(place.start) + duration[c] <= slots
            && modes[c * 3 + Int(place.mode)] != nil
            && (place.room < 0) == (place.mode == 2) && Int(place.room) < roomCount
    }

    /// Slots between a room of one community's session and another's; the table may differ by
    /// direction, and the format takes the earlier community first.
    @inline(__always)
    func travel(_ c: Int, _ site: Int, _ other: Int, _ otherSite: Int) -> Int {
        c < other ? travel[site * siteCount + otherSite] : travel[otherSite * siteCount + site]
    }

    /// Does the community offer the place's mode, and does its room suffice for it.
    func isFitting(_ c: Int, _ place: Place) -> Bool {
        let mode = c * 3 + Int(place.mode)
        guard modes[mode] != nil else { return false }
        return place.room < 0 || misfit[mode * roomCount + Int(place.room)] == 0
    }

    /// Is the room open and free of its own calendar for a session of the community.
    func isRoomFree(_ c: Int, _ room: Int, _ day: Int, _ start: Int) -> Bool {
        let end = start + duration[c]
        return isRoomOpen(room, day, start, end)
            && !roomBusy.any(room, day, start, end + buffer[room])
    }

    /// Does one opening of the room hold all of the time.
    @inline(__always)
    func isRoomOpen(_ room: Int, _ day: Int, _ start: Int, _ end: Int) -> Bool {
        Int(openUntil[(room * 7 + weekday[day]) * slots + start]) >= end
    }

    private static func windowCosts(_ instance: Instance) -> [Int] {
        let slots = instance.slotsPerDay
        var costs = [Int](repeating: -1, count: instance.communities.count * 7 * slots)
        for (c, community) in instance.communities.enumerated() {
            for window in community.windows where window.to - window.from >= community.duration {
                let row = (c * 7 + window.weekday) * slots
                for start in window.from...(window.to - community.duration)
                where costs[row + start] < 0 || costs[row + start] > window.cost {
                    costs[row + start] = window.cost
                }
            }
        }
        return costs
    }

    private static func brokenDays(_ instance: Instance) -> [UInt8] {
        let days = instance.days
        var broken = [UInt8](repeating: 0, count: instance.communities.count * days)
        for (c, community) in instance.communities.enumerated() {
            for day in Set(instance.closed) { broken[c * days + day] += 1 }
            for day in Set(community.blackout) where day >= 0 && day < days {
                broken[c * days + day] += 1
            }
        }
        return broken
    }

    private static func openings(_ instance: Instance) -> [Int16] {
        let slots = instance.slotsPerDay
        var until = [Int16](repeating: -1, count: instance.rooms.count * 7 * slots)
        for (r, room) in instance.rooms.enumerated() {
            for open in room.open {
                let row = (r * 7 + open.weekday) * slots
                for start in open.from..<open.to where until[row + start] < open.to {
                    until[row + start] = Int16(open.to)
                }
            }
        }
        return until
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
