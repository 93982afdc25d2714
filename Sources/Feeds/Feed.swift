package import Communities

/// Which calendar somebody subscribes to, and how.
package struct Feed: Hashable, Sendable {
    /// Whose sessions.
    package enum Subject: Hashable, Sendable {
        /// Of one community; for everybody.
        case community(CommunityID)
        /// Of all communities of a person; at a secret address.
        case member(PersonID)
        /// In one room, on site or online; for everybody.
        case room(SpaceID)
        /// Of all communities; for everybody.
        case organisation
    }

    /// How sessions become events.
    package enum Style: String, CaseIterable, Hashable, Sendable, Codable {
        /// An event for each session, each with its own agenda.
        case flat
        /// A repeating event for each community, with exceptions.
        case series
    }

    /// Whose sessions.
    package var subject: Subject
    /// How sessions become events.
    package var style: Style
    /// The language of names and texts.
    package var language: Language
    /// Minutes before a session at which the device rings; `nil` for silence.
    package var alarmMinutes: Int?
    /// Whether it says what only newer standards know (RFC 9073, RFC 9253); for clients that read it.
    package var isRich: Bool
    /// The address of the feed itself.
    package var source: String?
    /// A page about it.
    package var page: String?

    /// A feed; flat, plain and silent unless said otherwise.
    package init(
        _ subject: Subject, style: Style = .flat, language: Language, alarmMinutes: Int? = nil,
        isRich: Bool = false, source: String? = nil, page: String? = nil
    ) {
        self.subject = subject
        self.style = style
        self.language = language
        self.alarmMinutes = alarmMinutes
        self.isRich = isRich
        self.source = source
        self.page = page
    }

    /// Whether only one person knows its address: join links and names of people stand in no other feed.
    package var isSecret: Bool {
        if case .member = subject { return true }
        return false
    }
}

/// What people read about a session, in the language of the feed.
package struct SessionText: Hashable, Sendable {
    /// The title; the community's name when empty.
    package var title: String
    /// The agenda, a line each with its clock time.
    package var agenda: [String]
    /// Who does what, and the reader's own role; for secret feeds only.
    package var roles: [String]
    /// What to bring or prepare.
    package var bring: [String]
    /// The session's page.
    package var page: String?

    /// What people read about a session.
    package init(
        title: String = "", agenda: [String] = [], roles: [String] = [], bring: [String] = [],
        page: String? = nil
    ) {
        self.title = title
        self.agenda = agenda
        self.roles = roles
        self.bring = bring
        self.page = page
    }
}

/// Everything the feeds of an organisation are made of.
package struct FeedMaterial: Sendable {
    /// The organisation: its name, zone and sites.
    package var organisation: Organisation
    /// The communities with their effective members.
    package var communities: [Community]
    /// The rooms.
    package var rooms: [Room]
    /// The online rooms.
    package var onlineRooms: [OnlineRoom]
    /// What is published.
    package var sessions: [PublishedSession]
    /// What people read about each session.
    package var texts: [SessionID: SessionText]

    /// All parts given.
    package init(
        organisation: Organisation, communities: [Community], rooms: [Room],
        onlineRooms: [OnlineRoom], sessions: [PublishedSession], texts: [SessionID: SessionText]
    ) {
        self.organisation = organisation
        self.communities = communities
        self.rooms = rooms
        self.onlineRooms = onlineRooms
        self.sessions = sessions
        self.texts = texts
    }
}
