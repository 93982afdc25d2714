import App
import CivilTime
import Communities
import Foundation
import TestSupport
import Testing
import Workplace

/// Answers to invitations as they come: late, twice, foreign, in whole mails.
@Suite("Answers that come back")
struct AnswerTests {
    private static let now = Instant(rfc3339: "2027-02-16T08:00:00+01:00")

    private struct Reply {
        var said = "ACCEPTED"
        var stamp = "20270210T080000Z"
        var sequence = 0
        var organizer: String? = "ORGANIZER:mailto:kring@example.org"
    }

    private func text(_ reply: Reply, _ record: SessionRecord) -> String {
        let start = record.start.prefix(19).filter { $0 != "-" && $0 != ":" }
        let lines: [String?] = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN", "METHOD:REPLY",
            "BEGIN:VEVENT", "UID:\(record.uid)", "DTSTAMP:\(reply.stamp)",
            "DTSTART;TZID=Europe/Amsterdam:\(start)", reply.organizer,
            "ATTENDEE;PARTSTAT=\(reply.said):mailto:bram@example.org",
            "SEQUENCE:\(reply.sequence)", "END:VEVENT", "END:VCALENDAR",
        ]
        return lines.compactMap { $0 }.map { "\($0)\r\n" }.joined()
    }

    /// A published season, and a session to come of somebody.
    private func published() async throws -> (copy: ExampleCopy, records: [SessionRecord]) {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let records = try ListSessions(copy.workplace).run(SessionFilter(member: "bram")).sessions
        try #require(records.count > 1)
        return (copy, records)
    }

    private func outcome(
        _ text: String, _ copy: ExampleCopy, at moment: Instant? = now
    ) throws -> RecordAnswers.Entry.Outcome? {
        let file = copy.folder.appending(path: "reply.ics")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let report = try RecordAnswers(copy.workplace, now: try #require(moment)).run(
            path: file.path)
        return report.answers.first?.outcome
    }

    @Test(.slow) func `an answer older than the one that is known is said not to be kept`()
        async throws
    {
        let (copy, records) = try await published()
        let record = try #require(records.last)
        #expect(
            try outcome(text(Reply(said: "DECLINED", stamp: "20270210T120000Z"), record), copy)
                == .recorded)
        #expect(
            try outcome(text(Reply(said: "ACCEPTED", stamp: "20270210T080000Z"), record), copy)
                == .stale)
        #expect(
            try outcome(text(Reply(said: "TENTATIVE", stamp: "20270210T120001Z"), record), copy)
                == .recorded)
    }

    @Test(.slow) func `what names another organiser, a later version or the past is not taken`()
        async throws
    {
        let (copy, records) = try await published()
        let record = try #require(records.last)
        #expect(try outcome(text(Reply(organizer: nil), record), copy) == .foreign)
        #expect(
            try outcome(text(Reply(organizer: "ORGANIZER:mailto:x@evil.example"), record), copy)
                == .foreign)
        #expect(
            try outcome(text(Reply(organizer: "ORGANIZER:MAILTO:Kring@Example.org"), record), copy)
                == .recorded)
        #expect(try outcome(text(Reply(sequence: 7), record), copy) == .ahead)
        let first = try #require(records.first)
        #expect(
            try outcome(
                text(Reply(), first), copy, at: Instant(rfc3339: "2027-08-01T08:00:00+01:00"))
                == .past)
    }

    @Test(.slow) func `a whole mail is taken as it comes`() async throws {
        let (copy, records) = try await published()
        let record = try #require(records.last)
        let calendar = text(Reply(), record)
        let encoded = Data(calendar.utf8).base64EncodedString(options: [.lineLength76Characters])
        let quoted = calendar.replacing("=", with: "=3D").replacing("UID:", with: "UI=\r\nD:")
        let alternative = """
            From: bram@example.org\r
            Subject: Geaccepteerd\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed;\r
             boundary="a b"\r
            \r
            --a b\r
            Content-Type: multipart/alternative; boundary=inner\r
            \r
            --inner\r
            Content-Type: text/plain\r
            \r
            Ja\r
            --inner\r
            Content-Type: text/calendar; charset="utf-8"; method=REPLY\r
            Content-Transfer-Encoding: base64\r
            \r
            \(encoded)\r
            --inner--\r
            --a b--\r

            """
        let plain = """
            From: bram@example.org
            Content-Type: text/calendar; method=REPLY
            Content-Transfer-Encoding: quoted-printable

            \(quoted)
            """
        let bare = "\(encoded)\r\n"
        let cut = alternative.replacing("--inner--\r\n--a b--\r\n", with: "")
        for mail in [alternative, plain, bare, cut] {
            #expect(try outcome(mail, copy) == .recorded, "\(mail.prefix(200))")
        }
    }
}
