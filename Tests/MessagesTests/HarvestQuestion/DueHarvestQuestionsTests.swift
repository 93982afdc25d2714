import CivilTime
import Communities
import Messages
import TestSupport
import Testing

@Suite("Asking what a session left")
struct DueHarvestQuestionsTests {
    /// Tuesday 2 March 2027, 15:00 to 16:30 in Amsterdam.
    private let span = Cast.session().span(in: Cast.zone)

    private func asked(
        at now: Instant, harvested: Set<SessionUID> = [],
        roles: [(role: SessionRole, person: PersonID)] = [
            (.facilitator, "ada"), (.caseGiver, "bram"), (.harvester, "chaima"),
        ]
    ) -> [PersonID] {
        DueHarvestQuestions(
            of: [Cast.published()], audience: Audience(Cast.intent()), roles: { _ in roles },
            harvested: harvested, known: [], now: now
        ).due.map(\.person)
    }

    @Test func `two hours after the end the harvest is asked for, of who writes it down`() {
        let moment = span.end.advanced(bySeconds: 2 * 3600)
        #expect(asked(at: moment.advanced(bySeconds: -60)) == [])
        #expect(asked(at: moment) == ["chaima"])
        #expect(asked(at: moment, roles: [(.facilitator, "ada")]) == ["ada"])
        #expect(asked(at: moment, harvested: [Cast.published().uid]) == [])
        #expect(asked(at: moment.advanced(bySeconds: 4 * 86_400)) == [])
    }
}
