import App
import CivilTime
import Communities
import Foundation
import Ledger
import Messages
import Season
import TestSupport
import Testing
import Transfer
import Workplace
import Workspace

/// Holidays of a region, from a file or the web, from reading to plan.
@Suite("Calendars of holidays")
struct HolidayCalendarRunTests {
    private let now: Instant
    private let copy: ExampleCopy
    private static let text = """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        PRODID:-//school//NL\r
        BEGIN:VEVENT\r
        UID:1\r
        DTSTAMP:20270101T000000Z\r
        DTSTART;VALUE=DATE:20270308\r
        DTEND;VALUE=DATE:20270313\r
        SUMMARY:Projectweek\r
        END:VEVENT\r
        END:VCALENDAR\r

        """

    init() throws {
        now = try #require(Instant(rfc3339: "2027-01-11T09:00:00+01:00"))
        copy = try ExampleCopy()
    }

    private func workplace(_ web: CannedWeb) throws -> Workplace {
        try Workplace(
            folder: copy.folder.path,
            installation: Installation(
                templates: Repository.templates.path, home: nil, executable: nil,
                currentFolder: "/"), fetching: web)
    }

    private func name(_ calendar: String) throws {
        try copy.change(
            "kring.yaml", "holidays:\n", to: "holidays:\n  - {calendar: \"\(calendar)\"}\n")
    }

    private func isKnown(_ workplace: Workplace) throws -> Bool {
        let day = try #require(CivilDate("2027-03-10"))
        return try OpenWorkspace(workplace).intent.organisation.holiday(on: day)?.name
            == "Projectweek"
    }

    @Test func `a file counts at once, and a broken one is taken as it was`() throws {
        try Data(HolidayCalendarRunTests.text.utf8).write(
            to: copy.folder.appending(path: "calendars/school.ics"))
        try name("calendars/school.ics")
        let workplace = try workplace(CannedWeb())
        #expect(try isKnown(workplace))
        try workplace.openLedger().keepReading(
            try #require(try OpenWorkspace(workplace).kept), at: now)

        try Data("<html>".utf8).write(to: copy.folder.appending(path: "calendars/school.ics"))
        let report = CheckWorkspace(workplace, now: now).run(.en)
        #expect(
            report.faults.map(\.message) == [
                "this is no calendar: it is a web page; the address may ask to log in"
            ])
        let going = try OpenWorkspace(goingOn: workplace)
        #expect(going.goingOn?.heldBack == ["calendars/school.ics"])
        #expect(going.intent.organisation.holidays.contains { $0.name == "Projectweek" })
    }

    @Test func `kring check fetches what is on the web, and the last copy counts when it is away`()
        throws
    {
        try name("https://cal.example.org/school.ics")
        let first = CheckWorkspace(
            try workplace(CannedWeb(.calendar(HolidayCalendarRunTests.text))), now: now
        ).run(.en)
        #expect(first.faults.isEmpty)
        #expect(try isKnown(workplace(CannedWeb())))

        let later = CheckWorkspace(
            try workplace(CannedWeb(.status(503), .status(503))),
            now: now.advanced(bySeconds: 86_400)
        ).run(.en)
        #expect(later.errors == 0 && later.warnings == 1)
        #expect(later.faults.first?.message.contains("the copy of 24") == true)
        #expect(try isKnown(workplace(CannedWeb())))
    }

    @Test func `without a copy kring check says so, and nothing is planned`() async throws {
        try name("https://cal.example.org/school.ics")
        let report = CheckWorkspace(
            try workplace(CannedWeb(.status(404), .status(404))), now: now
        ).run(.en)
        #expect(report.errors == 1)
        #expect(report.faults.contains { $0.message.contains("has no such calendar (HTTP 404)") })

        let plan = PlanSeason(try workplace(CannedWeb(.status(404))), now: now, language: .en)
        await #expect {
            _ = try await plan.run(SearchBudget(steps: 10, seed: 1, workers: 1))
        } throws: { ($0 as? Refusal)?.message.contains("HTTP 404") == true }
    }

    @Test func `the runner fetches it once an hour`() throws {
        try name("https://cal.example.org/school.ics")
        let web = CannedWeb(.calendar(HolidayCalendarRunTests.text))
        let outcome = try RunDue(workplace(web), now: now).run()
        #expect(outcome.problems.map { $0.words(.en) } == [])
        #expect(web.requests.count == 1)
        #expect(try isKnown(workplace(CannedWeb())))
    }
}
