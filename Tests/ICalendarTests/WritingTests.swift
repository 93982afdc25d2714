import CivilTime
import FeedDoctor
import Foundation
import ICalendar
import Testing

@Suite("Writing")
struct WritingTests {
    private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    private func local(_ text: String) throws -> LocalDateTime {
        try #require(OffsetDateTime(text)).local
    }

    /// A calendar that uses everything, with text that asks for trouble.
    private func document() throws -> CalendarDocument {
        let tzid = "Europe/Amsterdam"
        var document = CalendarDocument(productID: "-//Kring//Feeds//NL")
        document.name = "Toetsen; samen, met \"kring\""
        document.description = "Regel een\nregel twee \\ slash"
        document.color = "teal"
        document.appleColor = "#008080"
        document.refreshInterval = CalendarDuration("PT1H")
        document.source = "https://kring.example/feeds/toetsen.ics"
        document.url = "https://kring.example/toetsen"
        document.lastModified = try moment("2027-01-05T10:00:00Z")
        document.zones = [.init(tzid: tzid, zone: try amsterdam())]
        var series = CalendarEvent(
            uid: "s1@kring.example", start: .zoned(try local("2027-02-02T15:00"), tzid: tzid),
            ending: .at(.zoned(try local("2027-02-02T16:30"), tzid: tzid)))
        series.stamp = try moment("2027-01-05T10:00:00Z")
        series.created = try moment("2027-01-01T10:00:00Z")
        series.lastModified = series.stamp
        series.sequence = 2
        series.summary = String(repeating: "\u{20AC}\u{1F600}, ", count: 30)
        series.description = "Agenda:\n15:00 \u{2022} inchecken; 15:10, casus\\ronde"
        series.location = "R1.02"
        series.url = "https://kring.example/s/1?a=1,2;b"
        series.status = .confirmed
        series.isTransparent = true
        series.categories = ["Leren, doen", "Hybride"]
        series.conferences = [
            .init(
                uri: "https://meet.example/abc", features: ["AUDIO", "VIDEO"],
                label: "Doe mee: \"nu\" ^ hier")
        ]
        series.color = "teal"
        series.rules = [try RecurrenceRule(reading: "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU;COUNT=5")]
        series.exceptions = [.zoned(try local("2027-02-23T15:00"), tzid: tzid)]
        series.additions = [.zoned(try local("2027-02-25T15:00"), tzid: tzid)]
        series.alarms = [Alarm(trigger: CalendarDuration(seconds: -900), text: "Straks")]
        var moved = series
        moved.recurrenceID = .zoned(try local("2027-03-16T15:00"), tzid: tzid)
        moved.start = .utc(try moment("2027-03-17T13:00:00Z"))
        moved.ending = .at(.utc(try moment("2027-03-17T14:30:00Z")))
        (moved.rules, moved.exceptions, moved.additions, moved.alarms) = ([], [], [], [])
        moved.status = .cancelled
        var day = CalendarEvent(
            uid: "d@kring.example", start: .date(try #require(CivilDate("2027-05-05"))),
            ending: .at(.date(try #require(CivilDate("2027-05-06")))))
        day.stamp = series.stamp
        day.summary = "Bevrijdingsdag"
        day.others = [Property("X-NOTE", [.init("LABEL", ["a;b"])], value: "vrij")]
        document.events = [series, moved, day]
        return document
    }

    @Test func `what is written reads back as the same value`() throws {
        let document = try document()
        let text = try document.serialised()
        let reading = try read(Array(text.utf8))
        #expect(reading.findings == [])
        #expect(reading.document == document)
        #expect(try reading.document.serialised() == text)
    }

    @Test func `libical reads it without an error`() throws {
        let reading = try #require(LibICalReading(try document().serialised()))
        #expect(reading.events == 3)
        #expect(reading.errors == 0)
    }

    @Test func `it breaks no rule of a standard`() throws {
        let text = try document().serialised()
        let findings = CalendarDocument.lint(Array(text.utf8), database: .system)
        #expect(findings.filter { $0.severity == .error } == [])
        #expect(!text.contains("X-LIC") && !text.contains("freeassociation"))
        #expect(!text.contains("DURATION:P") || text.contains("REFRESH-INTERVAL"))
    }

    @Test func `one Amsterdam zone is one STANDARD and one DAYLIGHT`() throws {
        let text = try document().serialised()
        let start = try #require(text.range(of: "BEGIN:VTIMEZONE"))
        let end = try #require(text.range(of: "END:VTIMEZONE"))
        let lines = text[start.lowerBound..<end.upperBound].split(separator: "\r\n").map(
            String.init)
        #expect(
            lines == [
                "BEGIN:VTIMEZONE", "TZID:Europe/Amsterdam", "BEGIN:STANDARD",
                "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD",
                "BEGIN:DAYLIGHT", "DTSTART:19700329T020000",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT", "END:VTIMEZONE",
            ])
    }

    @Test func `nothing in a text can break out of its line`() throws {
        var document = try document()
        let evil = "x\r\nATTENDEE:mailto:a@b\nBEGIN:VEVENT\u{2028}\u{0}\u{1B}[31m\u{85}y"
        document.name = evil
        document.source = evil
        document.color = evil
        document.events[0].summary = evil
        document.events[0].url = evil
        document.events[0].location = evil
        document.events[0].categories = [evil]
        document.events[0].conferences = [.init(uri: evil, features: [evil], label: evil)]
        document.events[0].others = [
            Property("X-A\r\nATTENDEE", value: evil), Property("BEGIN", value: "VEVENT"),
            Property("X-B", [.init("P;Q", ["v"])], value: evil), Property("X-C", value: evil),
        ]
        let text = try document.serialised()
        let findings = CalendarDocument.lint(Array(text.utf8), database: .system)
        #expect(findings.filter { $0.severity == .error }.map(\.rule) == [.color])
        let reading = try read(Array(text.utf8))
        #expect(reading.document.events.count == 3)
        #expect(!text.contains("\r\nATTENDEE"))
        #expect(reading.document.events[0].others.map(\.name) == ["X-C"])
    }

    @Test(arguments: ["", "a\r\nb", String(repeating: "u", count: 256)])
    func `a UID that is no plain text is refused`(uid: String) throws {
        var document = try document()
        document.events[0].uid = uid
        #expect(throws: WritingFault.uid(uid)) { try document.serialised() }
    }

    @Test func `a length is written as the end it leads to`() throws {
        var document = CalendarDocument(productID: "-//Kring//EN")
        document.zones = [.init(tzid: "Europe/Amsterdam", zone: try amsterdam())]
        var event = CalendarEvent(
            uid: "a", start: .zoned(try local("2027-03-27T22:00"), tzid: "Europe/Amsterdam"),
            ending: .after(CalendarDuration(seconds: 8 * 3600)))
        event.stamp = try moment("2027-01-01T00:00:00Z")
        document.events = [event]
        #expect(
            try document.serialised().contains("DTEND;TZID=Europe/Amsterdam:20270328T070000\r\n"))
    }

    @Test func `a zone that no single rule tells is a fault and not a guess`() throws {
        let span = Span(
            start: try moment("2026-01-01T00:00:00Z"), end: try moment("2028-01-01T00:00:00Z"))
        func component(_ name: String) throws -> TimeZoneComponent {
            try TimeZoneComponent(try #require(ZoneDatabase.system.zone(name)), valid: span)
        }
        #expect(try component("Asia/Tokyo").daylight == nil)
        #expect(try component("Europe/Dublin").daylight?.offset == 3600)
        #expect(try component("Australia/Sydney").daylight?.offset == 39_600)
        #expect(throws: ZoneFault.self) { try component("Africa/Casablanca") }
        #expect(throws: ZoneFault.notExpressible(zone: "Asia/Jerusalem")) {
            try component("Asia/Jerusalem")
        }
        let old = Span(
            start: try moment("1990-01-01T00:00:00Z"), end: try moment("1997-01-01T00:00:00Z"))
        #expect(throws: ZoneFault.self) {
            try TimeZoneComponent(try amsterdam(), valid: old)
        }
    }

    @Test func `a zone written and read by its definition alone has the same offsets`() throws {
        var document = try document()
        document.zones = [.init(tzid: "Ons huis", zone: try amsterdam())]
        for index in document.events.indices {
            guard case .zoned(let local, _) = document.events[index].start else { continue }
            document.events[index].start = .zoned(local, tzid: "Ons huis")
            document.events[index].ending = .unsaid
            document.events[index].exceptions = []
            document.events[index].additions = []
        }
        document.events.remove(at: 1)
        let read = try read(Array(try document.serialised().utf8)).document
        let zone = try #require(read.zone("Ons huis"))
        for day in stride(from: 1_000, to: 45_000, by: 3) {
            let moment = Instant(secondsSinceEpoch: day * 86_400 + 5_000)
            // Today's rule holds since the autumn of 1996.
            guard moment > (try self.moment("1996-12-01T00:00:00Z")) else { continue }
            #expect(zone.offset(at: moment) == (try amsterdam()).offset(at: moment))
        }
    }
}
