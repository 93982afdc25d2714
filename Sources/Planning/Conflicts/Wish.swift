/// Something asked of a plan that could be asked otherwise, or not at all: what conflicts are made of.
///
/// What is no wish holds always: a room has one session at a time, a core member is in one place, a
/// community meets at most once a day.
public enum Wish: Sendable, Hashable {
    /// When a community meets.
    case windows(community: Int)
    /// Days on which a community does not meet.
    case blackout(community: Int)
    /// How far from its rhythm's days a community may meet; sessions that may go further may also
    /// lie further apart.
    case shift(community: Int)
    /// Fewest days between a community's sessions.
    case leastGap(community: Int)
    /// Most days between a community's sessions.
    case mostGap(community: Int)
    /// How many of a community's sessions may be left out; around them the others lie further apart.
    case skips(community: Int)
    /// Fewest sessions of a community in a mode.
    case leastInMode(community: Int, Instance.Mode)
    /// Most sessions of a community in a mode.
    case mostInMode(community: Int, Instance.Mode)
    /// How many seats a mode needs.
    case seats(community: Int, Instance.Mode)
    /// What a room must have for a mode.
    case features(community: Int, Instance.Mode)
    /// A person without whom a community does not meet.
    case core(community: Int, person: Int)
    /// A session stays where it is published.
    case pin(community: Int, occurrence: Int)
    /// What is published for days that are too near to change.
    case frozen
    /// Days on which nothing is held.
    case closed
    /// When a room is open.
    case opening(room: Int)
    /// When a room's own calendar is taken.
    case bookings(room: Int)
    /// How much there is of a resource.
    case resource(Int)

    /// The community that asks for it; nil for what holds for all.
    public var community: Int? {
        switch self {
        case .windows(let c), .blackout(let c), .shift(let c), .leastGap(let c), .mostGap(let c),
            .skips(let c), .leastInMode(let c, _), .mostInMode(let c, _), .seats(let c, _),
            .features(let c, _), .core(let c, _), .pin(let c, _):
            c
        case .frozen, .closed, .opening, .bookings, .resource: nil
        }
    }

    /// Nobody who plans communities can decide it: a day is closed, a room taken, a thing not there.
    public var isFact: Bool {
        switch self {
        case .closed, .opening, .bookings, .resource: true
        default: false
        }
    }

    /// The same wish with its community elsewhere in the list.
    func renumbered(_ c: Int) -> Wish {
        switch self {
        case .windows: .windows(community: c)
        case .blackout: .blackout(community: c)
        case .shift: .shift(community: c)
        case .leastGap: .leastGap(community: c)
        case .mostGap: .mostGap(community: c)
        case .skips: .skips(community: c)
        case .leastInMode(_, let mode): .leastInMode(community: c, mode)
        case .mostInMode(_, let mode): .mostInMode(community: c, mode)
        case .seats(_, let mode): .seats(community: c, mode)
        case .features(_, let mode): .features(community: c, mode)
        case .core(_, let person): .core(community: c, person: person)
        case .pin(_, let occurrence): .pin(community: c, occurrence: occurrence)
        case .frozen, .closed, .opening, .bookings, .resource: self
        }
    }

    /// The rules that it is part of: without it they forbid less.
    public var rules: [Rule] {
        switch self {
        case .windows: [.window]
        case .blackout, .shift, .closed: [.day]
        case .leastGap, .mostGap: [.gap]
        case .skips: [.skips]
        case .leastInMode, .mostInMode: [.modeCount]
        case .seats, .features: [.roomFit]
        case .core: [.coreBusy, .coreClash]
        case .pin, .frozen: [.frozen]
        case .opening: [.roomOpen]
        case .bookings: [.roomBusy]
        case .resource: [.resource]
        }
    }

    /// Is this the wish that a breach by a session comes from.
    func isBehind(_ breach: Rule.Breach, of c: Int, _ occurrence: Int) -> Bool {
        guard rules.contains(breach.rule) else { return false }
        switch (self, breach) {
        case (.windows(c), _), (.closed, .day(.closed)), (.frozen, .frozen(.frozen)): return true
        case (.blackout(c), .day(.blackout)), (.shift(c), .day(.tooFar)): return true
        case (.seats(c, _), .roomFit(.tooSmall)), (.features(c, _), .roomFit(.lacks)): return true
        case (.leastGap(c), .gap(.tooClose(occurrence, _, _, _))): return true
        case (.mostGap(c), .gap(.tooLong(occurrence, _, _, _))): return true
        case (.core(c, let person), _): return breach.person == person
        case (.pin(c, occurrence), .frozen(.pinned)): return true
        case (.opening(let room), _), (.bookings(let room), _): return breach.room == room
        case (.resource(let resource), .resource(let short)): return resource == short.index
        default: return false
        }
    }
}

extension Instance {
    /// Everything asked that forbids something, in the order in which people would rather keep it:
    /// what comes first is the first to be left aside when a conflict is looked for.
    ///
    /// Of core members only those are wishes whose own calendar, or other community, can be in the
    /// way at all.
    var wishes: [Wish] {
        var wishes: [Wish] = []
        for (index, room) in rooms.enumerated() {
            if !room.busy.isEmpty || !room.weekly.isEmpty { wishes.append(.bookings(room: index)) }
            wishes.append(.opening(room: index))
        }
        wishes += resources.indices.map { .resource($0) }
        if published != nil, frozenBefore > 0 { wishes.append(.frozen) }
        var coreOf = [Int](repeating: 0, count: people.count)
        for community in communities { for person in community.core { coreOf[person] += 1 } }
        for (c, community) in communities.enumerated() {
            if community.minGap > 1 { wishes.append(.leastGap(community: c)) }
            if community.maxGap < days { wishes.append(.mostGap(community: c)) }
            for mode in Mode.allCases {
                guard let option = community.modes[mode] else { continue }
                if option.seats > 0 { wishes.append(.seats(community: c, mode)) }
                if !option.features.isEmpty { wishes.append(.features(community: c, mode)) }
                if option.min > 0 { wishes.append(.leastInMode(community: c, mode)) }
                if let most = option.max, most < community.count {
                    wishes.append(.mostInMode(community: c, mode))
                }
            }
        }
        if !closed.isEmpty { wishes.append(.closed) }
        wishes += pinned.map { .pin(community: $0.community, occurrence: $0.occurrence) }
        for (c, community) in communities.enumerated() {
            for person in community.core
            where coreOf[person] > 1 || !people[person].busy.isEmpty
                || !people[person].weekly.isEmpty
            {
                wishes.append(.core(community: c, person: person))
            }
        }
        for (c, community) in communities.enumerated() {
            if !community.blackout.isEmpty { wishes.append(.blackout(community: c)) }
            if community.maxShift < days { wishes.append(.shift(community: c)) }
            wishes.append(.windows(community: c))
        }
        for (c, community) in communities.enumerated() where community.maxSkips < community.count {
            wishes.append(.skips(community: c))
        }
        return wishes
    }

    /// The instance with some wishes given up altogether.
    func without(_ wishes: some Sequence<Wish>) -> Instance {
        var other = self
        for wish in wishes { other.give(up: wish) }
        return other
    }

    private mutating func give(up wish: Wish) {
        switch wish {
        case .windows(let c):
            communities[c].windows = (0..<7).map {
                Window(weekday: $0, from: 0, to: slotsPerDay, cost: 0)
            }
        case .blackout(let c): communities[c].blackout = []
        case .shift(let c): communities[c].shift(days)
        case .leastGap(let c): communities[c].minGap = min(communities[c].minGap, 1)
        case .mostGap(let c): communities[c].maxGap = days
        case .skips(let c): communities[c].leaveOut(communities[c].count)
        case .leastInMode(let c, let mode): communities[c].modes[mode]?.min = 0
        case .mostInMode(let c, let mode): communities[c].modes[mode]?.max = nil
        case .seats(let c, let mode): communities[c].modes[mode]?.seats = 0
        case .features(let c, let mode): communities[c].modes[mode]?.features = []
        case .core(let c, let person):
            communities[c].core.removeAll { $0 == person }
            communities[c].active.append(person)
        case .pin(let c, let occurrence):
            pinned.removeAll { $0 == Pin(community: c, occurrence: occurrence) }
        case .frozen: frozenBefore = 0
        case .closed: closed = []
        case .opening(let room):
            rooms[room].open = (0..<7).map { WeeklySpan(weekday: $0, from: 0, to: slotsPerDay) }
        case .bookings(let room):
            rooms[room].busy = []
            rooms[room].weekly = []
        case .resource(let resource): resources[resource].capacity = Self.plenty
        }
    }

    /// More of a resource than all sessions could use.
    static let plenty = 1_000_000
}
