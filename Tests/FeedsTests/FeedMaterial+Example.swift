import CivilTime
import Communities
import Feeds
import TestSupport
import Testing

/// A season of *Intervisie* every two weeks, one session joint with *Toetsen*, in the real Amsterdam.
func exampleMaterial(sessions count: Int = 6) throws -> FeedMaterial {
    var organisation = Cast.intent().organisation
    organisation.zone = try #require(ZoneDatabase.system.zone("Europe/Amsterdam"))
    organisation.sites = [Site(id: "campus", name: "Campus", address: "Rachelsmolen 1, Eindhoven")]
    var intervisie = Cast.community
    intervisie.color = "teal"
    var toetsen = Cast.community
    toetsen.id = "toetsen"
    toetsen.name = LocalizedText([.nl: "Eigentijds toetsen", .en: "Assessment"])
    toetsen.members = [Member(person: "daan", level: .core)]
    let first = try #require(CivilDate("2027-02-02"))
    let published = (1...count).map { index in
        var session = Cast.session(index, on: first.advanced(by: (index - 1) * 14))
        session.place = index % 3 == 0 ? .online("meet") : .hybrid(room: "r1", online: "meet")
        if index == 4 { session.with = ["toetsen"] }
        return PublishedSession(
            session: session, uid: SessionUID(rawValue: "\(session.id).2027-02@kring.example.org"),
            sequence: 0,
            status: .confirmed, created: Cast.now, changed: Cast.now, reason: nil)
    }
    let room = Room(
        id: "r1", name: "R1 2.16", site: "campus", capacity: 20, features: [], open: [],
        bufferMinutes: 0, calendar: nil)
    let online = OnlineRoom(
        id: "meet", name: "Kringzaal", link: "https://meet.example.org/abc", capacity: 50)
    var texts: [SessionID: SessionText] = [:]
    for entry in published {
        texts[entry.session.id] = SessionText(
            agenda: ["15:00 Inchecken", "15:10 Casusronde; twee groepen", "16:20 Oogst"],
            roles: ["Jouw rol: gastheer", "Begeleider: Ada de Vries"], bring: ["een casus"],
            page: "https://kring.example.org/s/\(entry.session.id)")
    }
    return FeedMaterial(
        organisation: organisation, communities: [intervisie, toetsen], rooms: [room],
        onlineRooms: [online], sessions: published, texts: texts)
}

/// Monday 1 February 2027.
func today() throws -> CivilDate { try #require(CivilDate("2027-02-01")) }

extension FeedMaterial {
    /// The session with that number, changed.
    func changing(
        _ index: Int, after seconds: Int = 3_600, _ change: (inout PublishedSession) -> Void
    ) -> FeedMaterial {
        var material = self
        change(&material.sessions[index - 1])
        material.sessions[index - 1].sequence += 1
        material.sessions[index - 1].changed = Cast.now.advanced(bySeconds: seconds)
        return material
    }
}
