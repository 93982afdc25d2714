import App
import CivilTime
import Communities
import Foundation
import Ledger
import Season
import TestSupport
import Testing
import Workplace
import Workspace

/// Entries of files about one session, which follow it.
@Suite("Sessions named by a day or an identifier", .slow)
struct NamedSessionTests {
    private let now: Instant
    private let copy: ExampleCopy

    init() throws {
        now = try #require(Instant(rfc3339: "2027-01-11T09:00:00+01:00"))
        copy = try ExampleCopy()
    }

    private func plan(at moment: Instant) async throws {
        _ = try await PlanSeason(copy.workplace, now: moment, language: .en).run(
            SearchBudget(steps: 4_000, seed: 1, workers: 1))
        _ = try PublishPlan(copy.workplace, now: moment).run()
    }

    private func sessions() throws -> [Session] {
        try #require(try copy.workplace.readLedger()).publishedSessions()
            .filter { $0.status != .cancelled && $0.session.community == "plgs" }.map(\.session)
    }

    private func name(_ entry: String) throws {
        let text = try copy.text("communities/plgs.yaml")
        let once = "once: [{\(entry), template: show-and-tell}]"
        let line = try #require(
            text.split(separator: "\n").first { $0.hasPrefix("templates:") }.map(String.init))
        if line == "templates:" {
            try copy.change("communities/plgs.yaml", "templates:\n", to: "templates:\n  \(once)\n")
        } else {
            let open = try #require(line.firstIndex(of: "{"))
            let changed = line[...open] + "\(once), " + line[line.index(after: open)...]
            try copy.change("communities/plgs.yaml", line, to: String(changed))
        }
    }

    private func warnings() throws -> [String] {
        CheckWorkspace(try copy.workplace, now: now).run(.en).faults.map(\.message)
            .filter { $0.hasPrefix("there is no session") }
    }

    @Test func `a day means the session that was published on it, wherever it is moved`()
        async throws
    {
        try await copy.planAndPublish()
        let before = try #require(
            try sessions().first { $0.index > 2 && $0.template != "show-and-tell" })
        try name("on: \(before.date)")
        #expect(try warnings() == [])
        try await plan(at: now.advanced(bySeconds: 60))
        #expect(
            try sessions().filter { $0.template == "show-and-tell" }.map(\.id).contains(before.id))
        let others = try sessions().filter { $0.template == "show-and-tell" && $0.id != before.id }

        // It cannot be there any more.
        try copy.change(
            "communities/plgs.yaml", "members:", to: "not-on: [\(before.date)]\nmembers:")
        try await plan(at: now.advanced(bySeconds: 120))
        let after = try sessions()
        let moved = try #require(after.first { $0.id == before.id })
        #expect(moved.date != before.date && moved.template == "show-and-tell")
        #expect(
            after.filter { $0.template == "show-and-tell" && $0.id != before.id }.map(\.id)
                == others.map(\.id))
        #expect(try warnings() == [])
    }

    @Test func `an identifier means its session, and a day of a plan to come what it puts there`()
        async throws
    {
        try await copy.planAndPublish()
        let known = try sessions()
        let one = try #require(known.first { $0.index > 2 && $0.template != "show-and-tell" })
        try name("session: \(one.id)")
        #expect(try warnings() == [])
        try await plan(at: now.advanced(bySeconds: 60))
        #expect(try sessions().first { $0.id == one.id }?.template == "show-and-tell")
        #expect(try sessions().map(\.date) == known.map(\.date))
    }

    @Test func `a big session by its day or identifier is longer, and no other`() async throws {
        try await copy.planAndPublish()
        let known = try sessions()
        try #require(known.count > 3 && Set(known.map(\.minutes)).count == 1)
        let (one, other) = (known[1], known[known.count - 2])
        try copy.change(
            "communities/plgs.yaml", "members:",
            to: "big: {sessions: [\(one.id), {on: \(other.date)}], length: 3 hours}\nmembers:")
        try await plan(at: now.advanced(bySeconds: 60))
        let long = try sessions().filter { $0.minutes == 180 }.map(\.id)
        #expect(long == [one.id, other.id])
    }

    @Test func `a day on which there never was one is told with those nearby, and none is guessed`()
        async throws
    {
        try await copy.planAndPublish()
        let known = try sessions()
        let free = try #require(
            (1...6).map { known[1].date.advanced(by: $0) }.first { day in
                !known.contains { $0.date == day }
            })
        try name("on: \(free)")
        let told = try warnings()
        #expect(told == ["there is no session on \(free), and there never was one"])
        let expected = CheckWorkspace(try copy.workplace, now: now).run(.en).faults.compactMap(
            \.expected)
        #expect(expected.contains { $0.contains(known[1].date.description) })
        try await plan(at: now.advanced(bySeconds: 60))
        #expect(
            try sessions().filter { $0.date != free }.map(\.template)
                == known.filter { $0.date != free }.map(\.template))

        try copy.change("communities/plgs.yaml", "on: \(free)", to: "session: plgs-70")
        #expect(try warnings() == ["there is no session 'plgs-70' of this community"])
    }

    @Test func `before anything is published a day is held against the rhythm`() throws {
        try name("on: 2027-03-07")
        #expect(try warnings().count == 1)
        try copy.change("communities/plgs.yaml", "on: 2027-03-07", to: "on: 2030-03-07")
        #expect(try warnings().count == 1)
    }
}
