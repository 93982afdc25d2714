import TestSupport
import Testing

@testable import kring

@testable import App

@Suite("What the feed doctor prints")
struct CheckupTextTests {
    private let sick = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Test//EN
        X-WR-CALNAME:Test
        X-PUBLISHED-TTL:PT1H
        BEGIN:VEVENT
        UID:a@test
        DTSTAMP:20270101T000000Z
        LAST-MODIFIED:20270101T000000Z
        DTSTART;TZID=Europe/Amsterdam:20270201T150000
        DTEND;TZID=Europe/Amsterdam:20270201T160000
        SUMMARY:Overleg\\, met een heel lange titel die over twee regels is gevou
         wen en dus als een regel moet worden getoond
        CONFERENCE;VALUE=URI:https://meet.example.org/abc
        LOCATION:Zaal 1, tweede verdieping
        END:VEVENT
        END:VCALENDAR

        """

    @Test func `each rule is told once, with its places, its remedy and who is touched`() throws {
        let report = CheckFeed.report(on: Array(sick.replacing("\n", with: "\r\n").utf8))
        let text = CheckupText(name: "export.ics", width: 80).text(report)
        #expect(text == (try GoldenFile("Golden/checkup.txt").text(recording: text)))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func `colours are there only when asked for`() {
        let report = CheckFeed.report(on: Array(sick.utf8))
        #expect(!CheckupText(name: "a").text(report).contains("\u{1B}"))
        #expect(
            ShownText(CheckupText(name: "a", inColor: true).text(report)).text
                .contains("\u{1B}[31merror"))
    }

    @Test func `of a rule that is broken everywhere five places are shown`() {
        let lines = (0..<9).map { _ in "X_A:1" }.joined(separator: "\r\n")
        let report = CheckFeed.report(
            on: Array("BEGIN:VCALENDAR\r\n\(lines)\r\nEND:VCALENDAR\r\n".utf8))
        let text = CheckupText(name: "a.ics").text(report)
        #expect(text.contains("a.ics:6  the name 'X_A'"))
        #expect(!text.contains("a.ics:7  "))
        #expect(text.contains("  and 4 more, in lines 7, 8, 9, 10\n"))
    }
}
