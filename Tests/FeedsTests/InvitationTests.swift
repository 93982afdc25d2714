import CivilTime
import Communities
import FeedDoctor
import Feeds
import ICalendar
import TestSupport
import Testing

@Suite("Invitations")
struct InvitationTests {
    private let bram = Person(
        id: "bram", name: "Bram, de Wit", email: "bram@example.org", language: .nl, site: nil,
        disciplines: [], calendar: nil)

    private func messages(
        _ material: FeedMaterial, _ numbers: [Int], _ style: Feed.Style = .flat
    ) throws -> [CalendarDocument] {
        let chosen = numbers.map { material.sessions[$0 - 1].session.id }
        return Invitation(to: bram, style: style).messages(
            about: Set(chosen), from: material, today: try today()
        ).map(\.document)
    }

    private func read(_ document: CalendarDocument) throws -> CalendarDocument {
        let bytes = Array(try document.serialised().utf8)
        let reading = try CalendarDocument.read(bytes, defaultZone: .utc, database: .system)
        #expect(reading.findings.isEmpty)
        return reading.document
    }

    private func feed(_ material: FeedMaterial, _ style: Feed.Style) throws -> CalendarDocument {
        Feed(.member("bram"), style: style, language: .nl)
            .document(from: material, today: try today())
    }

    @Test func `a held session is a request with the feed's identity and one attendee`() throws {
        let material = try exampleMaterial().changing(2) { $0.session.place = .online("meet") }

        let document = try read(try #require(try messages(material, [2]).first))

        let event = try #require(document.events.first)
        let known = try #require(
            try feed(material, .flat).events.first { $0.uid == material.sessions[1].uid.rawValue })
        #expect(document.method == "REQUEST")
        #expect(document.events.count == 1)
        #expect(event.uid == known.uid)
        #expect(event.sequence == known.sequence)
        #expect(event.start == known.start && event.ending == known.ending)
        #expect(event.organizer?.address == "mailto:\(material.organisation.mail.fromAddress)")
        let attendee = try #require(event.attendees.first)
        #expect(event.attendees.count == 1)
        #expect(attendee.address == "mailto:bram@example.org")
        #expect(attendee.name == "Bram, de Wit")
        #expect(attendee.answer == .needsAction && attendee.isAskedToAnswer)
    }

    @Test func `a cancelled session is a cancel with the version of the cancellation`() throws {
        let material = try exampleMaterial().changing(3) { $0.status = .cancelled }

        let document = try read(try #require(try messages(material, [3]).first))

        #expect(document.method == "CANCEL")
        #expect(document.events.map(\.status) == [.cancelled])
        #expect(document.events.map(\.sequence) == [1])
        #expect(document.events.first?.attendees.first?.isAskedToAnswer == false)
    }

    @Test func `sessions of their own are messages of their own`() throws {
        let documents = try messages(try exampleMaterial(), [1, 2, 3])

        #expect(documents.map { $0.events.count } == [1, 1, 1])
        #expect(Set(documents.flatMap(\.events).map(\.uid)).count == 3)
    }

    @Test func `a whole season in the series style is one request that expands to it`() throws {
        let material = try exampleMaterial().changing(2) { $0.status = .cancelled }
            .changing(5) { $0.session.start = ClockTime(hour: 13, minute: 30) ?? .startOfDay }

        let documents = try messages(material, Array(1...6), .series)

        let document = try read(try #require(documents.first))
        #expect(documents.count == 1)
        #expect(document.method == "REQUEST")
        #expect(Set(document.events.map(\.uid)).count == 1)
        #expect(document.events.allSatisfy { $0.status == .confirmed })
        let master = try #require(document.events.first)
        let known = try #require(try feed(material, .series).events.first)
        #expect(master.uid == known.uid && master.sequence == known.sequence)
        let zone = material.organisation.zone
        let shown = document.occurrences(
            in: Span(
                start: Cast.now.advanced(bySeconds: -90 * 86_400),
                end: Cast.now.advanced(bySeconds: 540 * 86_400)), defaultZone: zone)
        let held = material.sessions.filter { $0.status != .cancelled }
        #expect(shown.list.map(\.span) == held.map { $0.session.span(in: zone) })
    }

    @Test func `one session of a series is a message about that instance`() throws {
        let material = try exampleMaterial().changing(5) {
            $0.session.start = ClockTime(hour: 13, minute: 30) ?? .startOfDay
        }

        let documents = try messages(material, [2, 5], .series)

        let events = try documents.map { try read($0) }.flatMap(\.events)
        #expect(documents.count == 2)
        #expect(Set(events.map(\.uid)).count == 1)
        #expect(events.map { $0.recurrenceID?.text } == ["20270216T150000", "20270330T150000"])
        #expect(events.map(\.start.text) == ["20270216T150000", "20270330T133000"])
        #expect(events.allSatisfy { $0.rules.isEmpty })
    }

    @Test func `a season that is wholly off is one cancel of the series`() throws {
        var material = try exampleMaterial()
        for number in 1...6 { material = material.changing(number) { $0.status = .cancelled } }

        let documents = try messages(material, Array(1...6), .series)

        let document = try read(try #require(documents.first))
        #expect(documents.count == 1)
        #expect(document.method == "CANCEL")
        #expect(document.events.count == 1)
        #expect(document.events.first?.recurrenceID == nil)
        #expect(document.events.first?.status == .cancelled)
    }

    @Test func `a proposal that is turned down names the event and nothing more`() throws {
        var invitation = Invitation(to: bram, style: .series, answer: .accepted)
        invitation.isDecliningCounter = true
        let material = try exampleMaterial()

        let message = try #require(
            invitation.messages(
                about: [material.sessions[1].session.id], from: material, today: try today()
            ).first)

        #expect(message.method == .declineCounter)
        let event = try #require(message.document.components.first)
        #expect(
            event.properties.map(\.name) == ["UID", "RECURRENCE-ID", "DTSTAMP", "ORGANIZER"])
        let text = try message.text()
        #expect(text.contains("RECURRENCE-ID;TZID=Europe/Amsterdam:20270216T150000\r\n"))
        #expect(
            CalendarDocument.lint(Array(text.utf8), database: .system)
                .filter { $0.severity == .error }.map(\.description) == [])
    }

    @Test(arguments: Feed.Style.allCases)
    func `the doctor finds no error in what is sent`(style: Feed.Style) throws {
        let material = try exampleMaterial().changing(2) { $0.status = .cancelled }
        for numbers in [[1], [2], [4], Array(1...6)] {
            for document in try messages(material, numbers, style) {
                let findings = CalendarDocument.lint(
                    Array(try document.serialised().utf8), database: .system)
                #expect(
                    findings.filter { $0.severity == .error }.map(\.description) == [])
            }
        }
    }

    @Test(arguments: Feed.Style.allCases)
    func `where no rule tells the zone the times are in UTC, as in the feed`(
        style: Feed.Style
    ) throws {
        var material = try exampleMaterial()
        material.organisation.zone = try #require(
            ZoneDatabase.system.zone("Africa/Casablanca"))

        let documents = try messages(material, [1, 2], style)

        #expect(documents.count == 2)
        for document in documents {
            let text = try document.serialised()
            #expect(text.contains("DTSTART:2027") && !text.contains("TZID"))
        }
        let part = Feed(.member("bram"), language: .nl).part(
            for: material.sessions[0], from: material)
        #expect(try part.serialised().contains("DTSTART:20270202T140000Z"))
    }
}
