import CivilTime

// Plans and published sessions are kept with the parts of a place beside each other: what is kept stays readable.
extension Session {
    private enum CodingKeys: String, CodingKey {
        case id, community, with, index, date, start, minutes, mode, room, online, template
        case facilitator
    }

    /// - Throws: `DecodingError.dataCorrupted` for a session in a room that names none.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let place = Place(
            try values.decode(Mode.self, forKey: .mode),
            room: try values.decodeIfPresent(SpaceID.self, forKey: .room),
            online: try values.decodeIfPresent(SpaceID.self, forKey: .online))
        guard let place else {
            throw DecodingError.dataCorruptedError(
                forKey: .room, in: values, debugDescription: "a session in a room names no room")
        }
        self.init(
            id: try values.decode(SessionID.self, forKey: .id),
            community: try values.decode(CommunityID.self, forKey: .community),
            with: try values.decode([CommunityID].self, forKey: .with),
            index: try values.decode(Int.self, forKey: .index),
            date: try values.decode(CivilDate.self, forKey: .date),
            start: try values.decode(ClockTime.self, forKey: .start),
            minutes: try values.decode(Int.self, forKey: .minutes), place: place,
            template: try values.decodeIfPresent(TemplateID.self, forKey: .template),
            facilitator: try values.decodeIfPresent(PersonID.self, forKey: .facilitator))
    }

    /// The parts of the place beside each other.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        try values.encode(community, forKey: .community)
        try values.encode(with, forKey: .with)
        try values.encode(index, forKey: .index)
        try values.encode(date, forKey: .date)
        try values.encode(start, forKey: .start)
        try values.encode(minutes, forKey: .minutes)
        try values.encode(mode, forKey: .mode)
        try values.encodeIfPresent(room, forKey: .room)
        try values.encodeIfPresent(online, forKey: .online)
        try values.encodeIfPresent(template, forKey: .template)
        try values.encodeIfPresent(facilitator, forKey: .facilitator)
    }
}
