/// What a plan costs, rule by rule.
public struct Score: Codable, Sendable, Hashable, Comparable {
    /// Violations of hard rules; 0 is feasible.
    public var hard: Int
    /// The sum of the soft rules.
    public var soft: Int
    /// Sessions held.
    public var held: Int
    /// Sessions left out.
    public var skipped: Int
    /// Misses of all people together.
    public var misses: Int
    /// The most misses one person has.
    public var worstPerson: Int
    /// Violations by rule; rules that hold are left out.
    public var hardRules: [String: Int]
    /// Cost by rule; rules that cost nothing are left out.
    public var softRules: [String: Int]

    /// Smaller is better: first fewer violations, then lower cost.
    public static func < (a: Score, b: Score) -> Bool { (a.hard, a.soft) < (b.hard, b.soft) }
}

/// The hard rules, by their names in the exchange format.
public enum HardRule: String, Codable, Sendable, CaseIterable {
    /// A series that is not well-formed.
    case series
    /// A mode that is not offered, or a room where there must be none.
    case mode
    /// A closed, blacked out or too distant day.
    case day
    /// Outside every window.
    case window
    /// A room too small or without a feature.
    case roomFit
    /// A room that is not open.
    case roomOpen
    /// A room whose own calendar is taken.
    case roomBusy
    /// A core member who cannot come.
    case coreBusy
    /// Sessions too close or too far apart.
    case gap
    /// Too many sessions left out.
    case skips
    /// Too few or too many sessions in a mode.
    case modeCount
    /// Two sessions in one room at once.
    case roomDouble
    /// More of a resource used than there is.
    case resource
    /// A core member double-booked.
    case coreClash
    /// A frozen or pinned session changed.
    case frozen
}

/// The soft rules, by their names in the exchange format.
public enum SoftRule: String, Codable, Sendable, CaseIterable {
    /// Active and peripheral members who cannot come.
    case miss
    /// People who miss more than their share.
    case unfair
    /// Less liked times.
    case window
    /// Less liked modes.
    case mode
    /// Off the nominal day.
    case otherDay
    /// Off the usual time.
    case otherTime
    /// Off the usual room.
    case otherRoom
    /// Off the usual mode.
    case otherMode
    /// Left out.
    case skip
    /// Rooms too large.
    case emptySeats
    /// Published sessions that move, come or go.
    case changeTime
    /// Published sessions in another room.
    case changeRoom
    /// Published sessions in another mode.
    case changeMode
}
