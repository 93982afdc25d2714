import CivilTime
import Communities
import Foundation
import Testing
import Workspace

/// Holidays out of calendars; what a calendar is, others know.
@Suite("Calendars of holidays in kring.yaml")
struct HolidayCalendarTests {
    private let workspace: TestWorkspace

    init() throws { workspace = try TestWorkspace() }

    /// Lines `name from to`; `timed` is an event with a time, `broken` no calendar.
    private static let calendars = HolidayCalendars(
        content: { text, days, _ in
            if text.hasPrefix("broken") { return .unusable(LocalizedText("it is broken")) }
            let lines = text.split(separator: "\n").map {
                $0.split(separator: " ").map(String.init)
            }
            let holidays = lines.compactMap { line -> Holiday? in
                guard line.count == 3, let from = CivilDate(line[1]), let to = CivilDate(line[2]),
                    to >= days.lowerBound, from <= days.upperBound
                else { return nil }
                return Holiday(name: line[0], from: from, to: to)
            }
            return .holidays(holidays, timed: lines.count { $0 == ["timed"] })
        },
        copyPath: { address, own in
            address.contains("secret") && own == [] ? nil : "state/calendars/copy.ics"
        })

    private func read(_ holidays: String, _ standIns: StandIns? = nil) throws -> Reading {
        try workspace.change(
            "kring.yaml",
            """
            holidays:
              - {name: Voorjaarsvakantie, from: 2027-02-15, to: 2027-02-19}
              - {name: Koningsdag, on: 2027-04-27}
            """, holidays)
        return read(standIns)
    }

    private func read(_ standIns: StandIns? = nil) -> Reading {
        WorkspaceReader(
            workspace.folder, holidays: HolidayCalendarTests.calendars, standIns: standIns
        ).read()
    }

    private static let school =
        "Mei 2027-04-24 2027-05-02\nOud 2026-01-01 2026-01-02\nKerst 2027-12-20 2027-12-31\n"

    @Test(arguments: [
        "holidays: {calendar: school.ics}", "holidays: [{calendar: school.ics}]",
        "holidays:\n  - calendar: school.ics",
    ])
    func `a calendar alone, or in a list`(form: String) throws {
        try workspace.write("school.ics", HolidayCalendarTests.school)
        let reading = try read(form)
        #expect(reading.faults == [])
        // That of the year after is for the season that comes next.
        #expect(reading.intent?.organisation.holidays.map(\.name) == ["Mei", "Kerst"])
        #expect(reading.intent?.organisation.holidayCalendars.map(\.name) == ["school.ics"])
        #expect(reading.texts.contains { $0.path == "school.ics" })
        #expect(
            FirstLook(inWorkspace: "/w", reading: form + "\n").holidayCalendars == ["school.ics"])
    }

    @Test func `beside days that are listed, and in a season`() throws {
        try workspace.write("school.ics", HolidayCalendarTests.school)
        try workspace.write("more.ics", "Pasen 2027-03-26 2027-03-29\n")
        try workspace.change(
            "kring.yaml", "to: 2027-07-09}", "to: 2027-07-09, holidays: {calendar: more.ics}}")
        let reading = try read(
            "holidays: [{name: Dag, on: 2027-03-01}, {calendar: school.ics}]")
        #expect(reading.faults == [])
        #expect(
            reading.intent?.organisation.holidays.map(\.name) == ["Dag", "Mei", "Kerst", "Pasen"])
    }

    @Test(arguments: [
        ("holidays: {calendar: weg.ics}", "weg.ics:1:1 file-missing"),
        ("holidays: {calendar: broken.ics}", "broken.ics:1:1 calendar-file"),
        ("holidays: {calendar: school.ics, name: Mei}", "kring.yaml:9:40 unknown-key"),
        ("holidays: {calendar: school.ics, on: 2027-03-01}", "kring.yaml:9:38 unknown-key"),
        ("holidays: {calender: school.ics}", "kring.yaml:9:12 unknown-key"),
        ("holidays: {calendar: [school.ics]}", "kring.yaml:9:22 wrong-type"),
        ("holidays: {calendar: \"https://secret.example.org/x\"}", "kring.yaml:9:22 wrong-type"),
        ("holidays: {calendar: /etc/hostname}", "/etc/hostname:1:1 file-outside"),
    ])
    func `what cannot be is an error with its place`(form: String, fault: String) throws {
        try workspace.write("school.ics", HolidayCalendarTests.school)
        try workspace.write("broken.ics", "broken\n")
        let found = try read(form).faults.filter { $0.severity == .error }.map {
            "\($0.position.file):\($0.position.line):\($0.position.column) \($0.rule.rawValue)"
        }
        #expect(found.contains(fault), "\(found)")
    }

    @Test func `a calendar on the web counts as it was last fetched, and is asked by nobody here`()
        throws
    {
        let first = try read("holidays: {calendar: \"https://cal.example.org/mine.ics\"}")
        #expect(first.faults.map(\.rule) == [.calendarFile])
        #expect(first.faults.map(\.severity) == [.warning])
        #expect(first.faults.allSatisfy { $0.source.isEmpty })
        #expect(first.intent?.organisation.holidays == [])

        let folder = workspace.folder.appendingPathComponent("state/calendars")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try workspace.write("state/calendars/copy.ics", HolidayCalendarTests.school)
        #expect(read().faults == [])
        #expect(read().intent?.organisation.holidays.map(\.name) == ["Mei", "Kerst"])

        // What was kept of it stands in for it as for any file.
        let kept = StandIns(["state/calendars/copy.ics": "Eerder 2027-03-01 2027-03-02\n"])
        #expect(read(kept).intent?.organisation.holidays.map(\.name) == ["Eerder"])
    }

    @Test func `times of day are counted, and a calendar of other years is named`() throws {
        try workspace.write("school.ics", "Oud 2025-01-01 2025-01-02\ntimed\ntimed\n")
        let faults = try read("holidays: {calendar: school.ics}").faults
        #expect(faults.map(\.severity) == [.warning, .warning])
        let words = faults.map { FaultInWords($0, in: .en).message }
        #expect(words.contains { $0.hasPrefix("2 events with a time of day are no holidays") })
        #expect(words.contains { $0.contains("names no whole day in any of the seasons") })
    }
}
