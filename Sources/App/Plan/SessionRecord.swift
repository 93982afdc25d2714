import CivilTime
package import Communities
package import Workplace

/// A session as `kring sessions --json` shows it: a shape other programs rely on.
package struct SessionRecord: Hashable, Sendable, Codable {
    /// The session's identifier.
    package var id: SessionID
    /// The season in which it was promised.
    package var season: SeasonID?
    /// The community whose session it is.
    package var community: CommunityID
    /// Communities it is held together with.
    package var with: [CommunityID]
    /// Its number in the community's season, from 1.
    package var index: Int
    /// Its title in the organisation's language.
    package var title: String
    /// RFC 3339 with the offset of the zone.
    package var start: String
    /// RFC 3339 with the offset of the zone.
    package var end: String
    /// The IANA name of the zone.
    package var timezone: String
    /// How people meet.
    package var mode: Mode
    /// The room's identifier.
    package var room: SpaceID?
    /// The address to join at.
    package var link: String?
    /// What became of it; a draft's sessions are `draft`.
    package var status: String
    /// RFC 5545 §3.8.7.4.
    package var sequence: Int
    /// RFC 5545 §3.8.4.7.
    package var uid: SessionUID
    /// Who facilitates it.
    package var facilitator: PersonID?
    /// The template of its agenda.
    package var template: TemplateID?

    private enum CodingKeys: String, CodingKey {
        case id, season, community, with, index, title, start, end, timezone, mode, room, link,
            status
        case sequence, uid, facilitator, template
    }

    /// Writes every key, those without a value as null, so that readers find one shape.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(season, forKey: .season)
        try container.encode(community, forKey: .community)
        try container.encode(with, forKey: .with)
        try container.encode(index, forKey: .index)
        try container.encode(title, forKey: .title)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
        try container.encode(timezone, forKey: .timezone)
        try container.encode(mode, forKey: .mode)
        try container.encode(room, forKey: .room)
        try container.encode(link, forKey: .link)
        try container.encode(status, forKey: .status)
        try container.encode(sequence, forKey: .sequence)
        try container.encode(uid, forKey: .uid)
        try container.encode(facilitator, forKey: .facilitator)
        try container.encode(template, forKey: .template)
    }

    /// The record of a published session.
    package init(
        _ entry: PublishedSession, in season: SeasonID?, intent: Intent, titles: SessionTitle
    ) {
        let session = entry.session
        let zone = intent.organisation.zone
        let span = session.span(in: zone)
        id = session.id
        self.season = season
        community = session.community
        with = session.with
        index = session.index
        title = titles.text(session, intent.organisation.language)
        start = zone.offsetDateTime(at: span.start).description
        end = zone.offsetDateTime(at: span.end).description
        timezone = zone.identifier
        mode = session.mode
        room = session.room
        link = session.online.flatMap { intent.onlineRoom($0)?.link }
        status = entry.status.rawValue
        sequence = entry.sequence
        uid = entry.uid
        facilitator = session.facilitator
        template = session.template
    }
}
