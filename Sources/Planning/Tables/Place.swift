/// Where and when a session is, packed; `day` −1 is a session left out, `room` −1 no room.
struct Place: Hashable, Sendable {
    var day: Int32
    var start: Int32
    var room: Int32
    var mode: ModeIndex

    static let skipped = Place(day: -1, start: 0, room: -1, mode: .physical)

    var isHeld: Bool { day >= 0 }

    init(day: Int, start: Int, room: Int, mode: ModeIndex) {
        self.day = Int32(clamping: day)
        self.start = Int32(clamping: start)
        self.room = Int32(clamping: room)
        self.mode = mode
    }

    init(_ session: Plan.Occurrence) {
        self.init(
            day: session.day, start: session.start, room: session.room ?? -1,
            mode: ModeIndex(session.mode))
    }

    var session: Plan.Occurrence? {
        guard isHeld else { return nil }
        return Plan.Occurrence(
            day: Int(day), start: Int(start), room: room < 0 ? nil : Int(room),
            mode: Instance.Mode(mode))
    }
}

/// A community's usual pattern, time, room and mode, packed.
struct Usual: Hashable, Sendable {
    var pattern: Int
    var start: Int
    var room: Int
    var mode: ModeIndex

    init(pattern: Int, start: Int, room: Int, mode: ModeIndex) {
        self.pattern = pattern
        self.start = start
        self.room = room
        self.mode = mode
    }

    init(_ series: Plan.Series) {
        self.init(
            pattern: series.pattern, start: series.start, room: series.room ?? -1,
            mode: ModeIndex(series.mode))
    }

    var series: Plan.Series {
        Plan.Series(
            pattern: pattern, start: start, room: room < 0 ? nil : room,
            mode: Instance.Mode(mode))
    }
}
