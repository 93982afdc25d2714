import CivilTime
import Communities
import Foundation
import Messages
import TestSupport
import Testing
import Transfer
import Workspace

@testable import App
@testable import Season
@testable import Workplace

@Suite("A workspace with calendars on the web")
struct WebWorkspaceTests {
    private static let address = "https://cal.example.org/f/s3cr3t.ics"
    private let now = Instant(secondsSinceEpoch: 1_800_000_000)

    /// The example, one room's calendar on the web.
    private func copy() throws -> ExampleCopy {
        let copy = try ExampleCopy()
        let file = copy.folder.appending(path: "spaces.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let name = "calendars/room-r3.41.ics"
        try #require(text.contains(name))
        try text.replacing(name, with: "\"\(WebWorkspaceTests.address)\"")
            .write(to: file, atomically: true, encoding: .utf8)
        return copy
    }

    private func workplace(_ copy: ExampleCopy, _ web: CannedWeb) throws -> Workplace {
        try Workplace(
            folder: copy.folder.path,
            installation: Installation(
                templates: Repository.templates.path, home: nil,
                executable: nil, currentFolder: "/"),
            fetching: web)
    }

    @Test func `the room is busy when its calendar says so`() throws {
        let copy = try copy()
        let web = CannedWeb(.calendar(onlineCalendar("Tentamen")))
        let workspace = try OpenWorkspace(workplace(copy, web))
        let busy = try BusyCalendars(of: workspace.intent, workplace: workspace.workplace, now: now)
            .busy
        #expect(busy.rooms["r3.41"]?.map(\.start.description) == ["2027-03-01T10:00:00Z"])
    }

    @Test func `the check names the line where a calendar that cannot be had is named`() throws {
        let copy = try copy()
        let report = CheckWorkspace(try workplace(copy, CannedWeb(.status(503))), now: now).run(.en)
        let fault = try #require(report.faults.first)
        #expect(report.errors == 1)
        #expect(fault.rule == .calendarFile)
        #expect(fault.position.file == "spaces.yaml")
        #expect(fault.position.line > 1)
        #expect(fault.message == "'cal.example.org/f/…' is out of order (HTTP 503)")
        #expect(!fault.source.contains("s3cr3t"))
    }

    @Test func `what is skipped in it stands in the copy, with its line and its event`() throws {
        let copy = try copy()
        let broken = onlineCalendar("Tentamen").replacing("DTSTART:2027", with: "DTSTART:27")
        let report = CheckWorkspace(
            try workplace(copy, CannedWeb(.calendar(broken))), now: now
        ).run(.en)
        let found = report.faults.first { $0.rule == .calendarEvent }
        let fault = try #require(found)
        #expect(report.errors == 0)
        // And that it tells of nobody when they are taken.
        #expect(report.faults.filter { $0.rule == .calendarEvent }.count == 2)
        #expect(fault.position.line == 7)
        #expect(fault.source == "DTSTART:270301T100000Z")
        #expect(fault.message.hasPrefix("'Tentamen': "))
        let kept = copy.folder.appending(path: fault.position.file)
        #expect(FileManager.default.fileExists(atPath: kept.path))
    }

    @Test func `what the room declined does not take it`() throws {
        let copy = try copy()
        let file = copy.folder.appending(path: "spaces.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing(
            "\"\(WebWorkspaceTests.address)\"",
            with: "\"\(WebWorkspaceTests.address)\", email: r3.41@example.org"
        )
        .write(to: file, atomically: true, encoding: .utf8)
        func busy(_ attendee: String) throws -> Int? {
            let calendar = onlineCalendar("Tentamen").replacing(
                "SUMMARY:", with: "ATTENDEE;PARTSTAT=DECLINED:mailto:\(attendee)\r\nSUMMARY:")
            let workspace = try OpenWorkspace(workplace(copy, CannedWeb(.calendar(calendar))))
            // Later each time, so that the copy is asked about.
            later += 1_000
            return try BusyCalendars(
                of: workspace.intent, workplace: workspace.workplace,
                now: now.advanced(bySeconds: later)
            ).busy.rooms["r3.41"]?.count
        }
        var later = 0
        #expect(try busy("noor@example.org") == 1)
        #expect(try busy("R3.41@example.org") == 0)
        #expect(try busy("r3.45@example.org") == 1)
    }

    @Test(arguments: [
        (CannedWeb.Answer.status(410), ["has no such calendar (HTTP 410)"]),
        (
            .response(HTTPResponse(status: 429, retryAfter: "60")),
            ["is out of order (HTTP 429)"]
        ),
        (
            .calendar("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
            ["sent an empty calendar, where there were events before"]
        ),
        // What passes by itself is nobody's concern.
        (.status(503), []), (.fault(.tooSlow(seconds: 30)), []),
    ])
    func `that a copy stands in is told once, until all was well again`(
        answer: CannedWeb.Answer, told: [String]
    ) throws {
        let copy = try copy()
        let calendar = CannedWeb.Answer.calendar(onlineCalendar("Tentamen"))
        let web = CannedWeb(calendar, answer, answer, calendar, answer)
        let workplace = try self.workplace(copy, web)
        let problems = try (0..<5).map { hour in
            try RunDue(workplace, now: now.advanced(bySeconds: hour * 3_601)).run()
                .problems.map { $0.words(.en) }.filter { $0.contains("cal.example.org") }
        }
        let expected = told.map { "'cal.example.org/f/…' \($0)" }
        #expect(problems == [[], expected, [], [], expected])
        #expect(web.requests.count == 5)
    }
}
