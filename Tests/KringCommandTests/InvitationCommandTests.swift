import Foundation
import TestSupport
import Testing

@Suite("Invitations by command", .slow)
struct InvitationCommandTests {
    private static let now = "2027-01-12T09:00:00+01:00"

    /// What a calendar answers: the invitation with another METHOD and PARTSTAT.
    private func reply(
        to invitation: String, _ answer: String, method: String = "REPLY"
    ) -> String {
        invitation.replacing("\r\n ", with: "")
            .replacing("METHOD:REQUEST", with: "METHOD:\(method)")
            .replacing("PARTSTAT=NEEDS-ACTION", with: "PARTSTAT=\(answer)")
    }

    private func invited(_ copy: Copy) throws -> (session: String, invitation: String) {
        try copy.planAndPublish()
        let session = try #require(try copy.sessions().first { $0.community == "studentcoaching" })
        let sent = try copy.kring(
            "invitation", session.id, "--for", "lieke", "--now", Self.now)
        try #require(sent.status == 0, "\(sent.talk)")
        return (session.id, sent.output)
    }

    private func answer(_ copy: Copy, _ text: String) throws -> Command.Result {
        let file = copy.folder.appending(path: "reply.ics")
        try text.write(to: file, atomically: true, encoding: .utf8)
        return try copy.kring("answer", file.path, "--now", Self.now)
    }

    @Test func `an invitation that is accepted is kept, and shown in the next one`() throws {
        let copy = try Copy()
        let (session, invitation) = try invited(copy)

        let kept = try answer(copy, reply(to: invitation, "ACCEPTED"))

        #expect(kept.status == 0)
        #expect(kept.output == "lieke comes to \(session)\n")
        let again = try copy.kring("invitation", session, "--for", "lieke", "--now", Self.now)
        #expect(again.output.replacing("\r\n ", with: "").contains("PARTSTAT=ACCEPTED"))
    }

    @Test func `an answer to a time the session no longer has is not kept`() throws {
        let copy = try Copy()
        let (session, invitation) = try invited(copy)
        let moved = try copy.kring(
            "move", session, "--to", "Mon 10:00", "--force", "--now", Self.now)
        try #require(moved.status == 0, "\(moved.output)\(moved.talk)")

        let kept = try answer(copy, reply(to: invitation, "DECLINED"))

        #expect(kept.status == 1)
        #expect(kept.output.contains("no longer has"))
    }

    @Test func `another time that is proposed is shown with what can be done`() throws {
        let copy = try Copy()
        let (session, invitation) = try invited(copy)

        let shown = try answer(copy, reply(to: invitation, "TENTATIVE", method: "COUNTER"))

        #expect(shown.status == 0)
        #expect(shown.output.contains("kring move \(session) --to \""))
        #expect(shown.output.contains("kring invitation \(session) --for lieke --decline-counter"))
        let declined = try copy.kring(
            "invitation", session, "--for", "lieke", "--decline-counter", "--now", Self.now)
        #expect(declined.output.contains("METHOD:DECLINECOUNTER\r\n"))
    }

    @Test func `a calendar that is no answer is bad data, a stranger's answer is not kept`() throws
    {
        let copy = try Copy()
        let (_, invitation) = try invited(copy)

        #expect(try answer(copy, invitation).status == 65)
        let strange = reply(to: invitation, "ACCEPTED")
            .replacing("mailto:lieke@", with: "mailto:stranger@")
        let kept = try answer(copy, strange)

        #expect(kept.status == 1)
        #expect(kept.output.contains("nobody in the list of people has the address stranger@"))
    }

    @Test func `as mail it is a message whose calendar part names the method`() throws {
        let copy = try Copy()
        let (session, _) = try invited(copy)

        let mail = try copy.kring(
            "invitation", session, "--for", "lieke", "--mail", "--now", Self.now)

        #expect(mail.status == 0)
        #expect(mail.output.hasPrefix("From: Hogeschool Kring <kring@example.org>\r\n"))
        #expect(mail.output.contains("To: Lieke Driessen <lieke@example.org>\r\n"))
        #expect(
            mail.output.contains("Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n"))
        let again = try copy.kring(
            "invitation", session, "--for", "lieke", "--mail", "--now", Self.now)
        #expect(again.output == mail.output)
    }
}
