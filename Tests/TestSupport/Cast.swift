package import CivilTime
package import Communities

/// The people, the community and the moment of most tests.
///
/// Ada stewards (core), Bram and Chaima take part (active), Daan looks on (peripheral), Eva is a stranger.
package enum Cast {
    /// Monday 1 February 2027, 08:00 in Amsterdam.
    package static let now = Instant(secondsSinceEpoch: 1_801_465_200)

    /// The zone, without its file: Amsterdam's winter time all year.
    package static var zone: Zone {
        Zone(identifier: "Test/Amsterdam-in-winter", tzif: winterTime) ?? .utc
    }

    /// Ada, Bram, Chaima, Daan and Eva, who read Dutch, Dutch, English, Dutch and Dutch.
    package static let people: [Person] = [
        person("ada", "Ada de Vries", .nl), person("bram", "Bram Özdemir", .nl),
        person("chaima", "Chaïma El Idrissi", .en), person("daan", "Daan Bos", .nl),
        person("eva", "Eva Kok", .nl),
    ]

    /// *Intervisie*: reminders 7 days, 1 day and 2 hours before.
    package static let community = Community(
        id: "intervisie", name: LocalizedText("Intervisie"),
        purpose: LocalizedText([.nl: "Leren van elkaars werk", .en: "Learning from our work"]),
        stage: .maturing, rhythm: Rhythm(cadence: .weeks(2, on: .tuesday), minutes: 90),
        block: nil, keep: nil, maxSkips: 0, maxShiftDays: 0, windows: [], blackout: [],
        modes: [:],
        members: [
            Member(person: "ada", level: .core), Member(person: "bram", level: .active),
            Member(person: "chaima", level: .active), Member(person: "daan", level: .peripheral),
        ],
        roles: [:], templates: TemplateArc(first: nil, cycle: [], last: nil, big: nil, joint: nil),
        big: nil, woven: [],
        reminders: [10_080, 1_440, 120].map(ReminderOffset.init(minutes:)), color: nil)

    /// What the organisation wants: the cast and these communities, in winter time.
    package static func intent(_ communities: [Community] = [community]) -> Intent {
        let season = Season(id: "2027-02", from: day(2027, 2, 1), to: day(2027, 7, 2))
        return Intent(
            organisation: Organisation(
                name: "Hogeschool", zone: zone, languages: [.nl, .en], sites: [], travel: [:],
                defaultTravel: 0, holidays: [], season: season,
                defaults: Defaults(
                    minutes: 90, maxShiftDays: 0, reminders: [], freezeDays: 14, windows: []),
                mail: MailSettings(
                    fromName: "Kring", fromAddress: "kring@example.org", transport: .outbox,
                    outbox: "outbox"),
                web: WebSettings(address: "https://kring.example.org", folder: "public")),
            rooms: [], onlineRooms: [], resources: [], people: people, communities: communities)
    }

    /// A session of the community, by default on Tuesday 2 March 2027, 15:00.
    package static func session(
        _ index: Int = 1, on date: CivilDate = day(2027, 3, 2), at hour: Int = 15
    ) -> Session {
        Session(
            id: SessionID(rawValue: "intervisie-\(index)"), community: "intervisie", with: [],
            index: index, date: date, start: ClockTime(hour: hour, minute: 0) ?? .startOfDay,
            minutes: 90, place: .room("r1"), template: nil,
            facilitator: "chaima")
    }

    /// That session as people know it, published at `now` and not changed since.
    package static func published(
        _ session: Session = session(), sequence: Int = 0,
        status: PublishedSession.Status = .confirmed, created: Instant = now,
        changed: Instant? = nil
    ) -> PublishedSession {
        PublishedSession(
            session: session, uid: SessionUID(rawValue: "\(session.id).2027-02@kring.example.org"),
            sequence: sequence,
            status: status, created: created, changed: changed ?? created, reason: nil)
    }

    /// A day that exists.
    package static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        CivilDate(year: year, month: month, day: day) ?? CivilDate(daysSinceEpoch: 0)
    }

    private static func person(_ id: PersonID, _ name: String, _ language: Language) -> Person {
        Person(
            id: id, name: name, email: "\(id)@example.org", language: language, site: nil,
            disciplines: [], calendar: nil)
    }

    // A zone file of version 1 with one local type, CET, and no transitions (RFC 9636 §3).
    private static var winterTime: [UInt8] {
        Array("TZif".utf8) + [UInt8](repeating: 0, count: 16) + [0, 0, 0, 0, 0, 0, 0, 0]
            + [0, 0, 0, 0, 0, 0, 0, 0] + [0, 0, 0, 1, 0, 0, 0, 4]
            + [0, 0, 0x0e, 0x10, 0, 0] + Array("CET".utf8) + [0]
    }
}
