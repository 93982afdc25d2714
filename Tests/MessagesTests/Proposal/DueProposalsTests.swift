import CivilTime
import Communities
import Messages
import TestSupport
import Testing

@Suite("Sessions without an agenda")
struct DueProposalsTests {
    /// Tuesday 2 March 2027, 15:00 in Amsterdam.
    private let start = Cast.session().span(in: Cast.zone).start

    private func before(days: Int, minutes: Int = 0) -> Instant {
        start.advanced(bySeconds: -days * 86_400 - minutes * 60)
    }

    private func found(
        at now: Instant, online: Int? = 5, gaps: [SessionGap] = [SessionGap(.facilitator)],
        asked: [String: Instant] = [:], decided: [SessionID: Instant] = [:],
        mode: Mode = .physical, choice: MessageChoice.Amount = .all
    ) -> DueProposals {
        var community = Cast.community
        community.noAgenda = NoAgendaRule(
            ask: ReminderOffset(minutes: 10 * 1440),
            online: online.map { ReminderOffset(minutes: $0 * 1440) })
        var session = Cast.session()
        session.place = Place(mode, room: "r1", online: nil) ?? session.place
        return DueProposals(
            of: [Cast.published(session)],
            audience: Audience(
                Cast.intent([community]), choices: ["ada": MessageChoice(amount: choice)]),
            gaps: { _ in gaps }, asked: asked, decided: decided, now: now)
    }

    private func asked(
        _ moment: Instant, gaps: [SessionGap] = [SessionGap(.facilitator)]
    ) -> [String: Instant] {
        [DeliveryKey.proposal(Cast.published(), gaps, person: "ada").description: moment]
    }

    @Test func `the core is asked once, with the moment at which the session goes online`() {
        let early = found(at: before(days: 10, minutes: 1))
        #expect(early.due == [] && early.nextDue == before(days: 10))
        let due = found(at: before(days: 10))
        #expect(
            due.due.map(\.person) == ["ada"] && due.due.map(\.gaps) == [[SessionGap(.facilitator)]])
        #expect(due.due.map(\.onlineAt) == [before(days: 5)])
        let later = found(at: before(days: 9), asked: asked(before(days: 10)))
        #expect(later.due == [] && later.nextDue == before(days: 5))
    }

    @Test func `what is agreed in the meantime ends it`() {
        let agreed = found(at: before(days: 5), gaps: [], asked: asked(before(days: 10)))
        #expect(agreed.due == [] && agreed.goingOnline == [])
    }

    @Test
    func `who took the turn and says no as well is another gap, and the core has another day`() {
        let first = asked(before(days: 10), gaps: [SessionGap(.facilitator, turn: "bram")])
        let again = [SessionGap(.facilitator, turn: "chaima")]
        let now = before(days: 4)
        let found = found(at: now, gaps: again, asked: first)
        #expect(found.goingOnline == [] && found.due.map(\.onlineAt) == [before(days: 3)])
        let both = first.merging(asked(now, gaps: again)) { one, _ in one }
        #expect(self.found(at: before(days: 3), gaps: again, asked: both).goingOnline.count == 1)
    }

    @Test func `without an answer it goes online at its moment, and not before`() {
        let asked = asked(before(days: 10))
        #expect(found(at: before(days: 5, minutes: 1), asked: asked).goingOnline == [])
        let moves = found(at: before(days: 5), asked: asked).goingOnline
        #expect(moves.map(\.entry.session.id) == ["intervisie-1"])
        #expect(moves.map(\.gaps) == [[SessionGap(.facilitator)]])
    }

    @Test func `who is asked late has a day to answer`() {
        let late = before(days: 3)
        #expect(found(at: late).due.map(\.onlineAt) == [before(days: 2)])
        #expect(found(at: before(days: 2, minutes: 1), asked: asked(late)).goingOnline == [])
        #expect(found(at: before(days: 2), asked: asked(late)).goingOnline.count == 1)
    }

    @Test func `on the last day nothing goes online any more, but the core is asked`() {
        let last = before(days: 0, minutes: 300)
        #expect(found(at: last).due.map(\.onlineAt) == [nil])
        #expect(found(at: before(days: 0, minutes: 1), asked: asked(last)).goingOnline == [])
    }

    @Test func `what somebody decided after the question stands`() {
        let asked = asked(before(days: 10))
        let decided: [SessionID: Instant] = ["intervisie-1": before(days: 7)]
        #expect(found(at: before(days: 5), asked: asked, decided: decided).goingOnline == [])
        let earlier: [SessionID: Instant] = ["intervisie-1": before(days: 12)]
        #expect(found(at: before(days: 5), asked: asked, decided: earlier).goingOnline.count == 1)
    }

    @Test func `nothing goes online of which nobody could be asked`() {
        #expect(found(at: before(days: 10), choice: .none).due == [])
        #expect(found(at: before(days: 1), choice: .none).goingOnline == [])
    }

    @Test(arguments: [(Mode.hybrid, true), (.online, false)])
    func `only what has a room goes online`(mode: Mode, goes: Bool) {
        let moves = found(at: before(days: 5), asked: asked(before(days: 10)), mode: mode)
        #expect(moves.goingOnline.isEmpty != goes)
        #expect(found(at: before(days: 10), mode: mode).due.count == 1)
    }

    @Test func `a community can have its core asked and no more`() {
        #expect(found(at: before(days: 10), online: nil).due.map(\.onlineAt) == [nil])
        let later = found(at: before(days: 1), online: nil, asked: asked(before(days: 10)))
        #expect(later.due == [] && later.goingOnline == [])
    }

    @Test func `nobody is asked at night`() {
        // 23:00 on the sixth day before.
        let night = before(days: 6, minutes: -480)
        #expect(found(at: night).due == [])
        #expect(found(at: night).nextDue == night.advanced(bySeconds: 8 * 3600 + 1800))
    }
}
