package import CivilTime
package import Communities

/// When rooms and people cannot, as their own calendars say.
package struct BusyTimes: Sendable {
    /// By room.
    package var rooms: [SpaceID: [Span]] = [:]
    /// By person.
    package var people: [PersonID: [Span]] = [:]

    /// All parts given.
    package init(rooms: [SpaceID: [Span]] = [:], people: [PersonID: [Span]] = [:]) {
        self.rooms = rooms
        self.people = people
    }
}
