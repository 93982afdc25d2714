import CivilTime
import Communities
import Feeds
import TestSupport
import Testing

/// A season on paper: what is planned, what people know, and the moment; no file, no ledger.
struct PaperSeason {
    var organisation: Organisation
    var communities: [Community]
    let rooms: [Room]
    let onlineRooms: [OnlineRoom]
    var plan: [Session]
    /// What the agenda of a session says, beyond its template.
    var agendas: [SessionID: String] = [:]
    private(set) var known: [PublishedSession] = []
    private(set) var now = Cast.now

    /// *Intervisie* every two weeks on Tuesday, each third one online; *Toetsen* every three weeks on Thursday.
    init(zone: String = "Europe/Amsterdam") throws {
        organisation = Cast.intent().organisation
        organisation.zone = try #require(ZoneDatabase.system.zone(zone))
        organisation.sites = [
            Site(id: "campus", name: "Campus", address: "Rachelsmolen 1, Eindhoven")
        ]
        var intervisie = Cast.community
        intervisie.color = "teal"
        communities = [intervisie, PaperSeason.community("toetsen", "Eigentijds toetsen", "daan")]
        rooms = [PaperSeason.room("r1", "R1 2.16"), PaperSeason.room("r2", "Aula; groot")]
        onlineRooms = [
            OnlineRoom(
                id: "meet", name: "Kringzaal", link: "https://meet.example.org/abc", capacity: 50)
        ]
        plan = []
        for index in 1...9 {
            plan.append(
                PaperSeason.session("intervisie", index, on: Cast.day(2027, 2, 9), every: 14))
        }
        for index in [3, 6, 9] { makeOnline(SessionID(rawValue: "intervisie-\(index)")) }
        for index in 1...6 {
            var session = PaperSeason.session(
                "toetsen", index, on: Cast.day(2027, 2, 11), every: 21)
            session.place = .room("r2")
            session.start = ClockTime(hour: 10, minute: 0) ?? .startOfDay
            session.facilitator = "daan"
            plan.append(session)
        }
    }

    /// Today, in the organisation's zone.
    var today: CivilDate { organisation.zone.local(at: now).date }

    /// Lets time go by.
    mutating func wait(days: Int, seconds: Int = 0) {
        now = now.advanced(bySeconds: days * 86_400 + seconds)
    }

    /// Changes the plan of one session, if it is planned.
    mutating func change(_ id: SessionID, _ change: (inout Session) -> Void) {
        guard let index = plan.firstIndex(where: { $0.id == id }) else { return }
        change(&plan[index])
    }

    mutating func makeOnline(_ id: SessionID) {
        change(id) { $0.place = .online("meet") }
    }

    /// Publishes the plan as it is, a reason with what changed.
    @discardableResult
    mutating func publish(because reason: String? = nil) -> [SessionID: Publication.Change] {
        let publication = Publication(
            of: plan.map { SessionToPublish(session: $0, contentDigest: wording($0)) },
            over: known, now: now, season: organisation.season.id, host: "kring.example.org",
            zone: organisation.zone, digest: wording)
        known = publication.sessions.map { entry in
            var entry = entry
            if publication.changes[entry.session.id] != nil { entry.reason = reason }
            return entry
        }
        return publication.changes
    }

    /// What feeds are made of.
    var material: FeedMaterial { material(of: known) }

    private func wording(_ session: Session) -> String {
        let material = material(of: [])
        let text = material.texts[session.id] ?? SessionText()
        let everybody = Feed(.community(session.community), language: .nl)
        let member = Feed(.member("ada"), language: .en)
        return [everybody, member].map { feed in
            SessionWording(feed, material: material).text(of: session, reading: text)
        }.joined()
    }

    private func material(of sessions: [PublishedSession]) -> FeedMaterial {
        var texts: [SessionID: SessionText] = [:]
        for session in known.map(\.session) + plan {
            texts[session.id] = SessionText(
                agenda: ["\(session.start) Inchecken", agendas[session.id] ?? "Casusronde"],
                roles: ["Begeleiding: \(session.facilitator?.rawValue ?? "")"],
                page: "https://kring.example.org/s/\(session.id)")
        }
        return FeedMaterial(
            organisation: organisation, communities: communities, rooms: rooms,
            onlineRooms: onlineRooms, sessions: sessions, texts: texts)
    }

    /// Every feed of the organisation, in that style and flavour.
    func feeds(_ style: Feed.Style, isRich: Bool = false) -> [Feed] {
        let subjects =
            communities.map { Feed.Subject.community($0.id) }
            + Cast.people.map { .member($0.id) }
            + (rooms.map(\.id) + onlineRooms.map(\.id)).map { .room($0) } + [.organisation]
        return subjects.map { subject in
            Feed(
                subject, style: style, language: subject == .member("chaima") ? .en : .nl,
                alarmMinutes: isRich ? 15 : nil, isRich: isRich)
        }
    }

    static func community(_ id: CommunityID, _ name: String, _ core: PersonID) -> Community {
        var community = Cast.community
        community.id = id
        community.name = LocalizedText(name)
        community.members = [Member(person: core, level: .core)]
        community.color = "maroon"
        return community
    }

    static func session(
        _ community: CommunityID, _ index: Int, on first: CivilDate, every days: Int
    ) -> Session {
        var session = Cast.session(index, on: first.advanced(by: (index - 1) * days))
        session.id = SessionID(rawValue: "\(community)-\(index)")
        session.community = community
        session.place = .room("r1")
        return session
    }

    private static func room(_ id: SpaceID, _ name: String) -> Room {
        Room(
            id: id, name: name, site: "campus", capacity: 20, features: [], open: [],
            bufferMinutes: 0, calendar: nil)
    }
}
