import App
import CivilTime
import Foundation
import Messages
import TestSupport
import Testing
import Workplace

/// Runs that need not read the files to know that there is nothing to do.
@Suite("Idle runs")
struct IdleForecastTests {
    private func run(_ copy: ExampleCopy, at text: String) throws -> RunOutcome {
        let now = try #require(Instant(rfc3339: text))
        return try RunDue(copy.workplace, now: now).run(RunOptions(isAcceptingClock: true))
    }

    @Test(.slow)
    func `what changes after an idle run is seen by the next, and what falls due is sent`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        _ = try run(copy, at: "2027-02-16T08:00:00+01:00")
        let idle = try run(copy, at: "2027-02-16T08:05:00+01:00")
        let next = try #require(idle.nextDue)
        #expect(try run(copy, at: "2027-02-16T08:06:00+01:00").nextDue == next)

        // A published file that went is there again.
        let page = copy.folder.appending(path: "public/index.html")
        try FileManager.default.removeItem(at: page)
        #expect(try run(copy, at: "2027-02-16T08:07:00+01:00").counts[.pages] == 1)
        #expect(FileManager.default.fileExists(atPath: page.path))

        // What pages are made from is seen too.
        _ = try run(copy, at: "2027-02-16T08:07:30+01:00")
        try copy.change("kring.yaml", "name: Hogeschool Kring", to: "name: Hogeschool Andere Kring")
        #expect(try run(copy, at: "2027-02-16T08:07:40+01:00").counts[.pages, default: 0] > 0)

        // An error in the files is told.
        _ = try run(copy, at: "2027-02-16T08:08:00+01:00")
        try copy.change("kring.yaml", "timezone: Europe/Amsterdam", to: "timezone: Nowhere/Else")
        #expect(try run(copy, at: "2027-02-16T08:09:00+01:00").status == .configuration)
        #expect(try run(copy, at: "2027-02-16T08:09:30+01:00").status == .configuration)
        try copy.change("kring.yaml", "timezone: Nowhere/Else", to: "timezone: Europe/Amsterdam")

        // What falls due is sent at its moment.
        _ = try run(copy, at: "2027-02-16T08:10:00+01:00")
        _ = try run(copy, at: "2027-02-16T08:11:00+01:00")
        let before = try RunDue(copy.workplace, now: next.advanced(bySeconds: -1)).run()
        #expect(before.counts[.sent] == nil)
        let after = try RunDue(copy.workplace, now: next).run()
        #expect(after.counts[.sent, default: 0] > 0)
    }
}
