import CivilTime
import FeedDoctor
import ICalendar
import Testing

@Suite("The feed doctor")
struct DoctorTests {
    private static let cases =
        grammarCases + structureCases + timeCases + repeatCases + zoneCases + clientCases

    @Test(arguments: cases)
    func `each rule finds what breaks it, and only that`(each: RuleCase) {
        let found = CalendarDocument.examine(each.sick.bytes, database: .system)
        #expect(found.contains { $0.rule == each.rule }, "\(found.map(\.rule))")
        let sound = CalendarDocument.examine(each.sound.bytes, database: .system)
        #expect(sound.filter { $0.rule == each.rule } == [])
    }

    @Test func `every rule of the book has its two calendars and a name of its own`() {
        let names = RuleBook.entries.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(
            Set(names).symmetricDifference(DoctorTests.cases.map(\.rule)).sorted() == [])
    }

    @Test func `every finding says what to do, and a client's rule names the client`() {
        for entry in RuleBook.entries {
            #expect(!entry.title.isEmpty && !entry.remedy.isEmpty)
            #expect(
                !entry.section.isEmpty || !entry.clients.isEmpty
                    || ["adjacent", "examined-part", "libical-error", "line-limit"].contains(
                        entry.name)
            )
        }
    }

    @Test func `a sound calendar has no findings at all`() {
        let event = Sample.vevent(
            "DTSTART;TZID=Europe/Amsterdam:20270201T100000\n"
                + "DTEND;TZID=Europe/Amsterdam:20270201T110000\nRRULE:FREQ=WEEKLY;COUNT=5")
        let sample = Sample.calendar(Sample.amsterdam + "\n" + event)
        #expect(CalendarDocument.examine(sample.bytes, database: .system) == [])
    }

    @Test func `a finding has its line, its section, its clients and its remedy`() throws {
        let sample = Sample.event("RRULE:FREQ=YEARLY;BYYEARDAY=32")
        let finding = try #require(
            CalendarDocument.examine(sample.bytes, database: .system).first)
        var expected = Finding(
            .warning, "rrule-template", line: 15, "no pattern of Outlook fits",
            clients: ["Outlook desktop", "Outlook web"])
        expected.section = "MS-OXCICAL §2.1.3.2.2"
        expected.title = "rules that Outlook has no pattern for"
        expected.remedy =
            "write single events, or a daily, weekly, monthly or yearly rule of one kind"
        #expect(finding == expected)
    }

    @Test(arguments: [
        ("", "it is empty"), ("<html>", "it is a web page; the address may ask to log in"),
        ("Hello", "it has no BEGIN:VCALENDAR"),
    ])
    func `what is no calendar is one finding`(text: String, words: String) {
        let findings = CalendarDocument.examine(Array(text.utf8), database: .system)
        #expect(findings.map(\.rule) == ["not-a-calendar"])
        #expect(findings.map(\.message) == [words])
    }

    @Test func `a rule that is broken everywhere is cut short with the count`() {
        let events = (0..<300).map { Sample.vevent("PRIORITY:12", uid: "e\($0)@test") }
        let sample = Sample.calendar(events.joined(separator: "\n"))
        let findings = CalendarDocument.examine(sample.bytes, database: .system)
        #expect(findings.count == 101)
        #expect(findings.last?.message == "and 200 more of these from here on")
    }

    @Test func `a hostile rule is a finding, not a wait`() {
        let events = (0..<50).map {
            Sample.vevent(
                "DTSTART:20270201T100000Z\nDTEND:20270201T100001Z\nRRULE:FREQ=SECONDLY\n"
                    + "EXDATE:20300201T100000Z", uid: "e\($0)@test")
        }
        let sample = Sample.calendar(events.joined(separator: "\n"))
        let rules = Set(
            CalendarDocument.examine(sample.bytes, database: .system).map(\.rule))
        #expect(rules == ["endless", "rrule-template", "two-a-day"])
    }
}
