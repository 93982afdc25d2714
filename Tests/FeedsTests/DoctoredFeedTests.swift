import CivilTime
import Communities
import FeedDoctor
import Feeds
import ICalendar
import TestSupport
import Testing

@Suite("Our feeds before the doctor")
struct DoctoredFeedTests {
    private static let subjects: [Feed.Subject] = [
        .community("intervisie"), .community("toetsen"), .member("bram"), .member("daan"),
        .room("r1"), .organisation,
    ]

    @Test(arguments: subjects, Feed.Style.allCases)
    func `no client shows anything of ours wrong`(
        subject: Feed.Subject, style: Feed.Style
    ) throws {
        let changed = try exampleMaterial()
            .changing(2) { $0.session.start = ClockTime(hour: 13, minute: 30) ?? .startOfDay }
            .changing(5) {
                $0.status = .cancelled
                $0.reason = "Studiedag; we halen het in, later"
            }
        for (material, alarm) in [(try exampleMaterial(), nil), (changed, 15)] {
            let feed = Feed(
                subject, style: style, language: .nl, alarmMinutes: alarm,
                source: "https://kring.example.org/feeds/x.ics", page: "https://kring.example.org/x"
            )
            let text = try feed.text(from: material, today: try today())
            let findings = CalendarDocument.lint(Array(text.utf8), database: .system)
            #expect(findings.map(\.description) == [])
        }
    }

    @Test func `a feed without sessions still holds a component`() throws {
        let feed = Feed(
            .member("eva"), style: .flat, language: .nl, alarmMinutes: nil,
            source: "https://kring.example.org/feeds/x.ics", page: "https://kring.example.org/x")
        let text = try feed.text(from: try exampleMaterial(), today: try today())
        let findings = CalendarDocument.lint(Array(text.utf8), database: .system)
        #expect(findings.map(\.rule) == [])
    }

    @Test func `of a cancelled session the doctor notes that Google removes it`() throws {
        let material = try exampleMaterial().changing(5) { $0.status = .cancelled }
        let feed = Feed(
            .community("intervisie"), style: .flat, language: .nl, alarmMinutes: nil,
            source: "https://kring.example.org/feeds/x.ics", page: "https://kring.example.org/x")
        let text = try feed.text(from: material, today: try today())
        let notes = CalendarDocument.examine(Array(text.utf8), database: .system)
        #expect(notes.map(\.rule) == [.eventColor, .cancelledRemoved])
    }
}
