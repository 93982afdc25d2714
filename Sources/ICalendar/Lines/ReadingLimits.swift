/// What is read, bounded: the defaults suit calendars from strangers.
public struct ReadingLimits: Sendable {
    /// Bytes of the whole file.
    public var bytes = 10_000_000
    /// Bytes of a line after unfolding.
    public var lineBytes = 65_536
    /// Lines of the whole file, beside those that open and close components.
    public var lines = 1_000_000
    /// VTIMEZONEs that are looked at, and TZIDs that are looked up.
    public var zones = 1_000
    /// Components within components; more than 64 count as 64, since a tree is freed on the stack.
    public var depth = 8
    /// RDATEs, and EXDATEs, of one event.
    public var datesPerEvent = 10_000
    /// Events of the file.
    public var events = 100_000
    /// Findings that are kept.
    public var findings = 1_000
    /// Alarms of one event.
    public var alarmsPerEvent = 32

    /// The default limits.
    public init() {}

    /// The depth that is held to.
    var mostDepth: Int { min(depth, 64) }
}
