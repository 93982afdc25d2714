import CivilTime
import Communities
import Messages
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

    @Test
    func `who leaves is told once that the invitation no longer holds, and may be invited anew`() {
        var known: Set = [DeliveryKey.invitation(uid: entry.uid, person: "ada").description]
        func found(_ choice: MessageChoice = MessageChoice(), isMember: Bool = false)
            -> [DueInvitation]
        {
            var community = Cast.community
            if !isMember { community.members.removeAll { $0.person == "ada" } }
            return DueInvitations(
                of: [entry],
                audience: Audience(Cast.intent([community]), choices: ["ada": choice]),
                known: known, now: entry.created.advanced(bySeconds: 3600)
            ).due
        }
        #expect(found(MessageChoice(amount: MessageChoice.Amount.none)) == [])
        let withdrawn = found()
        #expect(withdrawn.map(\.person) == ["ada"] && withdrawn.map(\.occasion) == [.left])
        known.formUnion(withdrawn.map(\.key.description))
        #expect(found() == [])

        let wanted = MessageChoice(calendar: .invitations)
        let again = found(wanted, isMember: true)
        #expect(again.map(\.occasion) == [.invited] && again.map(\.lift) == [2])
        known.formUnion(again.map(\.key.description))
        #expect(found(wanted, isMember: true) == [])
        #expect(found(isMember: true).map(\.occasion) == [.subscribed])
        known.formUnion(found(isMember: true).map(\.key.description))
        #expect(found(isMember: true) == [] && known.count == 4)
    }

    @Test func `what is off is withdrawn from nobody whose calendar was told`() {
        let off = Cast.published(status: .cancelled)
        let invited = DeliveryKey.invitation(uid: off.uid, person: "ada").description
        let notice = DeliveryKey.notice(uid: off.uid, sequence: off.sequence, person: "ada")
        #expect(
            found(after: 3600, known: [invited], choice: MessageChoice(), status: .cancelled)
                .due.map(\.occasion) == [.subscribed])
        #expect(
            found(
                after: 3600, known: [invited, notice.description], choice: MessageChoice(),
                status: .cancelled
            ).due == [])
    }

    @Test func `nobody is invited at night`() {
        // Published on Monday at 08:00; 23:00.
        let night = found(after: 15 * 3600)
        #expect(night.due == [])
        #expect(night.nextDue == entry.created.advanced(bySeconds: 23 * 3600 + 1800))
    }
}
