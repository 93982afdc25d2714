import CivilTime
import Communities
import Feeds
import ICalendar
import TestSupport
import Testing

@Suite("Rhythms that turn")
struct SeriesPartsTests {
    /// Ten sessions in one room every two weeks; from the sixth on at another weekday and hour.
    private func turned(from turn: Int = 6) throws -> FeedMaterial {
        var material = try exampleMaterial(sessions: 10)
        for index in material.sessions.indices {
            material.sessions[index].session.place = .hybrid(room: "r1", online: "meet")
            material.sessions[index].session.with = []
            guard index + 1 >= turn else { continue }
            let date = material.sessions[index].session.date
            material.sessions[index].session.date = date.advanced(by: 2)
            material.sessions[index].session.start =
                ClockTime(hour: 9, minute: 30) ?? .startOfDay
        }
        return material
    }

    private func events(_ material: FeedMaterial) throws -> [CalendarEvent] {
        Feed(.member("bram"), style: .series, language: .nl)
            .document(from: material, today: try today()).events
    }

    @Test func `a season that turns half way is two repeating events without exceptions`() throws {
        let material = try turned()

        let events = try events(material)

        #expect(
            events.map(\.uid) == [
                "intervisie.series.2027-02@kring.example.org",
                "intervisie.series.2.2027-02@kring.example.org",
            ])
        #expect(events.allSatisfy { $0.rules.count == 1 && $0.exceptions.isEmpty })
        #expect(events.map { $0.start.text } == ["20270202T150000", "20270415T093000"])
        #expect(events[0].relations.isEmpty)
        #expect(events[1].relations == [Relation(.uid(events[0].uid), kind: .sibling)])
    }

    @Test func `one or two sessions elsewhere are exceptions, no turn`() throws {
        let events = try events(try turned(from: 9))

        #expect(Set(events.map(\.uid)).count == 1)
        #expect(events.filter { $0.recurrenceID != nil }.count == 2)
    }

    @Test func `after a turn an invitation to all is one for each event`() throws {
        let material = try turned()
        let bram = Person(
            id: "bram", name: "Bram", email: "bram@example.org", language: .nl, site: nil,
            disciplines: [], calendar: nil)

        let messages = Invitation(to: bram, style: .series).messages(
            about: Set(material.sessions.map(\.session.id)), from: material, today: try today())

        #expect(
            messages.map { Set($0.document.events.map(\.uid)) } == [
                ["intervisie.series.2027-02@kring.example.org"],
                ["intervisie.series.2.2027-02@kring.example.org"],
            ])
    }
}
