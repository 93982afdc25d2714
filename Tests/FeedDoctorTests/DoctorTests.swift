import CivilTime
import FeedDoctor
import ICalendar
import TestSupport
import Testing

@Suite("The feed doctor")
struct DoctorTests {
    private let english = DoctorWords(.english)
    private static let cases =
        grammarCases + structureCases + timeCases + repeatCases + zoneCases + clientCases

    @Test(.slow, arguments: cases)
    func `each rule finds what breaks it, and only that`(each: RuleCase) {
        let found = CalendarDocument.examine(each.sick.bytes, database: .system)
        #expect(found.contains { $0.rule == each.rule }, "\(found.map(\.rule))")
        let sound = CalendarDocument.examine(each.sound.bytes, database: .system)
        #expect(sound.filter { $0.rule == each.rule } == [])
    }

    @Test func `every rule of the book has its two calendars and a name of its own`() {
        let rules = RuleBook.entries.map(\.rule)
        #expect(rules + [.notACalendar] == DoctorRule.allCases)
        #expect(Set(rules).symmetricDifference(DoctorTests.cases.map(\.rule)) == [])
    }

    @Test func `a rule of no standard names its clients`() {
        for entry in RuleBook.entries {
            #expect(
                !entry.section.isEmpty || !entry.clients.isEmpty
                    || [.adjacent, .examinedPart, .libicalError, .lineLimit].contains(entry.rule))
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
        let found = CalendarDocument.examine(sample.bytes, database: .system)
        let first = try #require(found.first)
        #expect(first.rule == .rruleTemplate && first.severity == .warning && first.line == 15)
        #expect(first.section == "MS-OXCICAL §2.1.3.2.2")
        #expect(first.clients == [.outlookDesktop, .outlookWeb])
        #expect("\(first)" == "15 rrule-template: no pattern of Outlook fits")
        #expect(english.title(of: first.rule) == "rules that Outlook has no pattern for")
        #expect(
            english.remedy(of: first.rule)
                == "write single events, or a daily, weekly, monthly or yearly rule of one kind")
    }

    @Test(arguments: [
        ("", "it is empty"), ("<html>", "it is a web page; the address may ask to log in"),
        ("Hello", "it has no BEGIN:VCALENDAR"),
    ])
    func `what is no calendar is one finding`(text: String, words: String) {
        let findings = CalendarDocument.examine(Array(text.utf8), database: .system)
        #expect(findings.map(\.rule) == [.notACalendar])
        #expect(findings.map { english.message(of: $0) } == [words])
    }

    @Test func `a rule that is broken everywhere is cut short with the count`() {
        let events = (0..<300).map { Sample.vevent("PRIORITY:12", uid: "e\($0)@test") }
        let sample = Sample.calendar(events.joined(separator: "\n"))
        let findings = CalendarDocument.examine(sample.bytes, database: .system)
        #expect(findings.count == 101)
        #expect(
            findings.last.map { english.message(of: $0) } == "and 200 more of these from here on")
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
        #expect(rules == [.endless, .rruleTemplate, .twoADay])
    }
}
