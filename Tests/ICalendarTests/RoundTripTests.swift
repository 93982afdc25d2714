import CivilTime
import Foundation
import ICalendar
import TestSupport
import Testing

@Suite("Round trip")
struct RoundTripTests {
    private static let messy = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/messy")

    static func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: messy.path).filter {
            $0.hasSuffix(".ics")
        }.sorted()
    }

    private func fixture(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: RoundTripTests.messy.appending(path: name)))
    }

    @Test(arguments: try files())
    func `what is read, written and read again is the same`(name: String) throws {
        let first = try read(fixture(name)).document
        let text = try first.serialised(.faithful)
        let second = try read(Array(text.utf8)).document
        #expect(first.events == second.events)
        #expect(first.components == second.components)
        #expect(first == second)
        #expect(try second.serialised(.faithful) == text)
    }

    /// Every line of the fixture, unfolded, that must stand in what is written.
    @Test(arguments: [
        ("rich-event.ics", [String]()), ("alarms.ics", []), ("components.ics", []),
    ])
    func `no line of a good calendar is lost`(name: String, exceptions: [String]) throws {
        let bytes = try fixture(name)
        let text = try read(bytes).document.serialised(.faithful).replacing("\r\n ", with: "")
        let written = Set(text.split(separator: "\r\n").map(String.init))
        let names = Set(written.map { $0.prefix { $0 != ":" && $0 != ";" } })
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            #expect(names.contains(line.prefix { $0 != ":" && $0 != ";" }), "\(line)")
            if !line.contains(";") { #expect(written.contains(String(line))) }
        }
    }

    @Test func `attendees, attachments and relations are values`() throws {
        let event = try #require(try read(fixture("rich-event.ics")).document.events.first)
        #expect(event.organizer?.name == "Vries, Ada de")
        #expect(event.organizer?.sentBy == "mailto:bureau@kring.example")
        #expect(event.attendees.map(\.answer) == [.accepted, nil, nil])
        #expect(event.attendees.map(\.kind) == [.room, nil, nil])
        #expect(event.attendees[0].email == "zaal@kring.example")
        #expect(event.attendees[1].groups == ["mailto:a@x.example", "mailto:b@x.example"])
        #expect(event.attendees[1].isAskedToAnswer)
        #expect(event.attendees[1].parameters == [.init("X-ETAGE", ["2"])])
        #expect(event.attendees[2].parameters == [.init("PARTSTAT", ["X-MISSCHIEN"])])
        #expect(event.attachments.map(\.content) == [.inline(base64: "aGFsbG8=")])
        #expect(event.images.map(\.display) == [["BADGE", "THUMBNAIL"]])
        #expect(event.relations.map(\.kind) == [.finishToStart, nil])
        #expect(event.relations[0].gap == CalendarDuration(days: 7))
        #expect(event.links.map(\.relation) == ["describedby"])
        #expect(event.groups == ["programma 2027"])
        #expect(event.classification == .confidential)
        #expect(event.extraParameters["SUMMARY"] == [.init("LANGUAGE", ["nl"])])
        #expect(event.others.map(\.name) == ["STYLED-DESCRIPTION", "STRUCTURED-DATA", "GEO"])
    }

    @Test func `alarms are whole, and one without a trigger is kept`() throws {
        let event = try #require(try read(fixture("alarms.ics")).document.events.first)
        #expect(
            event.alarms.map(\.trigger.description) == ["end -PT5M", "at 2027-02-02T14:00:00Z"])
        #expect(event.alarms[0].attendees.map(\.address) == ["mailto:sem@kring.example"])
        #expect(event.alarms[1].repetition == .init(count: 2, interval: .init(seconds: 300)))
        #expect(event.alarms[1].acknowledged == Instant(rfc3339: "2027-02-02T14:01:00Z"))
        #expect(event.components.map(\.name) == ["VALARM"])
    }

    @Test func `rules, periods and ranges are values`() throws {
        let events = try read(fixture("recurrence.ics")).document.events
        #expect(events[0].exceptionRules.map(\.text) == ["FREQ=WEEKLY;INTERVAL=4"])
        #expect(events[0].additions.count == 4)
        #expect(events[0].additionEndings.count == 2)
        #expect(events[0].exceptions.count == 3)
        #expect(events.map(\.isThisAndFuture) == [false, true, false])
    }

    @Test func `what libical does not know keeps its name and place`() throws {
        let text = try read(fixture("components.ics")).document.serialised(.faithful)
        let marks = text.split(separator: "\r\n").filter {
            $0.hasPrefix("BEGIN:") || $0.hasPrefix("END:")
        }
        #expect(
            marks == [
                "BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VLOCATION", "END:VLOCATION",
                "BEGIN:VALARM", "BEGIN:VLOCATION", "END:VLOCATION", "END:VALARM", "END:VEVENT",
                "BEGIN:VTODO", "END:VTODO", "BEGIN:X-VENDOR", "BEGIN:X-INNER", "END:X-INNER",
                "END:X-VENDOR", "END:VCALENDAR",
            ])
    }

    @Test func `a zone of its own is written as it was`() throws {
        var document = try read(fixture("own-zone.ics")).document
        let text = try document.serialised(.faithful)
        #expect(text.contains("X-EXTRA:blijft"))
        #expect(text.contains("TZID:W. Europe Standard Time\r\nBEGIN:STANDARD"))
        #expect(!text.contains("TZID:Onbekend"))
        document.events[0].stamp = Instant(secondsSinceEpoch: 0)
        let published = try document.serialised()
        #expect(published.contains("X-EXTRA:blijft"))
        #expect(published.contains("TZID:Onbekend"))
    }

    @Test func `published, what could not be understood is left out`() throws {
        var document = try read(fixture("unreadable-lines.ics")).document
        #expect(throws: WritingFault.noStamp(uid: "u@kring.example")) { try document.serialised() }
        document.events[0].stamp = Instant(secondsSinceEpoch: 0)
        let text = try document.serialised()
        #expect(!text.contains("gisteren") && !text.contains("zonder begin"))
        #expect(text.components(separatedBy: "SUMMARY").count == 2)
        #expect(LibICalReading(text)?.errors == 0)
    }

    @Test func `components as deep as may be are written, and deeper ones are cut off`() throws {
        var limits = ReadingLimits()
        limits.depth = 1_000_000
        let body =
            String(repeating: "BEGIN:X-A\n", count: 20_000)
            + String(repeating: "END:X-A\n", count: 20_000)
        let reading = try CalendarDocument.read(
            calendar(body), defaultZone: try amsterdam(), database: .system, limits: limits)
        #expect(reading.findings.map(\.rule) == ["depth", "nothing-read"])
        let text = try reading.document.serialised(.faithful)
        #expect(text.components(separatedBy: "BEGIN:X-A").count == 64)
        let json = try reading.document.jCal(.faithful)
        let again = try CalendarDocument.read(
            jCal: Array(json.utf8), defaultZone: try amsterdam(), database: .system, limits: limits)
        #expect(again.document == reading.document)
    }

    @Test func `a component of our own cannot break out of its lines`() throws {
        var document = try read(fixture("components.ics")).document
        document.components = [
            CalendarComponent("X-A\r\nEND:VCALENDAR", [Property("X-B", value: "1")]),
            CalendarComponent(
                "X-C", [Property("END", value: "X-C"), Property("X-D", value: "a\r\nEND:X-C")]),
        ]
        let again = try read(Array(try document.serialised(.faithful).utf8)).document
        #expect(
            again.components == [
                CalendarComponent("X-C", [Property("X-D", value: "aEND:X-C")])
            ])
    }

    @Test(.slow, arguments: 0..<40)
    func `random calendars come back as they were`(seed: Int) throws {
        var maker = RandomCalendar(seed: seed)
        let document = try maker.document()
        let text = try document.serialised(.faithful)
        let again = try read(Array(text.utf8)).document
        #expect(again.events == document.events)
        #expect(again == document)
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    }
}

extension Alarm.Trigger {
    fileprivate var description: String {
        switch self {
        case .start(let length): "start \(length.text)"
        case .end(let length): "end \(length.text)"
        case .at(let moment): "at \(moment)"
        }
    }
}
