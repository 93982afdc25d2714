extension Rule {
    /// A room that is not open for all of a session.
    public struct RoomOpen: Sendable, Hashable, RuleFact {
        /// The room.
        public let index: Int
        /// When it is open that day, in slots; empty where it is shut all day.
        public let open: [Range<Int>]

        static var rule: Rule { .roomOpen }
        var breach: Rule.Breach { .roomOpen(self) }
        var room: Int? { index }
        var timeless: RoomOpen { RoomOpen(index: index, open: []) }
    }
}

extension Rules {
    /// One opening must hold all of the session: two that follow each other do not add up.
    func roomOpen(_ one: Held, _ found: inout some Findings) {
        guard let room = one.session.room else { return }
        let weekday = weekday(one.session.day)
        let today = instance.rooms[room].open.filter { $0.weekday == weekday }
        guard !today.contains(where: { $0.from <= one.start && one.end <= $0.to }) else { return }
        found.add(Rule.RoomOpen(index: room, open: today.map { $0.from..<$0.to }))
    }
}
