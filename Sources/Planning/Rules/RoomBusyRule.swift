extension Rule {
    /// A room whose own calendar is taken.
    public struct RoomBusy: Sendable, Hashable, RuleFact {
        /// The room.
        public let index: Int
        /// The slots of that day for which its calendar has it, the first time that is in the way.
        public let slots: Range<Int>

        static var rule: Rule { .roomBusy }
        var breach: Rule.Breach { .roomBusy(self) }
        var room: Int? { index }
        var timeless: RoomBusy { RoomBusy(index: index, slots: 0..<0) }
    }
}

extension Rules {
    /// The slots that must stay free after the session count as well.
    func roomBusy(_ one: Held, _ found: inout some Findings) {
        guard let index = one.session.room else { return }
        let room = instance.rooms[index]
        if let slots = taken(
            room.weekly, room.busy, one.session.day, one.start, one.end + room.buffer)
        {
            found.add(Rule.RoomBusy(index: index, slots: slots))
        }
    }
}
