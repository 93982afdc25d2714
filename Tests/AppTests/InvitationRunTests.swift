import App
import CivilTime
import Communities
import Foundation
import Messages
import Season
import TestSupport
import Testing

/// Who wants sessions as invitations, over the life of a season.
@Suite("Invitations by the runner")
struct InvitationRunTests {
    private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    /// The calendar in a mail.
    private func calendar(_ mail: SentMail) throws -> String {
        let part = try #require(
            mail.source.components(separatedBy: "Content-Type: text/calendar").dropFirst().first)
        let body = try #require(part.components(separatedBy: "\r\n\r\n").dropFirst().first)
        let text = body.components(separatedBy: "\r\n--")[0].replacing("\r\n", with: "")
        let data = try #require(Data(base64Encoded: text))
        return String(decoding: data, as: UTF8.self).replacing("\r\n ", with: "")
    }

    @Test(.slow) func `each session is an invitation, and what changes is its next version`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let workplace = try copy.workplace
        _ = try ChooseMessages(workplace, now: try moment("2027-01-11T09:02:00+01:00")).choose(
            "saskia", amount: nil, isDigest: nil, quiet: nil, calendar: .invitations,
            isReset: false)
        func mails(at text: String) throws -> [SentMail] {
            try copy.run(at: moment(text)).filter { $0.to.contains("<saskia@") }
        }

        let due = try ListDueReminders(workplace, now: try moment("2027-01-11T09:10:00+01:00"))
            .run()
        let shown = due.messages.filter { $0.kind == .invitation }
        #expect(
            shown.count == 10
                && shown.allSatisfy {
                    $0.person == "saskia" && $0.subject.hasPrefix("Uitnodiging: ")
                })

        let first = try mails(at: "2027-01-11T09:10:00+01:00")
        let invitations = first.filter { $0.source.contains("method=REQUEST") }
        // Five sessions of each of her two communities, and the welcome.
        #expect(invitations.count == 10 && first.count == 11)
        #expect(
            try invitations.allSatisfy {
                try calendar($0).contains("mailto:saskia@example.org")
                    && $0.header("List-Unsubscribe") != ""
            })
        #expect(try mails(at: "2027-01-11T09:20:00+01:00").isEmpty)

        let options = DecisionOptions(reason: "Staking", isForced: true)
        _ = try CancelSession(workplace, now: try moment("2027-01-12T09:00:00+01:00"))
            .run("plgs-3", isSkip: false, options)
        let moved = try MoveSession(workplace, now: try moment("2027-01-12T09:01:00+01:00"))
            .run("plgs-2", to: AskedPlace(when: "10:30"), options)
        try #require(moved.isDone)
        let changed = try mails(at: "2027-01-12T09:15:00+01:00").map(calendar)
        #expect(changed.count == 2)
        #expect(
            changed.contains {
                $0.contains("METHOD:CANCEL") && $0.contains("UID:plgs-3.")
                    && $0.contains("SEQUENCE:1")
            })
        #expect(
            changed.contains {
                $0.contains("METHOD:REQUEST") && $0.contains("UID:plgs-2.")
                    && $0.contains("T103000") && $0.contains("SEQUENCE:1")
            })
        #expect(try mails(at: "2027-01-12T09:20:00+01:00").isEmpty)
    }

    @Test(.slow) func `who begins to want them is invited to what is to come`() async throws {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        _ = try copy.run(at: moment("2027-03-20T09:00:00+01:00"))
        _ = try ChooseMessages(copy.workplace, now: try moment("2027-03-20T09:02:00+01:00")).choose(
            "saskia", amount: nil, isDigest: nil, quiet: nil, calendar: .invitations,
            isReset: false)
        let mails = try copy.run(at: moment("2027-03-20T09:05:00+01:00"))
        #expect(mails.count == 6 && mails.allSatisfy { $0.to.contains("<saskia@") })
    }

    @Test(.slow)
    func `what somebody was invited to is taken back when they leave, or take the feed`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        func choose(_ calendar: MessageChoice.CalendarWay, at text: String) throws {
            _ = try ChooseMessages(copy.workplace, now: try moment(text)).choose(
                "samira", amount: nil, isDigest: nil, quiet: nil, calendar: calendar, isReset: false
            )
        }
        func calendars(at text: String) throws -> [String] {
            try copy.run(at: moment(text)).filter { $0.to.contains("<samira@") }
                .filter { $0.source.contains("text/calendar") }.map(calendar)
        }
        func stamp(_ calendar: String) -> String {
            let line = calendar.split(separator: "\r\n").first { $0.hasPrefix("DTSTAMP") }
            return String(line ?? "")
        }
        try choose(.invitations, at: "2027-01-11T09:02:00+01:00")
        let invited = try calendars(at: "2027-01-11T09:15:00+01:00")
        #expect(invited.count == 5 && invited.allSatisfy { $0.contains("METHOD:REQUEST") })

        try copy.change("communities/plgs.yaml", "luuk, samira, frank", to: "luuk, frank")
        let left = try calendars(at: "2027-01-11T10:00:00+01:00")
        #expect(left.count == 5)
        #expect(
            left.allSatisfy {
                $0.contains("METHOD:CANCEL") && $0.contains("mailto:samira@example.org")
                    && !$0.contains("STATUS") && $0.contains("SEQUENCE:1\r\n")
                    && !$0.contains("https://")
            })
        #expect(try calendars(at: "2027-01-11T10:05:00+01:00").isEmpty)

        try copy.change("communities/plgs.yaml", "luuk, frank", to: "luuk, samira, frank")
        let again = try calendars(at: "2027-01-11T11:00:00+01:00")
        #expect(
            again.count == 5
                && again.allSatisfy {
                    $0.contains("METHOD:REQUEST") && $0.contains("SEQUENCE:2\r\n")
                })
        let stamps = [invited, left, again].map { Set($0.map(stamp)) }
        #expect(stamps[0].allSatisfy { one in stamps[1].allSatisfy { one < $0 } })
        #expect(stamps[1].allSatisfy { one in stamps[2].allSatisfy { one < $0 } })

        _ = try MoveSession(copy.workplace, now: try moment("2027-01-11T11:10:00+01:00"))
            .run("plgs-2", to: AskedPlace(when: "10:30"), DecisionOptions(isForced: true))
        let moved = try calendars(at: "2027-01-11T11:25:00+01:00")
        #expect(moved.count == 1 && moved.allSatisfy { $0.contains("SEQUENCE:3\r\n") })

        try choose(.feed, at: "2027-01-11T11:30:00+01:00")
        let subscribed = try calendars(at: "2027-01-11T12:00:00+01:00")
        #expect(subscribed.count == 5 && subscribed.allSatisfy { $0.contains("METHOD:CANCEL") })
        #expect(try calendars(at: "2027-01-11T12:05:00+01:00").isEmpty)
    }
}
