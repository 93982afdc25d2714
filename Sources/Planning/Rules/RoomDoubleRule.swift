extension Rule {
    /// A room that another session has, or has only just left.
    public struct RoomDouble: Sendable, Hashable, RuleFact {
        /// The room.
        public let index: Int
        /// The other session.
        public let other: Plan.Position
        /// When that session is held, in slots of the same day.
        public let slots: Range<Int>
        /// Slots that must stay free after a session in this room.
        public let buffer: Int

        static var rule: Rule { .roomDouble }
        var breach: Rule.Breach { .roomDouble(self) }
        var room: Int? { index }
        var session: Plan.Position? { other }
    }
}

extension Rules {
    func roomDouble(_ one: Held, _ other: Held, _ found: inout some Findings) {
        guard let room = one.session.room, room == other.session.room else { return }
        let buffer = instance.rooms[room].buffer
        guard meets(one.start, one.end + buffer, other.start, other.end + buffer) else { return }
        found.add(
            Rule.RoomDouble(index: room, other: other.at, slots: other.slots, buffer: buffer))
    }
}
