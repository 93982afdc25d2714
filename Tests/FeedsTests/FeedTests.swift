import CivilTime
import Communities
import FeedDoctor
import Feeds
import Foundation
import ICalendar
import TestSupport
import Testing

@Suite("Feeds")
struct FeedTests {
    private func feed(_ subject: Feed.Subject, _ style: Feed.Style = .flat) -> Feed {
        Feed(
            subject, style: style, language: .nl, alarmMinutes: nil,
            source: "https://kring.example.org/feeds/x.ics", page: "https://kring.example.org/x")
    }

    private func read(_ text: String) throws -> CalendarDocument {
        try CalendarDocument.read(Array(text.utf8), defaultZone: .utc, database: .system).document
    }

    /// What people see: when, what, where, and whether it is on.
    private func seen(_ document: CalendarDocument) throws -> [String] {
        let zone = try #require(ZoneDatabase.system.zone("Europe/Amsterdam"))
        let span = Span(
            start: Cast.now.advanced(bySeconds: -92 * 86_400),
            end: Cast.now.advanced(bySeconds: 540 * 86_400))
        return document.occurrences(in: span, defaultZone: zone).list.map { occurrence in
            let event = occurrence.event
            return "\(occurrence.span.start) \(occurrence.span.end) \(event.summary) @ "
                + "\(event.location) \(event.status?.rawValue ?? "") \(event.isTransparent)"
        }
        .sorted()
    }

    private func blocks(_ text: String) -> [String] {
        text.replacing("\r\n ", with: "").components(separatedBy: "BEGIN:VEVENT\r\n").dropFirst()
            .map { String($0) }
    }

    @Test(arguments: ["darkorchid", "teal", "lightgoldenrodyellow"])
    func `any colour of CSS reaches calendars that know only numbers`(name: String) throws {
        var material = try exampleMaterial()
        let id = try #require(material.communities.first?.id)
        material.communities[0].color = name

        let text = try feed(.community(id)).text(from: material, today: try today())

        #expect(text.contains("COLOR:\(name)\r\n"))
        let number = try #require(cssColors[name])
        #expect(text.contains("X-APPLE-CALENDAR-COLOR:\(number)\r\n"))
    }

    @Test(arguments: [
        ("community.nl", Feed.Subject.community("intervisie")), ("member.nl", .member("bram")),
    ])
    func `a feed looks like this`(name: String, subject: Feed.Subject) throws {
        let material = try exampleMaterial()
            .changing(2) { $0.session.start = ClockTime(hour: 13, minute: 30) ?? .startOfDay }
            .changing(5) {
                $0.status = .cancelled
                $0.reason = "Studiedag"
            }
        let text = try feed(subject).text(from: material, today: today())
        #expect(text == (try GoldenFile("Golden/\(name).ics").text(recording: text)))
        #expect(CalendarDocument.lint(Array(text.utf8), database: .system) == [])
    }

    @Test func `a feed without changes has the same bytes, tomorrow too`() throws {
        let material = try exampleMaterial()
        for style in Feed.Style.allCases {
            let feed = feed(.community("intervisie"), style)
            let first = try feed.text(from: material, today: today())
            #expect(try feed.text(from: material, today: today()) == first)
            #expect(try feed.text(from: material, today: today().advanced(by: 1)) == first)
        }
    }

    @Test func `after a move only the moved session's event differs`() throws {
        let material = try exampleMaterial()
        let moved = material.changing(3) { $0.session.date = $0.session.date.advanced(by: 1) }
        let feed = feed(.community("intervisie"))
        let before = try blocks(feed.text(from: material, today: today()))
        let after = try blocks(feed.text(from: moved, today: today()))
        #expect(before.count == 6)
        #expect(zip(before, after).enumerated().filter { $1.0 != $1.1 }.map(\.offset) == [2])
        #expect(after[2].contains("SEQUENCE:1\r\n"))
        #expect(after[2].contains("LAST-MODIFIED:20270201T080000Z\r\n"))
    }

    @Test func `the public sees no links and no names, a member does`() throws {
        let material = try exampleMaterial()
        for subject in [Feed.Subject.community("intervisie"), .room("r1"), .organisation] {
            let text = try feed(subject).text(from: material, today: today())
            #expect(!text.contains("meet.example.org"))
            #expect(!text.contains("Ada"))
        }
        let mine = try read(feed(.member("bram")).text(from: material, today: today()))
        #expect(mine.events.allSatisfy { $0.description.contains("https://meet.example.org/abc") })
        #expect(mine.events.allSatisfy { $0.conferences.count == 1 })
        #expect(mine.events[0].description.contains("Begeleider: Ada de Vries"))
    }

    @Test
    func `each feed holds the sessions of its subject and blocks time only for who takes part`()
        throws
    {
        let material = try exampleMaterial()
        func events(_ subject: Feed.Subject) throws -> [CalendarEvent] {
            try read(feed(subject).text(from: material, today: today())).events
        }
        #expect(try events(.community("toetsen")).count == 1)
        #expect(try events(.room("r1")).count == 4)
        #expect(try events(.organisation).allSatisfy { $0.isTransparent })
        #expect(try events(.member("eva")).isEmpty)
        #expect(try events(.member("bram")).allSatisfy { !$0.isTransparent })
        // Daan looks on in Intervisie and is core in Toetsen, which joins in the fourth.
        #expect(
            try events(.member("daan")).map(\.isTransparent)
                == [true, true, true, false, true, true])
    }

    @Test func `a cancelled session is seen until after its day, and for two weeks`() throws {
        let material = try exampleMaterial().changing(5) { $0.status = .cancelled }
        for style in Feed.Style.allCases {
            let feed = feed(.community("intervisie"), style)
            let now = try seen(feed.document(from: material, today: today()))
            #expect(now.count == 6)
            #expect(
                now.filter { $0.contains("Vervallen: ") && $0.hasSuffix("CANCELLED true") }.count
                    == 1)
            // Its day is weeks off: it stays until that is over, and does not come back.
            let cancelled = try #require(material.sessions.first { $0.status == .cancelled })
            let day = cancelled.session.date
            let last = max(day, try today().advanced(by: 14))
            for (date, count) in [
                (try today().advanced(by: 15), 6), (last, 6), (last.advanced(by: 1), 5),
            ] {
                let later = try seen(feed.document(from: material, today: date))
                #expect(later.count == count)
            }
        }
    }

    @Test(.slow) func `both styles tell the same sessions whatever happens to them`() throws {
        var random = SplitMix(state: 42)
        for round in 0..<60 {
            var material = try exampleMaterial(sessions: Int.random(in: 2...12, using: &random))
            for index in material.sessions.indices where Int.random(in: 0..<3, using: &random) == 0
            {
                material = material.changing(
                    index + 1, after: Int.random(in: 0...90_000, using: &random)
                ) {
                    switch Int.random(in: 0..<5, using: &random) {
                    case 0: $0.status = .cancelled
                    case 1:
                        $0.session.date = $0.session.date.advanced(
                            by: Int.random(in: -20...20, using: &random))
                    case 2: $0.session.start = ClockTime(hour: 9, minute: 15) ?? .startOfDay
                    case 3: $0.session.minutes = 120
                    default: $0.session.place = .online($0.session.online)
                    }
                }
            }
            let day = try today().advanced(by: Int.random(in: 0...30, using: &random))
            for subject in [Feed.Subject.community("intervisie"), .member("daan")] {
                let flat = try read(feed(subject).text(from: material, today: day))
                let text = try feed(subject, .series).text(from: material, today: day)
                #expect(try seen(read(text)) == seen(flat), "round \(round)")
                let findings = CalendarDocument.lint(Array(text.utf8), database: .system)
                #expect(findings == [], "round \(round)")
            }
        }
    }

    @Test func `a regular season is one repeating event`() throws {
        let document = feed(.community("intervisie"), .series).document(
            from: try exampleMaterial(sessions: 8), today: try today())
        let master = try #require(document.events.first)
        #expect(master.uid == "intervisie.series.2027-02@kring.example.org")
        #expect(
            master.rules.map(\.text) == ["FREQ=WEEKLY;INTERVAL=2;UNTIL=20270511T130000Z;BYDAY=TU"])
        #expect(document.events.dropFirst().allSatisfy { $0.uid == master.uid })
        #expect(document.events.dropFirst().compactMap(\.recurrenceID).count == 3)
    }

    @Test func `a large organisation keeps to a thousand events, the coming ones first`() throws {
        var material = try exampleMaterial(sessions: 2)
        let model = material.sessions[0]
        material.sessions = (0..<1_500).map { index in
            var entry = model
            entry.session.id = SessionID(rawValue: "s\(index)")
            entry.uid = SessionUID(rawValue: "s\(index)@kring.example.org")
            entry.session.date = model.session.date.advanced(by: index / 20 - 10)
            return entry
        }
        let events = feed(.organisation).document(from: material, today: try today()).events
        #expect(events.count == 1_000)
        #expect(events.first?.start.local.date == (try today()))
    }

    @Test func `a zone without a plain rule is written in UTC`() throws {
        var material = try exampleMaterial()
        material.organisation.zone = try #require(ZoneDatabase.system.zone("Africa/Casablanca"))
        let text = try feed(.community("intervisie"), .series).text(from: material, today: today())
        #expect(!text.contains("VTIMEZONE") && !text.contains("RRULE"))
        #expect(try read(text).events.count == 6)
    }

    @Test func `a rich feed tells the room as a place, the page as a link and the next session`()
        throws
    {
        var feed = feed(.community("intervisie"))
        feed.isRich = true
        let text = try feed.text(from: exampleMaterial(), today: today())

        let event = try #require(read(text).events.dropFirst().first)
        let place = try #require(event.components.first)
        #expect(place.name == "VLOCATION")
        #expect(place["UID"]?.value == "room.r1@kring.example.org")
        #expect(place["NAME"]?.text == "R1 2.16")
        #expect(place["DESCRIPTION"]?.text == "Campus, Rachelsmolen 1, Eindhoven")
        #expect(event.links.map(\.relation) == ["describedby"])
        #expect(event.groups == ["intervisie.series.2027-02"])
        #expect(
            event.relations.map(\.property.value)
                == [
                    "intervisie-1.2027-02@kring.example.org",
                    "intervisie-3.2027-02@kring.example.org",
                ])
        #expect(event.relations.map(\.kind) == [.first, .next])
        #expect(CalendarDocument.lint(Array(text.utf8), database: .system) == [])
    }

    @Test func `an alarm rings in every event that takes place, in both styles`() throws {
        let material = try exampleMaterial().changing(1) { $0.status = .cancelled }
        for style in Feed.Style.allCases {
            var feed = feed(.community("intervisie"), style)
            feed.alarmMinutes = 15
            let document = try read(feed.text(from: material, today: today()))
            for event in document.events {
                #expect(event.alarms.isEmpty == (event.status == .cancelled))
            }
        }
    }

    @Test func `who only looks on is busy when facilitating`() throws {
        let material = try exampleMaterial().changing(2) { $0.session.facilitator = "daan" }
        let events = try read(feed(.member("daan")).text(from: material, today: today())).events
        #expect(events.map(\.isTransparent) == [true, false, true, false, true, true])
    }

    @Test func `the part of a mail is the same event as in the feed`() throws {
        let material = try exampleMaterial()
        let feed = feed(.member("bram"))
        let part = feed.part(for: material.sessions[0], from: material)
        #expect(part.events == [feed.document(from: material, today: try today()).events[0]])
        #expect(part.method == nil)
    }

    @Test func `a busy calendar leaves the rest free and our own sessions do not count`() throws {
        let text = try feed(.community("intervisie")).text(
            from: exampleMaterial(), today: today())
        let reading = try CalendarDocument.read(
            Array(text.utf8), defaultZone: .utc, database: .system)
        let span = Span(start: Cast.now, end: Cast.now.advanced(bySeconds: 3 * 86_400))
        let zone = try #require(ZoneDatabase.system.zone("Europe/Amsterdam"))
        let taken = Availability(reading, in: span, zone: zone)
        #expect(taken.busy.map(\.start.description) == ["2027-02-02T14:00:00Z"])
        #expect(!taken.isFree(span))
        let own = Availability(
            reading, in: span, zone: zone, own: ["intervisie-1.2027-02@kring.example.org"])
        #expect(own.busy == [])
    }
}

/// A small seeded generator, the same on every machine (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
