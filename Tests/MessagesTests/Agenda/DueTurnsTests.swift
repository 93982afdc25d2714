import CivilTime
import Communities
import Messages
import TestSupport
import Testing

@Suite("What is asked of people")
struct DueTasksTests {
    /// Tuesday 2 March 2027, 15:00 to 16:30 in Amsterdam.
    private let span = Cast.session().span(in: Cast.zone)

    private func tasks(
        at now: Instant, harvested: Set<String> = [], known: Set<String> = [],
        turns: [(role: SessionRole, person: PersonID)] = [
            (.facilitator, "ada"), (.caseGiver, "bram"), (.harvester, "chaima"),
        ]
    ) -> DueTasks {
        DueTasks(
            of: [Cast.published()], audience: Audience(Cast.intent()), roles: { _ in turns },
            harvested: harvested, known: known, now: now)
    }

    private func names(_ tasks: DueTasks) -> [String] {
        tasks.due.map { "\($0.kind.rawValue) \($0.person)" }
    }

    @Test func `two days before, who has something to prepare is told`() {
        let moment = span.start.advanced(bySeconds: -2 * 86_400)
        #expect(names(tasks(at: moment.advanced(bySeconds: -60))) == [])
        #expect(tasks(at: moment.advanced(bySeconds: -60)).nextDue == moment)
        #expect(names(tasks(at: moment)) == ["agenda ada", "agenda bram"])
        let known = Set(tasks(at: moment).due.map(\.key.description))
        #expect(names(tasks(at: moment.advanced(bySeconds: 3600), known: known)) == [])
    }

    @Test func `who has two roles is told once`() {
        let moment = span.start.advanced(bySeconds: -2 * 86_400)
        let both = tasks(at: moment, turns: [(.facilitator, "ada"), (.caseGiver, "ada")])
        #expect(both.due.map(\.roles) == [[.facilitator, .caseGiver]])
    }

    @Test func `two hours after the end the harvest is asked for, of who writes it down`() {
        let moment = span.end.advanced(bySeconds: 2 * 3600)
        #expect(names(tasks(at: moment.advanced(bySeconds: -60))) == [])
        #expect(names(tasks(at: moment)) == ["harvest chaima"])
        #expect(names(tasks(at: moment, turns: [(.facilitator, "ada")])) == ["harvest ada"])
        #expect(names(tasks(at: moment, harvested: [Cast.published().uid])) == [])
        #expect(names(tasks(at: moment.advanced(bySeconds: 4 * 86_400))) == [])
    }
}
