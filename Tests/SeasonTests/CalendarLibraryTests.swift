import CivilTime
import Communities
import ICalendar
import TestSupport
import Testing
import Transfer

@testable import Season
@testable import Workplace

@Suite("Calendars on the web")
struct CalendarLibraryTests {
    private static let address = "https://cal.example.org/f/s3cr3t.ics"
    private static let now = Instant(secondsSinceEpoch: 1_800_000_000)

    private func library(
        _ web: CannedWeb, _ folder: TemporaryFolder, after seconds: Int = 0
    ) -> CalendarLibrary {
        CalendarLibrary(
            fetching: web, own: OwnHosts(),
            copies: CalendarCopies(folder: folder.path("state/calendars")),
            now: CalendarLibraryTests.now.advanced(bySeconds: seconds))
    }

    private func text(_ file: CalendarFile) -> String {
        String(decoding: file.bytes, as: UTF8.self)
    }

    /// A folder that holds a copy, got at `now`.
    private func folderWithCopy(tag: String? = "\"1\"") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let web = CannedWeb(.calendar(onlineCalendar("old"), tag: tag))
        _ = try library(web, folder).calendar(at: CalendarLibraryTests.address)
        return folder
    }

    @Test func `a copy is kept under a name that tells nothing, for its owner only`() throws {
        let folder = try folderWithCopy()
        let names = try TemporaryFolderNames.names(in: folder.path("state/calendars"))
        #expect(names.count == 2)
        #expect(names.allSatisfy { !$0.contains("s3cr3t") && !$0.contains("cal.example") })
        #expect(names[1] == names[0] + ".json")
    }

    @Test func `within a quarter of an hour nobody is asked again`() throws {
        let folder = try folderWithCopy()
        let web = CannedWeb()
        let file = try library(web, folder, after: 899).calendar(at: CalendarLibraryTests.address)
        #expect(text(file).contains("SUMMARY:old"))
        #expect(file.findings == [])
        #expect(web.requests == [])
    }

    @Test func `later the copy's tag is shown, and an unchanged calendar is the copy`() throws {
        let folder = try folderWithCopy()
        let web = CannedWeb(.status(304))
        let file = try library(web, folder, after: 900).calendar(at: CalendarLibraryTests.address)
        #expect(text(file).contains("SUMMARY:old"))
        #expect(file.findings == [])
        #expect(web.requests.map(\.entityTag) == ["\"1\""])
        // From then on it is fresh again.
        let quiet = CannedWeb()
        _ = try library(quiet, folder, after: 1_700).calendar(at: CalendarLibraryTests.address)
        #expect(quiet.requests == [])
    }

    @Test func `a changed calendar becomes the copy`() throws {
        let folder = try folderWithCopy()
        let web = CannedWeb(.calendar(onlineCalendar("new"), tag: "\"2\""), .status(304))
        let first = try library(web, folder, after: 1_000).calendar(
            at: CalendarLibraryTests.address)
        let second = try library(web, folder, after: 2_000).calendar(
            at: CalendarLibraryTests.address)
        #expect(text(first).contains("SUMMARY:new"))
        #expect(first.bytes == second.bytes)
        #expect(web.requests.map(\.entityTag) == ["\"1\"", "\"2\""])
    }

    @Test(arguments: [
        (CannedWeb.Answer.status(503), "is out of order (HTTP 503)"),
        (.status(404), "has no such calendar (HTTP 404)"),
        (.fault(.tooSlow(seconds: 30)), "did not answer within 30 seconds"),
        (.fault(.unreachable("no route")), "cannot be reached (no route)"),
        (.calendar("<html>Log in</html>"), "sent no calendar: it is a web page"),
        (.calendar("BEGIN:VCALENDAR\r\n"), "sent no calendar: it ends inside VCALENDAR"),
    ])
    func `without an answer the copy counts, with its age`(
        answer: CannedWeb.Answer, words: String
    ) throws {
        let folder = try folderWithCopy()
        let web = CannedWeb(answer, .status(304))
        let file = try library(web, folder, after: 2 * 86_400 + 60).calendar(
            at: CalendarLibraryTests.address)
        #expect(text(file).contains("SUMMARY:old"))
        let finding = try #require(file.findings.first)
        #expect(finding.rule == "calendar-stale")
        #expect(finding.message.contains("'cal.example.org/f/…' \(words)"), "\(finding.message)")
        #expect(finding.message.hasSuffix("the copy of 2 days ago is used"))
        #expect(!finding.message.contains("s3cr3t"))
    }

    private static let empty =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nEND:VCALENDAR\r\n"

    @Test func `an empty calendar in the place of one with events is not believed for a month`()
        throws
    {
        let folder = try folderWithCopy()
        let todo = CalendarLibraryTests.empty.replacing(
            "END:VCALENDAR", with: "BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nEND:VCALENDAR")
        for (day, sent) in [
            (1, CalendarLibraryTests.empty), (5, todo), (30, CalendarLibraryTests.empty),
        ] {
            let file = try library(CannedWeb(.calendar(sent)), folder, after: day * 86_400)
                .calendar(at: CalendarLibraryTests.address)
            #expect(text(file).contains("SUMMARY:old"))
            #expect(file.findings.map(\.rule) == ["calendar-stale"])
            #expect(
                file.trouble?.words(.en).message
                    == "'cal.example.org/f/…' sent an empty calendar, where there were events before"
            )
        }
        let file = try library(
            CannedWeb(.calendar(CalendarLibraryTests.empty)), folder, after: 31 * 86_400
        ).calendar(at: CalendarLibraryTests.address)
        #expect(text(file) == CalendarLibraryTests.empty)
        #expect(file.findings == [])
    }

    @Test func `an empty calendar is taken where there was none, or an empty one`() throws {
        let folder = try TemporaryFolder()
        for seconds in [0, 1_000] {
            let web = CannedWeb(.calendar(CalendarLibraryTests.empty))
            let file = try library(web, folder, after: seconds).calendar(
                at: CalendarLibraryTests.address)
            #expect(file.findings == [])
        }
    }

    @Test func `events that come back end the doubt`() throws {
        let folder = try folderWithCopy()
        let answers = [
            CalendarLibraryTests.empty, onlineCalendar("back"), CalendarLibraryTests.empty,
        ]
        var shown: [Bool] = []
        for (index, sent) in answers.enumerated() {
            let file = try library(
                CannedWeb(.calendar(sent)), folder, after: (index + 1) * 20 * 86_400
            ).calendar(at: CalendarLibraryTests.address)
            shown.append(text(file).contains("SUMMARY:back"))
        }
        // The doubt begins anew, and lasts as long.
        #expect(shown == [false, true, true])
    }

    @Test(arguments: [
        (429, "7200", 7_200), (503, "7200", 7_200), (429, "Fri, 15 Jan 2027 11:00:00 GMT", 9_900),
        // Longer than a day is a day.
        (429, "99999999", 86_400),
    ])
    func `a server that asks for a pause has it`(status: Int, after: String, seconds: Int) throws {
        let folder = try folderWithCopy()
        let answer = CannedWeb.Answer.response(HTTPResponse(status: status, retryAfter: after))
        // At 1,800,000,000 it is 15 January 2027, 08:00.
        _ = try library(CannedWeb(answer), folder, after: 900).calendar(
            at: CalendarLibraryTests.address)
        let quiet = CannedWeb()
        let file = try library(quiet, folder, after: 899 + seconds).calendar(
            at: CalendarLibraryTests.address)
        #expect(quiet.requests == [])
        #expect(text(file).contains("SUMMARY:old"))
        #expect(
            file.trouble?.words(.en).message
                == "'cal.example.org/f/…' is out of order (HTTP \(status))")
        let asked = CannedWeb(.status(304))
        let again = try library(asked, folder, after: 900 + seconds).calendar(
            at: CalendarLibraryTests.address)
        #expect(asked.requests.count == 1)
        #expect(again.trouble?.words(.en).message == nil)
    }

    @Test(arguments: ["", "0", "-5", "straks", "Fri, 15 Jan 2026 11:00:00 GMT"])
    func `a pause that cannot be read is none`(after: String) throws {
        let folder = try folderWithCopy()
        let web = CannedWeb(
            .response(HTTPResponse(status: 429, retryAfter: after)), .status(304))
        for seconds in [900, 901] {
            _ = try library(web, folder, after: seconds).calendar(at: CalendarLibraryTests.address)
        }
        #expect(web.requests.count == 2)
    }

    @Test(arguments: [
        (CannedWeb.Answer.status(503), EndStatus.tryLater), (.status(429), .tryLater),
        (.status(404), .inputMissing), (.status(410), .inputMissing),
        (.status(401), .noPermission), (.status(403), .noPermission), (.status(418), .unavailable),
        (.status(304), .unavailable), (.fault(.tooSlow(seconds: 30)), .tryLater),
        (.fault(.untrusted("expired")), .unavailable), (.fault(.tooLarge(limit: 9)), .badData),
        (.fault(.privateNetwork(host: "cal.example.org")), .noPermission),
        (.calendar("{}"), .badData), (.calendar(""), .badData),
    ])
    func `without a copy the refusal says whether asking again may help`(
        answer: CannedWeb.Answer, status: EndStatus
    ) throws {
        let folder = try TemporaryFolder()
        #expect {
            try library(CannedWeb(answer), folder).calendar(at: CalendarLibraryTests.address)
        } throws: { error in
            let refusal = error as? Refusal
            return refusal?.status == status && refusal?.message.contains("s3cr3t") == false
        }
    }

    @Test func `a host that is away is waited for once`() throws {
        let folder = try TemporaryFolder()
        let web = CannedWeb(.fault(.tooSlow(seconds: 30)))
        let library = library(web, folder)
        for path in ["a", "b", "c"] {
            #expect(throws: Refusal.self) {
                try library.calendar(at: "https://cal.example.org/\(path).ics")
            }
        }
        #expect(web.requests.count == 1)
    }

    @Test func `a copy whose bytes were cut is no copy`() throws {
        let folder = try folderWithCopy()
        let names = try TemporaryFolderNames.names(in: folder.path("state/calendars"))
        try TemporaryFolderNames.write(
            "BEGIN:VCALENDAR", to: folder.path("state/calendars/\(names[0])"))
        let web = CannedWeb(.calendar(onlineCalendar("whole")))
        let file = try library(web, folder, after: 60).calendar(at: CalendarLibraryTests.address)
        #expect(text(file).contains("SUMMARY:whole"))
        #expect(web.requests.map(\.entityTag) == [nil])
    }

    @Test func `a copy that cannot be kept is a finding, the calendar is read all the same`() throws
    {
        let folder = try TemporaryFolder()
        try TemporaryFolderNames.write("", to: folder.path("state"))
        let web = CannedWeb(.calendar(onlineCalendar("read")))
        let file = try library(web, folder).calendar(at: CalendarLibraryTests.address)
        #expect(text(file).contains("SUMMARY:read"))
        #expect(file.findings.map(\.rule) == ["calendar-copy"])
    }

    @Test func `a finding about a skipped event names it`() throws {
        let bytes = Array(
            onlineCalendar("Teamoverleg").replacing("DTEND:", with: "DTEND:x").utf8)
        let file = CalendarFile(name: "a.ics", path: "a.ics", bytes: bytes)
        let reading = try file.read(defaultZone: .utc)
        #expect(
            reading.findings.map { "\($0.line): \($0.message)" } == [
                "8: 'Teamoverleg' of 2027-03-01 10:00: 'x20270301T110000Z' of DTEND is not a date "
                    + "or time; ignored"
            ])
    }
}
