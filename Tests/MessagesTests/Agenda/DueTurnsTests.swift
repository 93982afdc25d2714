import CivilTime
import Communities
import Messages
import TestSupport
import Testing

@Suite("Who has something to prepare")
struct DueTurnsTests {
    /// Tuesday 2 March 2027, 15:00 to 16:30 in Amsterdam.
    private let span = Cast.session().span(in: Cast.zone)

    private func turns(
        at now: Instant, known: Set<String> = [],
        roles: [(role: SessionRole, person: PersonID)] = [
            (.facilitator, "ada"), (.caseGiver, "bram"), (.harvester, "chaima"),
        ]
    ) -> DueTurns {
        DueTurns(
            of: [Cast.published()], audience: Audience(Cast.intent()), roles: { _ in roles },
            known: known, now: now)
    }

    @Test func `two days before, who has something to prepare is told`() {
        let moment = span.start.advanced(bySeconds: -2 * 86_400)
        #expect(turns(at: moment.advanced(bySeconds: -60)).due == [])
        #expect(turns(at: moment.advanced(bySeconds: -60)).nextDue == moment)
        #expect(turns(at: moment).due.map(\.person) == ["ada", "bram"])
        let known = Set(turns(at: moment).due.map(\.key.description))
        #expect(turns(at: moment.advanced(bySeconds: 3600), known: known).due == [])
    }

    @Test func `who has two roles is told once`() {
        let moment = span.start.advanced(bySeconds: -2 * 86_400)
        let both = turns(at: moment, roles: [(.facilitator, "ada"), (.caseGiver, "ada")])
        #expect(both.due.map(\.roles) == [[.facilitator, .caseGiver]])
    }

    @Test func `what was kept under a key is known by it for ever`() {
        let moment = span.start.advanced(bySeconds: -2 * 86_400)
        let entry = Cast.published()
        #expect(
            turns(at: moment).due.first?.key.description
                == "agenda/\(entry.uid)/2027-03-02T15:00/ada")
    }
}
