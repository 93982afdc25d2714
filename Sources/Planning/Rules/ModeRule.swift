extension Rule {
    /// A mode in which a session cannot be held.
    public enum Mode: Sendable, Hashable, RuleFact {
        /// The community does not meet in that mode, only in these.
        case notOffered(Instance.Mode, offered: [Instance.Mode])
        /// The mode needs a room and there is none.
        case needsRoom(Instance.Mode)
        /// Online, and in a room all the same.
        case takesNoRoom

        static var rule: Rule { .mode }
        var breach: Rule.Breach { .mode(self) }

        var key: String {
            switch self {
            case .notOffered: "mode.notOffered"
            case .needsRoom: "mode.needsRoom"
            case .takesNoRoom: "mode.takesNoRoom"
            }
        }
    }
}

extension Rules {
    /// What the session's mode asks for; nil where it cannot be held in it.
    func offered(
        _ session: Plan.Occurrence, by community: Instance.Community, _ found: inout some Findings
    ) -> Instance.ModeOption? {
        guard let option = community.modes[session.mode] else {
            found.add(Rule.Mode.notOffered(session.mode, offered: community.modes.keys.sorted()))
            return nil
        }
        guard (session.room == nil) == (session.mode == .online) else {
            found.add(session.room == nil ? Rule.Mode.needsRoom(session.mode) : .takesNoRoom)
            return nil
        }
        return option
    }

    func modeCost(_ one: Held, _ found: inout some Findings) {
        found.charge(.mode, one.option.cost)
    }
}
