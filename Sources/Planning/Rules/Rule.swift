/// The rules of a plan, by their names in the exchange format.
///
/// Each has a file of its name in this folder: how it can be broken or what it charges, the key of
/// its sentence, and the function that judges. The search keeps an incremental twin of each
/// (``SearchState``), and tests compare the two at every step.
public enum Rule: String, Sendable, CaseIterable {
    /// A series is well-formed.
    case series
    /// A session is held in a mode its community offers, with a room unless online; some modes cost.
    case mode
    /// A session is on a day on which it may be, near enough to the day its rhythm gives.
    case day
    /// A session lies inside a window of its community; less liked ones cost.
    case window
    /// A room has the seats and features that the mode asks for.
    case roomFit
    /// A room is open.
    case roomOpen
    /// A room's own calendar is free.
    case roomBusy
    /// Core members' own calendars are free.
    case coreBusy
    /// A community's sessions lie neither too close together nor too far apart.
    case gap
    /// No more sessions are left out than may be.
    case skips
    /// As many sessions are held in a mode as the community asks for.
    case modeCount
    /// A room has one session at a time, with the time after it that must stay free.
    case roomDouble
    /// No more of a resource is used than there is.
    case resource
    /// A core member is in one session at a time, with the time to travel between two.
    case coreClash
    /// What is pinned, or published for days too near to change, stays as it is.
    case frozen

    /// Active and peripheral members can come.
    case miss
    /// Nobody misses more than their share.
    case unfair
    /// A session is on the nominal day.
    case otherDay
    /// A session begins at the usual time.
    case otherTime
    /// A session is in the usual room.
    case otherRoom
    /// A session is held in the usual mode.
    case otherMode
    /// A session is held at all.
    case skip
    /// A room is not much too large.
    case emptySeats
    /// A published session is held when it was, and held or left out as it was.
    case changeTime
    /// A published session stays in its room.
    case changeRoom
    /// A published session stays in its mode.
    case changeMode

    /// Those that forbid: a plan is feasible when none of them is broken.
    public static let hard: [Rule] = [
        .series, .mode, .day, .window, .roomFit, .roomOpen, .roomBusy, .coreBusy, .gap, .skips,
        .modeCount, .roomDouble, .resource, .coreClash, .frozen,
    ]
    /// Those that charge: the cost of a plan is their sum.
    public static let soft: [Rule] = [
        .miss, .unfair, .window, .mode, .otherDay, .otherTime, .otherRoom, .otherMode, .skip,
        .emptySeats, .changeTime, .changeRoom, .changeMode,
    ]

    /// How a hard rule is broken: who or what stands in the way, and the numbers to say so.
    public enum Breach: Sendable, Hashable {
        /// Nothing of the community is judged.
        case series(Series)
        /// It cannot be held in that mode.
        case mode(Mode)
        /// It may not be on that day.
        case day(Day)
        /// The community does not meet then.
        case window(Window)
        /// The room does not suffice.
        case roomFit(RoomFit)
        /// The room is not open.
        case roomOpen(RoomOpen)
        /// The room's own calendar has it.
        case roomBusy(RoomBusy)
        /// A core member's own calendar has them.
        case coreBusy(CoreBusy)
        /// Too close to the next session, or too far from it.
        case gap(Gap)
        /// Too many are left out.
        case skips(Skips)
        /// Too few or too many in a mode.
        case modeCount(ModeCount)
        /// Another session has the room.
        case roomDouble(RoomDouble)
        /// There is not enough of something.
        case resource(Resource)
        /// A core member is in another session.
        case coreClash(CoreClash)
        /// It may not change any more.
        case frozen(Frozen)

        var fact: any RuleFact {
            switch self {
            case .series(let fact): fact
            case .mode(let fact): fact
            case .day(let fact): fact
            case .window(let fact): fact
            case .roomFit(let fact): fact
            case .roomOpen(let fact): fact
            case .roomBusy(let fact): fact
            case .coreBusy(let fact): fact
            case .gap(let fact): fact
            case .skips(let fact): fact
            case .modeCount(let fact): fact
            case .roomDouble(let fact): fact
            case .resource(let fact): fact
            case .coreClash(let fact): fact
            case .frozen(let fact): fact
            }
        }
    }
}

// When each rule is asked. Who wants to know, the score of a whole plan or one session's place,
// collects what they find; the order is the one in which people look.
extension Rules {
    /// Of an entry of the plan, held or left out.
    func judge(entry at: Plan.Position, _ session: Plan.Occurrence?, _ found: inout some Findings) {
        change(at, session, &found)
        frozen(at, session, &found)
        if session == nil { skip(&found) }
    }

    /// Of a series as a whole; `entries` are its sessions in order, `left` how many are left out.
    func judge(
        series c: Int, _ entries: [Entry], left: Int, _ found: inout some Findings
    ) {
        for (entry, next) in zip(entries, entries.dropFirst()) { gap(c, entry, next, &found) }
        skips(c, left, &found)
        modeCount(c, entries, &found)
    }

    /// Of a session that is held, by itself.
    func judge(_ one: Held, in series: Plan.Series, _ found: inout some Findings) {
        let nominal = instance.communities[one.community].patterns[series.pattern]
            .days[one.occurrence]
        modeCost(one, &found)
        day(one, nominal, &found)
        window(one, &found)
        overrides(one, series, nominal, &found)
        roomFit(one, &found)
        roomOpen(one, &found)
        roomBusy(one, &found)
        emptySeats(one, &found)
        coreBusy(one, &found)
        miss(one, &found)
    }

    /// Of two sessions of one day, as far as the first is concerned.
    func judge(_ one: Held, beside other: Held, _ found: inout some Findings) {
        roomDouble(one, other, &found)
        guard let clash = clash(one, other) else { return }
        coreClash(clash, &found)
        miss(clash, &found)
    }
}
