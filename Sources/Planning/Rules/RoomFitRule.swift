extension Rule {
    /// A room that does not suffice for a session.
    public enum RoomFit: Sendable, Hashable, RuleFact {
        /// The room has too few seats.
        case tooSmall(room: Int, seats: Int, needed: Int)
        /// The room lacks these features.
        case lacks(room: Int, features: [String])

        static var rule: Rule { .roomFit }
        var breach: Rule.Breach { .roomFit(self) }

        var key: String {
            switch self {
            case .tooSmall: "roomFit.tooSmall"
            case .lacks: "roomFit.lacks"
            }
        }

        var room: Int? {
            switch self {
            case .tooSmall(let room, _, _), .lacks(let room, _): room
            }
        }
    }
}

extension Rules {
    func roomFit(_ one: Held, _ found: inout some Findings) {
        guard let index = one.session.room else { return }
        let room = instance.rooms[index]
        if room.capacity < one.option.seats {
            found.add(
                Rule.RoomFit.tooSmall(
                    room: index, seats: room.capacity, needed: one.option.seats))
        }
        let lacking = Set(one.option.features).subtracting(room.features)
        if !lacking.isEmpty {
            found.add(Rule.RoomFit.lacks(room: index, features: lacking.sorted()))
        }
    }
}
