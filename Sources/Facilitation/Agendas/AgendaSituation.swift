public import CivilTime
public import Communities

/// What an agenda is made for: the length, the people, the mode, and what is known beside them.
public struct AgendaSituation: Hashable, Sendable {
    /// How long, 1...720 minutes.
    public var minutes: Int
    /// How many people, 1...10,000.
    public var people: Int
    /// How they meet.
    public var mode: Mode
    /// When it starts, on the wall clock.
    public var start: ClockTime
    /// What the room is known to lack (`tables`, `wall` …); empty also when nothing is known of it.
    public var roomLacks: Set<String>
    /// The methods of the community's earlier sessions, the latest session first.
    public var earlier: [[MethodID]]
    /// The most trust that a method may ask when the template leaves the choice open.
    public var trust: Trust
    /// What earlier sessions left open.
    public var openThreads: [OpenThread]
    /// How long methods took so far.
    public var experience: Experience

    /// Nothing known beside the length, the people, the mode and the start unless given.
    public init(
        minutes: Int, people: Int, mode: Mode, start: ClockTime, roomLacks: Set<String> = [],
        earlier: [[MethodID]] = [], trust: Trust = .medium, openThreads: [OpenThread] = [],
        experience: Experience = .none
    ) {
        self.minutes = minutes
        self.people = people
        self.mode = mode
        self.start = start
        self.roomLacks = roomLacks
        self.earlier = earlier
        self.trust = trust
        self.openThreads = openThreads
        self.experience = experience
    }
}
