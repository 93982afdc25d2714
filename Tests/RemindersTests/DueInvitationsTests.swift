import CivilTime
import Communities
import Reminders
import TestSupport
import Testing

@Suite("Inviting people")
struct DueInvitationsTests {
    private let entry = Cast.published()

    private func found(
        after seconds: Int, known: Set<String> = [], choice: MessageChoice? = nil,
        status: PublishedSession.Status = .confirmed
    ) -> DueInvitations {
        let wanted = MessageChoice(calendar: .invitations)
        return DueInvitations(
            of: [Cast.published(status: status)],
            audience: Audience(Cast.intent(), choices: ["ada": choice ?? wanted]), known: known,
            now: entry.created.advanced(bySeconds: seconds))
    }

    @Test func `who wants invitations gets one of each session, once, and nobody else does`() {
        #expect(found(after: 599).due == [])
        #expect(found(after: 599).nextDue == entry.created.advanced(bySeconds: 600))
        let due = found(after: 600).due
        #expect(due.map(\.person) == ["ada"])
        #expect(found(after: 700, known: Set(due.map(\.key.description))).due == [])
        #expect(found(after: 700, choice: MessageChoice()).due == [])
    }

    @Test func `who wants nothing is not invited, and nobody to what is off or has begun`() {
        let silent = MessageChoice(amount: .none, calendar: .invitations)
        #expect(found(after: 600, choice: silent).due == [])
        #expect(found(after: 600, status: .cancelled).due == [])
        let start = entry.session.span(in: Cast.zone).start
        #expect(found(after: start.secondsSinceEpoch - entry.created.secondsSinceEpoch).due == [])
    }

    @Test func `nobody is invited at night`() {
        // Published on Monday at 08:00; 23:00.
        let night = found(after: 15 * 3600)
        #expect(night.due == [])
        #expect(night.nextDue == entry.created.advanced(bySeconds: 23 * 3600 + 1800))
    }
}
