import CivilTime
import ICalendar
import Testing

/// The busy times of March 2027, and what was noticed, for a reader in Amsterdam.
func busyInMarch(
    _ body: String, owners: [String] = []
) throws -> (times: [String], findings: [String]) {
    let span = Span(
        start: try #require(Instant(rfc3339: "2027-02-28T23:00:00Z")),
        end: try #require(Instant(rfc3339: "2027-03-31T22:00:00Z")))
    let reading = try read(calendar(body))
    let (intervals, findings) = reading.document.busy(
        in: span, defaultZone: try amsterdam(), owners: owners)
    return (
        intervals.map {
            "\($0.start.description.dropFirst(5).dropLast(4))/\($0.end.description.dropFirst(5).dropLast(4))"
        },
        (reading.findings + findings).map(\.rule)
    )
}

@Suite("Busy times without events")
struct StatedBusyTests {
    private func component(_ name: String, _ lines: String) -> String {
        "BEGIN:\(name)\nUID:a@test\nDTSTAMP:20270101T080000Z\n\(lines)\nEND:\(name)"
    }

    @Test func `every period that is not said to be free blocks`() throws {
        let body = component(
            "VFREEBUSY",
            """
            DTSTART:20270301T000000Z
            DTEND:20270401T000000Z
            FREEBUSY;FBTYPE=BUSY:20270309T090000Z/20270309T103000Z,20270316T090000Z/PT1H
            FREEBUSY;FBTYPE=FREE:20270310T090000Z/PT1H
            FREEBUSY:20270317T130000Z/PT30M
            FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270318T130000Z/PT30M
            FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270319T130000Z/P1D
            FREEBUSY;FBTYPE=X-ELSEWHERE:20270322T130000Z/PT30M
            FREEBUSY;TZID=America/New_York:20270323T090000/20270323T100000
            FREEBUSY:20270324T130000Z/20270324T120000Z,morgen,20270325T080000Z/PT1H
            """)
        let (times, findings) = try busyInMarch(body)
        #expect(
            times == [
                "03-09T09:00/03-09T10:30", "03-16T09:00/03-16T10:00", "03-17T13:00/03-17T13:30",
                "03-18T13:00/03-18T13:30", "03-19T13:00/03-20T13:00", "03-22T13:00/03-22T13:30",
                "03-23T13:00/03-23T14:00", "03-25T08:00/03-25T09:00",
            ])
        #expect(findings == ["date-time"])
    }

    @Test func `outside what is available one is not`() throws {
        let body = component(
            "VAVAILABILITY",
            """
            DTSTART;TZID=Europe/Amsterdam:20270308T000000
            DTEND;TZID=Europe/Amsterdam:20270309T000000
            BUSYTYPE:BUSY-UNAVAILABLE
            BEGIN:AVAILABLE
            UID:b@test
            DTSTART;TZID=Europe/Amsterdam:20270308T090000
            DTEND;TZID=Europe/Amsterdam:20270308T170000
            END:AVAILABLE
            """)
        #expect(
            try busyInMarch(body).times == ["03-07T23:00/03-08T08:00", "03-08T16:00/03-08T23:00"])
    }

    @Test func `working hours repeat, end, and leave days out`() throws {
        let body = component(
            "VAVAILABILITY",
            """
            DTSTART:20270308T000000Z
            DURATION:P3D
            BEGIN:AVAILABLE
            UID:b@test
            DTSTART:20270308T090000Z
            DURATION:PT8H
            RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE
            EXDATE:20270309T090000Z
            END:AVAILABLE
            """)
        #expect(
            try busyInMarch(body).times == [
                "03-08T00:00/03-08T09:00", "03-08T17:00/03-10T09:00", "03-10T17:00/03-11T00:00",
            ])
    }

    @Test(arguments: [
        // Without any hours, and without a beginning, one is never available.
        ("", "", ["02-28T23:00/03-31T22:00"]),
        ("DTSTART:20270330T000000Z", "", ["03-30T00:00/03-31T22:00"]),
        ("DTEND:20270302T000000Z", "", ["02-28T23:00/03-02T00:00"]),
        // Hours that cannot be read are none.
        (
            "DTSTART:20270330T000000Z\nDURATION:PT2H",
            "BEGIN:AVAILABLE\nUID:b@test\nDTSTART:ochtend\nDURATION:PT1H\nEND:AVAILABLE\n",
            ["03-30T00:00/03-30T02:00"]
        ),
    ])
    func `what is not said makes busy time longer`(
        reach: String, hours: String, expected: [String]
    ) throws {
        let lines = [reach, hours, "BUSYTYPE:BUSY"].filter { !$0.isEmpty }
            .map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }.joined(separator: "\n")
        #expect(try busyInMarch(component("VAVAILABILITY", lines)).times == expected)
    }

    @Test(arguments: [
        ("DTEND;TZID=Europe/Paris:20270308T100000", ["03-08T00:00/03-09T00:00"]),
        (
            "DTEND;TZID=America/Chicago:20270308T100000",
            ["03-08T00:00/03-08T14:00", "03-08T16:00/03-09T00:00"]
        ),
    ])
    func `hours whose end is guessed at free nothing`(end: String, expected: [String]) throws {
        let body = component(
            "VAVAILABILITY",
            """
            DTSTART:20270308T000000Z
            DTEND:20270309T000000Z
            BEGIN:AVAILABLE
            UID:b@test
            DTSTART;TZID=America/New_York:20270308T090000
            \(end)
            END:AVAILABLE
            """)
        #expect(try busyInMarch(body).times == expected)
    }

    @Test(arguments: [(1, 5, ["03-08T01:00/03-08T02:00"]), (0, 9, ["03-08T00:00/03-08T03:00"])])
    func `the higher priority counts within its reach`(
        first: Int, second: Int, expected: [String]
    ) throws {
        func stated(_ priority: Int, _ from: Int, _ to: Int) -> String {
            component(
                "VAVAILABILITY",
                """
                PRIORITY:\(priority)
                DTSTART:20270308T000000Z
                DTEND:20270308T030000Z
                BEGIN:AVAILABLE
                UID:b\(priority)@test
                DTSTART:20270308T0\(from)0000Z
                DTEND:20270308T0\(to)0000Z
                END:AVAILABLE
                """)
        }
        // Free from 0 to 1 and from 2 to 3 by the first, never by the second.
        let one = stated(first, 0, 1).replacing(
            "END:AVAILABLE",
            with:
                "END:AVAILABLE\nBEGIN:AVAILABLE\nUID:c@test\nDTSTART:20270308T020000Z\nDURATION:PT1H\nEND:AVAILABLE"
        )
        #expect(try busyInMarch(one + "\n" + stated(second, 5, 6)).times == expected)
    }

    @Test(arguments: [
        ("BEGIN:VTODO\nUID:t@test\nDUE:20270309T090000Z\nEND:VTODO", ["nothing-read"]),
        (event("DTSTART:gisteren"), ["dtstart", "nothing-read"]),
        (event("SUMMARY:Zonder begin"), ["dtstart", "nothing-read"]),
        ("BEGIN:VJOURNAL\nUID:j@test\nEND:VJOURNAL", ["nothing-read"]),
        (event("DTSTART:20270309T090000Z\nSTATUS:CANCELLED"), []),
        ("X-WR-CALNAME:Nieuw", []),
    ])
    func `a calendar of which nothing tells busy time says so`(
        body: String, findings: [String]
    ) throws {
        let busy = try busyInMarch(body)
        #expect(busy.times == [])
        #expect(busy.findings == findings)
    }
}

@Suite("What the owner does not come to")
struct DeclinedTests {
    private func meeting(_ attendees: String...) -> String {
        event(
            (["DTSTART:20270309T093000Z", "DTEND:20270309T100000Z"] + attendees)
                .joined(separator: "\n"))
    }

    private let taken = ["03-09T09:30/03-09T10:00"]

    @Test(arguments: ["anna@example.org", "ANNA@example.org", "mailto:Anna@Example.org"])
    func `what the owner declined does not block`(owner: String) throws {
        let body = meeting("ATTENDEE;PARTSTAT=DECLINED;CN=Anna:mailto:anna@example.org")
        #expect(try busyInMarch(body, owners: [owner]).times == [])
        #expect(try busyInMarch(body, owners: ["bas@example.org"]).times == taken)
        #expect(try busyInMarch(body).times == taken)
    }

    @Test func `a calendar that is named by an address is that address's`() throws {
        let name = "X-WR-CALNAME:anna@example.org\n"
        let body = meeting("ATTENDEE;PARTSTAT=DECLINED:mailto:anna@example.org")
        #expect(try busyInMarch(name + body).times == [])
        // Who says whose it is knows better.
        #expect(try busyInMarch(name + body, owners: ["bas@example.org"]).times == taken)
    }

    @Test(arguments: [
        "ATTENDEE;PARTSTAT=TENTATIVE:mailto:anna@example.org",
        "ATTENDEE;PARTSTAT=DELEGATED:mailto:anna@example.org",
        "ATTENDEE:mailto:anna@example.org",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:bas@example.org",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:anna@example.org\nATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@example.org",
        "ORGANIZER;PARTSTAT=DECLINED:mailto:anna@example.org",
    ])
    func `anything but a plain no of the owner blocks`(attendees: String) throws {
        #expect(try busyInMarch(meeting(attendees), owners: ["anna@example.org"]).times == taken)
    }

    @Test func `an address in EMAIL is one, and one instance can be declined`() throws {
        let body =
            meeting("RRULE:FREQ=DAILY;COUNT=3", "ATTENDEE;PARTSTAT=ACCEPTED:urn:uuid:1") + "\n"
            + event(
                "RECURRENCE-ID:20270310T093000Z\nDTSTART:20270310T093000Z\nDURATION:PT30M\n"
                    + "ATTENDEE;PARTSTAT=DECLINED;EMAIL=anna@example.org:urn:uuid:1")
        #expect(
            try busyInMarch(body, owners: ["anna@example.org"]).times == [
                "03-09T09:30/03-09T10:00", "03-11T09:30/03-11T10:00",
            ])
    }
}
