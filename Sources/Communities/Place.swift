/// Where a session is: people meet in a room, online, or some here and some there.
public enum Place: Hashable, Sendable {
    /// All in one room.
    case room(SpaceID)
    /// In a room and online; which online room is not always known yet.
    case hybrid(room: SpaceID, online: SpaceID?)
    /// All online.
    case online(SpaceID?)

    /// How people meet there.
    public var mode: Mode {
        switch self {
        case .room: .physical
        case .hybrid: .hybrid
        case .online: .online
        }
    }

    /// The room, unless all are online.
    public var room: SpaceID? {
        switch self {
        case .room(let room), .hybrid(let room, _): room
        case .online: nil
        }
    }

    /// The online room, unless all are in the room or it is not known yet.
    public var online: SpaceID? {
        switch self {
        case .room: nil
        case .hybrid(_, let online), .online(let online): online
        }
    }

    /// The place of a mode; `nil` when that mode needs a room and there is none.
    ///
    /// What the mode has no use for is left out.
    public init?(_ mode: Mode, room: SpaceID?, online: SpaceID?) {
        switch (mode, room) {
        case (.physical, let room?): self = .room(room)
        case (.hybrid, let room?): self = .hybrid(room: room, online: online)
        case (.online, _): self = .online(online)
        case (.physical, nil), (.hybrid, nil): return nil
        }
    }

    /// The same with that online room, where it has use for one.
    public func joined(at online: SpaceID?) -> Place {
        switch self {
        case .room: self
        case .hybrid(let room, _): .hybrid(room: room, online: online)
        case .online: .online(online)
        }
    }
}
