public import CivilTime
public import Communities

/// When rooms and people cannot, as their own calendars say.
public struct BusyTimes: Sendable {
    /// By room.
    public var rooms: [SpaceID: [Span]] = [:]
    /// By person.
    public var people: [PersonID: [Span]] = [:]

    /// All parts given.
    public init(rooms: [SpaceID: [Span]] = [:], people: [PersonID: [Span]] = [:]) {
        self.rooms = rooms
        self.people = people
    }
}
