import CivilTime
import Communities
import TestSupport
import Testing

@testable import Messages

@Suite("That a season ends without a next one")
struct DueSeasonEndTests {
    private func due(
        on day: CivilDate, at hour: Int = 10, coordinators: [PersonID] = [],
        departed: Set<PersonID> = [], endedOn end: CivilDate? = nil
    ) -> (people: [PersonID], nextDue: Instant?) {
        var community = Cast.community
        community.coordinators = coordinators
        community.end = end.map { CommunityEnd(on: $0) }
        var intent = Cast.intent([community])
        intent.departed = departed
        let now = Cast.zone.instant(
            of: LocalDateTime(date: day, time: ClockTime(hour: hour, minute: 0) ?? .startOfDay))
        let all = DueSeasonEnd.all(Audience(intent), now: now)
        return (all.due.map(\.person), all.nextDue)
    }

    @Test func `six weeks before, who looks after a community hears it, else its core`() {
        // The season ends on 2 July.
        let before = due(on: Cast.day(2027, 5, 20))
        #expect(before.people == [])
        #expect(before.nextDue.map { Cast.zone.local(at: $0).date } == Cast.day(2027, 5, 21))
        #expect(due(on: Cast.day(2027, 5, 21)).people == ["ada"])
        #expect(
            due(on: Cast.day(2027, 5, 21), coordinators: ["daan", "bram"]).people == [
                "daan", "bram",
            ])
        #expect(
            due(on: Cast.day(2027, 5, 21), coordinators: ["daan", "bram"], departed: ["daan"])
                .people == ["bram"])
        #expect(
            due(on: Cast.day(2027, 5, 21), coordinators: ["daan"], departed: ["daan"]).people
                == ["ada"])
    }

    @Test func `not at night, not when it is over, and not of a community that ends`() {
        #expect(due(on: Cast.day(2027, 6, 1), at: 3).people == [])
        #expect(due(on: Cast.day(2027, 7, 3)).people == [])
        #expect(due(on: Cast.day(2027, 6, 1), endedOn: Cast.day(2027, 6, 15)).people == [])
        #expect(due(on: Cast.day(2027, 6, 1), endedOn: Cast.day(2027, 9, 1)).people == ["ada"])
    }
}
