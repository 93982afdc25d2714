public import CivilTime

/// One meeting of a community: its chosen day, time, mode and room.
public struct Session: Hashable, Sendable, Codable {
    /// Its identifier, for life.
    public var id: SessionID
    /// The community whose session it is.
    public var community: CommunityID
    /// Communities it is held together with.
    public var with: [CommunityID]
    /// Its number in the community's season, from 1.
    public var index: Int
    /// The day.
    public var date: CivilDate
    /// The start on the wall clock of the organisation's zone.
    public var start: ClockTime
    /// Its length in minutes.
    public var minutes: Int
    /// Where it is, and so how people meet.
    public var place: Place
    /// The template of its agenda.
    public var template: TemplateID?
    /// Who facilitates it.
    public var facilitator: PersonID?

    /// All parts given.
    public init(
        id: SessionID, community: CommunityID, with: [CommunityID], index: Int, date: CivilDate,
        start: ClockTime, minutes: Int, place: Place, template: TemplateID?,
        facilitator: PersonID?
    ) {
        self.id = id
        self.community = community
        self.with = with
        self.index = index
        self.date = date
        self.start = start
        self.minutes = minutes
        self.place = place
        self.template = template
        self.facilitator = facilitator
    }

    /// How people meet.
    public var mode: Mode { place.mode }

    /// The room, unless all are online.
    public var room: SpaceID? { place.room }

    /// The online room, unless all are in the room or it is not known yet.
    public var online: SpaceID? { place.online }

    /// All communities that meet in it, its own first.
    public var communities: [CommunityID] { [community] + with }

    /// When it is, in that zone.
    public func span(in zone: Zone) -> Span {
        let startsAt = zone.instant(of: LocalDateTime(date: date, time: start))
        return Span(start: startsAt, end: startsAt.advanced(bySeconds: minutes * 60))
    }
}

/// A session as people know it: with its identity in calendars and its history.
public struct PublishedSession: Hashable, Sendable, Codable {
    /// What became of a session since it was first published.
    public enum Status: String, Hashable, Sendable, Codable {
        /// As first published.
        case confirmed
        /// On another day, at another time, in another mode or place than first published.
        case moved
        /// Not held.
        case cancelled
    }

    /// The session as it is now.
    public var session: Session
    /// Its calendar identity, for life (RFC 5545 §3.8.4.7).
    public var uid: SessionUID
    /// How often it changed (RFC 5545 §3.8.7.4).
    public var sequence: Int
    /// What became of it.
    public var status: Status
    /// When it was first published.
    public var created: Instant
    /// When it last changed.
    public var changed: Instant
    /// Why it changed, where somebody said so.
    public var reason: String?
    /// A digest of what people read about it (title, agenda, place), so that a change of a text counts as a change.
    public var contentDigest: String?
    /// Whether it was published and taken back before anybody was told: it shows nowhere, and its number is used no more.
    ///
    /// It is cancelled then; on its own date it comes back as the same event, for calendars that saw it.
    package var isWithdrawn: Bool?

    /// All parts given.
    public init(
        session: Session, uid: SessionUID, sequence: Int, status: Status, created: Instant,
        changed: Instant, reason: String?, contentDigest: String? = nil
    ) {
        self.session = session
        self.uid = uid
        self.sequence = sequence
        self.status = status
        self.created = created
        self.changed = changed
        self.reason = reason
        self.contentDigest = contentDigest
    }
}
