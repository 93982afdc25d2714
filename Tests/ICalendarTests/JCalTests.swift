import CivilTime
import Foundation
import ICalendar
import TestSupport
import Testing

private func read(jCal text: String) throws -> CalendarReading {
    try CalendarDocument.read(
        jCal: Array(text.utf8), defaultZone: try amsterdam(), database: .system)
}

@Suite("jCal")
struct JCalTests {
    /// Lines of iCalendar and what RFC 7265 §3 makes of them.
    @Test(arguments: [
        ("SUMMARY:Planning meeting", #"["summary",{},"text","Planning meeting"]"#),
        ("DUE;VALUE=DATE:20110517", #"["due",{},"date","2011-05-17"]"#),
        ("DUE:20110517T100000Z", #"["due",{},"date-time","2011-05-17T10:00:00Z"]"#),
        (
            "DUE;TZID=America/New_York:20110517T120000",
            #"["due",{"tzid":"America/New_York"},"date-time","2011-05-17T12:00:00"]"#
        ),
        ("X-TIME;VALUE=TIME:123000", #"["x-time",{},"time","12:30:00"]"#),
        ("DURATION:P1DT13H", #"["duration",{},"duration","P1DT13H"]"#),
        (
            "FREEBUSY:20110517T120000/P1D,20110518T120000Z/20110518T130000Z",
            #"["freebusy",{},"period",["2011-05-17T12:00:00","P1D"],["2011-05-18T12:00:00Z","2011-05-18T13:00:00Z"]]"#
        ),
        ("X-OFFSET;VALUE=UTC-OFFSET:-0530", #"["x-offset",{},"utc-offset","-05:30"]"#),
        (
            "X-OFFSET;VALUE=UTC-OFFSET:+013015",
            #"["x-offset",{},"utc-offset","+01:30:15"]"#
        ),
        (
            "RRULE:FREQ=YEARLY;COUNT=5;BYDAY=-1SU,2MO;BYMONTH=10",
            #"["rrule",{},"recur",{"freq":"YEARLY","count":5,"byday":["-1SU","2MO"],"bymonth":10}]"#
        ),
        (
            "RRULE:FREQ=DAILY;UNTIL=20110517",
            #"["rrule",{},"recur",{"freq":"DAILY","until":"2011-05-17"}]"#
        ),
        ("GEO:37.386013;-122.082930", #"["geo",{},"float",[37.386013,-122.082930]]"#),
        ("REQUEST-STATUS:2.0;Success", #"["request-status",{},"text",["2.0","Success"]]"#),
        ("CATEGORIES:a\\,b,c", #"["categories",{},"text","a,b","c"]"#),
        ("PRIORITY:1", #"["priority",{},"integer",1]"#),
        ("X-JA;VALUE=BOOLEAN:TRUE", #"["x-ja",{},"boolean",true]"#),
        (
            "X-BINAIR;ENCODING=BASE64;VALUE=BINARY:aGFsbG8=",
            #"["x-binair",{},"binary","aGFsbG8="]"#
        ),
        ("X-FOO:a\\,b;c", #"["x-foo",{},"unknown","a\\,b;c"]"#),
        ("X-FOO;VALUE=NIEUW:a", #"["x-foo",{},"nieuw","a"]"#),
        (
            "ATTENDEE;MEMBER=\"mailto:a@x\",\"mailto:b@x\";CN=Ada:mailto:ada@x",
            #"["attendee",{"member":["mailto:a@x","mailto:b@x"],"cn":"Ada"},"cal-address","mailto:ada@x"]"#
        ),
        ("COMMENT:losse, komma", #"["comment",{},"unknown","losse, komma"]"#),
        ("COMMENT:\"aan\"\\nhaling\\\\", #"["comment",{},"text","\"aan\"\nhaling\\"]"#),
        ("DUE:morgen", #"["due",{},"date-time","morgen"]"#),
    ])
    func `a line becomes what RFC 7265 says, and comes back`(line: String, json: String) throws {
        let document = try read(calendar("BEGIN:VTODO\n\(line)\nEND:VTODO")).document
        let text = try document.jCal()
        #expect(text.contains("[\"vtodo\",[\(json)],[]]"), "\(text)")
        #expect(try read(jCal: text).document == document)
    }

    @Test func `a calendar is its name, its properties and its components`() throws {
        var document = CalendarDocument(productID: "-//Kring//EN")
        var event = CalendarEvent(uid: "a", start: .utc(Instant(secondsSinceEpoch: 0)))
        event.stamp = Instant(secondsSinceEpoch: 0)
        event.summary = "Kring"
        document.events = [event]
        #expect(
            try document.jCal()
                == #"["vcalendar",[["version",{},"text","2.0"],["prodid",{},"text","-//Kring//EN"],"#
                + #"["calscale",{},"text","GREGORIAN"]],[["vevent",[["uid",{},"text","a"],"#
                + #"["dtstamp",{},"date-time","1970-01-01T00:00:00Z"],"#
                + #"["dtstart",{},"date-time","1970-01-01T00:00:00Z"],"#
                + #"["summary",{},"text","Kring"],["sequence",{},"integer",0]],[]]]]"#)
    }

    @Test(arguments: try RoundTripTests.files())
    func `a messy calendar comes back as it was`(name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/messy/\(name)")
        let document = try read([UInt8](try Data(contentsOf: file))).document
        let text = try document.jCal(.faithful)
        let again = try read(jCal: text).document
        #expect(again.events == document.events)
        #expect(again.components == document.components)
        #expect(again == document)
        #expect(try again.jCal(.faithful) == text)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }

    @Test(.slow, arguments: 0..<40)
    func `a random calendar comes back as it was`(seed: Int) throws {
        var maker = RandomCalendar(seed: seed)
        let document = try maker.document()
        let again = try read(jCal: try document.jCal(.faithful)).document
        #expect(again.events == document.events)
        #expect(again == document)
    }

    @Test(arguments: [
        ("", ReadingFault.empty), ("[]", .notACalendar), ("{}", .notACalendar),
        ("[\"vcalendar\",[],[]", .notACalendar), ("[\"vevent\",[],[]]", .notACalendar),
        ("[\"vcalendar\",[],[]] x", .notACalendar), ("BEGIN:VCALENDAR", .notACalendar),
        (String(repeating: "[", count: 1_000_000), .notACalendar),
        ("[\"vcalendar\",[],[],\"\\ud800\\u0041\"]", .notACalendar),
    ])
    func `what is no jCal is refused`(text: String, fault: ReadingFault) throws {
        #expect(throws: fault) { try read(jCal: text) }
    }

    @Test func `a bad part is left out with a finding and the rest stays`() throws {
        let reading = try read(
            jCal: #"["vcalendar",[["x-a",{},"text"],["x-b\r\n",{},"text","v"],"#
                + #"["x-c",{"P\n":"1","q":"a\u0000b\n"},"uri","a\u0007\r\nb"],7],"#
                + #"[["vevent",[["dtstart",{},"date","2027-02-01"],["uid",{},"text","u"]],[]],["x"]]]"#
        )
        #expect(reading.findings.map(\.rule) == ["grammar", "grammar", "grammar", "grammar"])
        #expect(reading.document.events.map(\.uid) == ["u"])
        #expect(
            reading.document.others == [
                Property("X-C", [.init("VALUE", ["URI"]), .init("Q", ["ab\n"])], value: "ab")
            ])
    }

    @Test func `any cut or changed byte is survived`() throws {
        var maker = RandomCalendar(seed: 3)
        let bytes = Array(try maker.document().jCal(.faithful).utf8.prefix(3_000))
        var random = SeededGenerator(state: 7)
        for index in stride(from: 0, to: bytes.count, by: 7) {
            var changed = bytes
            changed[index] = UInt8.random(in: 0...255, using: &random)
            _ = try? CalendarDocument.read(
                jCal: changed, defaultZone: try amsterdam(), database: .system)
        }
    }
}
