import CivilTime
import Foundation
import ICalendar
import TestSupport
import Testing

/// A calendar around some lines, as other programs write it.
func calendar(_ body: String, lineEnd: String = "\r\n") -> [UInt8] {
    let text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n\(body)\nEND:VCALENDAR\n"
    return Array(text.replacing("\n", with: lineEnd).utf8)
}

/// An event around some lines.
func event(_ body: String) -> String {
    "BEGIN:VEVENT\nUID:a@test\nDTSTAMP:20270101T000000Z\n\(body)\nEND:VEVENT"
}

func amsterdam() throws -> Zone {
    try #require(ZoneDatabase.system.zone("Europe/Amsterdam"))
}

func read(_ bytes: [UInt8]) throws -> CalendarReading {
    try CalendarDocument.read(bytes, defaultZone: try amsterdam(), database: .system)
}

@Suite("Reading")
struct ReadingTests {
    @Test(arguments: [
        ([UInt8](), ReadingFault.empty),
        (Array("  \n\t".utf8), .empty),
        (Array("<!DOCTYPE html><title>Log in</title>".utf8), .webPage),
        (Array("{\"error\": 401}".utf8), .json),
        (Array("Hello".utf8), .notACalendar),
        ([0xFF, 0xFE, 0x42, 0x00], .notUTF8),
        (
            Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2027".utf8),
            .truncated(open: "VCALENDAR")
        ),
    ])
    func `what is no calendar is refused with the reason`(bytes: [UInt8], fault: ReadingFault) {
        #expect(throws: fault) { try read(bytes) }
    }

    @Test func `a file over ten megabytes is refused unread`() {
        let bytes = [UInt8](repeating: 0x41, count: 10_000_001)
        #expect(throws: ReadingFault.tooLarge(bytes: 10_000_001, limit: 10_000_000)) {
            try read(bytes)
        }
    }

    @Test(arguments: ["\r\n", "\n", "\r"])
    func `any line end, folds inside characters and a byte order mark are read`(
        lineEnd: String
    ) throws {
        let folded = "SUMMARY:Koffie \u{2615} en"
        let bytes = Array(event("\(folded)\n  t\u{E9}\nDTSTART:20270201T100000Z").utf8)
        var split: [UInt8] = []
        for byte in bytes {
            split.append(byte)
            // Fold after the first byte of the cup.
            if byte == 0xE2 { split += Array("\n ".utf8) }
        }
        let lines = split.flatMap { $0 == 0x0A ? Array(lineEnd.utf8) : [$0] }
        let all =
            [0xEF, 0xBB, 0xBF] + Array("BEGIN:VCALENDAR\n".utf8) + lines
            + Array("\nEND:VCALENDAR".utf8)
        let document = try read(all).document
        #expect(document.events.map(\.summary) == ["Koffie \u{2615} en t\u{E9}"])
    }

    @Test func `a bad event is left out and the others stay`() throws {
        let reading = try read(
            calendar(
                event("DTSTART:gisteren") + "\n" + event("SUMMARY:geen begin") + "\n"
                    + event("DTSTART;VALUE=DATE:20270201\nSUMMARY:blijft\nRRULE:FREQ=NU")))
        #expect(reading.document.events.map(\.summary) == ["blijft"])
        #expect(
            reading.findings.map { "\($0.line) \($0.rule)" } == [
                "7 dtstart", "9 dtstart", "19 rrule",
            ])
    }

    @Test(arguments: [
        ("TZID=Europe/Amsterdam:20270201T100000", "2027-02-01T09:00:00Z", false),
        ("TZID=W. Europe Standard Time:20270201T100000", "2027-02-01T09:00:00Z", false),
        ("TZID=\"Eastern Standard Time\":20270201T100000", "2027-02-01T15:00:00Z", false),
        (
            "TZID=/mozilla.org/20050126_1/Europe/London:20270201T100000", "2027-02-01T10:00:00Z",
            false
        ),
        (
            "TZID=/freeassociation.sourceforge.net/Tzfile/America/Argentina/Salta:20270201T100000",
            "2027-02-01T13:00:00Z", false
        ),
        ("TZID=Eigen tijd:20270701T100000", "2027-07-01T07:00:00Z", false),
        ("TZID=Eigen tijd:20270201T100000", "2027-02-01T08:00:00Z", false),
        ("TZID=Nergens:20270201T100000", "2027-02-01T01:00:00Z", true),
        ("VALUE=DATE-TIME:20270201T100000Z", "2027-02-01T10:00:00Z", false),
    ])
    func `a zone is found by its name, its Windows name, its definition, or the calendar's default`(
        start: String, utc: String, warned: Bool
    ) throws {
        let zone = """
            X-WR-TIMEZONE:Asia/Tokyo
            BEGIN:VTIMEZONE
            TZID:Eigen tijd
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0300
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0300
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE

            """
        let reading = try read(calendar(zone + event("DTSTART;\(start)\nDURATION:PT1H")))
        let span = Span(
            start: Instant(secondsSinceEpoch: 1_798_761_600),
            end: Instant(secondsSinceEpoch: 1_830_297_600))
        let found = reading.document.busy(in: span, defaultZone: try amsterdam()).intervals
        #expect(found.map(\.start.description) == [utc])
        #expect(reading.findings.contains { $0.rule == "tzid" } == warned)
    }

    @Test func `a false definition of a known zone is not believed`() throws {
        let lie = """
            BEGIN:VTIMEZONE
            TZID:Europe/Amsterdam
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:-0800
            TZOFFSETTO:-0800
            END:STANDARD
            END:VTIMEZONE

            """
        let reading = try read(
            calendar(lie + event("DTSTART;TZID=Europe/Amsterdam:20270201T100000")))
        #expect(reading.document.zones.map(\.zone) == [try amsterdam()])
    }

    @Test(.slow) func `hostile calendars are read within bounds`() throws {
        let bombs = [
            event(
                "DTSTART:20270201T100000Z\nRDATE:"
                    + String(repeating: "20270201T100000Z,", count: 3_800)
            )
            .replacing("END:VEVENT", with: ""),
            String(
                repeating: "RDATE:" + String(repeating: "20270202T100000Z,", count: 3_000) + "\n",
                count: 70)
                + "END:VEVENT",
            String(repeating: "BEGIN:VEVENT\n", count: 20_000)
                + String(repeating: "END:VEVENT\n", count: 20_000),
            event(
                "DTSTART:20270201T100000Z\nDESCRIPTION:" + String(repeating: "x", count: 5_000_000)),
            event("DTSTART:20270201T100000Z\nSUMMARY:a\u{0}b\u{1B}[31m\nRRULE:FREQ=SECONDLY"),
            "BEGIN:VTIMEZONE\nTZID:Bom\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\n"
                + "TZOFFSETTO:+0200\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n"
                + event("DTSTART;TZID=Bom:20270201T100000\nDTEND;TZID=Bom:99991231T235959"),
        ]
        let reading = try read(calendar(bombs.joined(separator: "\n")))
        let rules = Set(reading.findings.map(\.rule))
        #expect(rules.isSuperset(of: ["date-limit", "depth", "line-limit", "control-character"]))
        #expect(reading.document.events.allSatisfy { $0.additions.count <= 10_000 })
        #expect(reading.findings.count <= 1_000)
        let year = Span(
            start: Instant(secondsSinceEpoch: 1_798_761_600),
            end: Instant(secondsSinceEpoch: 1_830_297_600))
        let busy = reading.document.busy(in: year, defaultZone: try amsterdam())
        #expect(busy.findings.map(\.rule) == ["expansion-limit"])
    }

    /// Limits on the way, with a calendar that passes them.
    @Test(arguments: [
        ("line-count", "X-A:1\nX-B:2\nX-C:3\nX-D:4\nX-E:5\nX-F:6\nX-G:7\nX-H:8\nX-I:9"),
        ("zone-limit", String(repeating: "BEGIN:VTIMEZONE\nTZID:a\nEND:VTIMEZONE\n", count: 3)),
        (
            "zone-limit",
            event(
                "DTSTART;TZID=a:20270101T000000\nEXDATE;TZID=b:20270101T000000\n"
                    + "EXDATE;TZID=c:20270101T000000")
        ),
        ("event-limit", String(repeating: event("DTSTART:20270101") + "\n", count: 3)),
        (
            "alarm-limit",
            "BEGIN:VEVENT\nDTSTART:20270101\n"
                + String(repeating: "BEGIN:VALARM\nTRIGGER:PT0S\nEND:VALARM\n", count: 3)
                + "END:VEVENT"
        ),
        ("date-limit", event("DTSTART:20270101\nRDATE:20270102,20270103\nRDATE:20270104")),
        ("depth", "BEGIN:X-A\nBEGIN:X-B\nBEGIN:X-C\nEND:X-C\nEND:X-B\nEND:X-A"),
        ("line-limit", "X-A:" + String(repeating: "\u{E9}", count: 100)),
    ])
    func `a limit that is reached is said once, and what comes before it is read`(
        rule: String, body: String
    ) throws {
        var limits = ReadingLimits()
        (limits.lines, limits.zones, limits.events) = (9, 2, 2)
        (limits.alarmsPerEvent, limits.datesPerEvent) = (2, 2)
        (limits.depth, limits.lineBytes) = (3, 150)
        let reading = try CalendarDocument.read(
            calendar(body), defaultZone: try amsterdam(), database: .system, limits: limits)
        #expect(
            reading.findings.map(\.rule).filter { $0.hasSuffix("limit") || $0 == rule } == [rule])
        #expect(reading.document.productID == "-//Test//EN")
        let text = try reading.document.serialised(.faithful)
        limits.lines = 100
        let again = try CalendarDocument.read(
            Array(text.utf8), defaultZone: try amsterdam(), database: .system, limits: limits)
        #expect(again.document == reading.document)
    }

    @Test(.slow) func `a trap for the reader ends`() throws {
        // Each of these once took time that grows with the square of its length, or worse.
        let never = String(
            repeating: "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;BYSETPOS=1;BYDAY=MO\n", count: 4)
        let observance =
            "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n\(never)"
            + "END:STANDARD\n"
        let zones = (0..<60).map { index in
            "BEGIN:VTIMEZONE\nTZID:a\(index)\n" + String(repeating: observance, count: 30)
                + "END:VTIMEZONE\n" + event("DTSTART;TZID=a\(index):20270101T000000") + "\n"
        }
        let names = (0..<4_000).map { ";P\($0)=" }.joined()
        let body =
            zones.joined() + "X-Q" + String(repeating: ";P=\"", count: 12_000) + ":v\n"
            + "X-P\(names)" + String(repeating: ";P3999=", count: 4_000) + ":v\n"
            + String(repeating: "BEGIN:VCALENDAR\n", count: 1_000) + "END:VCALENDAR"
        let reading = try read(calendar(body))
        #expect(reading.document.events.count == 60)
        #expect(reading.document.others.last?.parameters.count == 4_000)
    }

    @Test func `bytes that are not UTF-8 are read as Windows-1252`() throws {
        var bytes = calendar(event("DTSTART:20270201T100000Z\nSUMMARY:M#te $5"))
        let index = try #require(bytes.firstIndex(of: UInt8(ascii: "#")))
        bytes[index] = 0xF6
        let sign = try #require(bytes.firstIndex(of: UInt8(ascii: "$")))
        bytes[sign] = 0x80
        let reading = try read(bytes)
        #expect(reading.document.events.map(\.summary) == ["M\u{F6}te \u{20AC}5"])
        #expect(reading.findings.map(\.rule) == ["utf-8"])
    }

    @Test func `any cut or changed byte is survived`() throws {
        let bytes = calendar(
            event(
                "DTSTART;TZID=\"Europe/Amsterdam\":20270201T100000\nDURATION:P1DT2H\n"
                    + "RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=5\nEXDATE:20270309T090000Z\nSUMMARY:\u{20AC}"
            ))
        let span = Span(
            start: Instant(secondsSinceEpoch: 1_798_761_600),
            end: Instant(secondsSinceEpoch: 1_830_297_600))
        var random = SeededGenerator(state: 7)
        for index in bytes.indices {
            _ = try? read(Array(bytes[..<index]))
            var changed = bytes
            changed[index] = UInt8.random(in: 0...255, using: &random)
            if let document = try? read(changed).document {
                _ = document.busy(in: span, defaultZone: try amsterdam())
            }
        }
    }
}

/// A small seeded generator, the same on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
