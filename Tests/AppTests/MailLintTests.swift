import App
import CivilTime
import Communities
import Foundation
import Messages
import Season
import TestSupport
import Testing

/// Every kind of message, read as strictly as the standards allow.
@Suite("Sound mail")
struct MailLintTests {
    @Test(.slow, arguments: [false, true])
    func `every message of a season is sound`(isServed: Bool) async throws {
        let copy = try ExampleCopy()
        if isServed {
            try copy.change("kring.yaml", "folder: public}", to: "folder: public, served: true}")
        }
        // Names that a careless program would put into a header as they are.
        try copy.change(
            "people.csv", "Noor van den Broek",
            to: "\"Noor \"\"de, Ënige\"\" <x@y.z> van den Broek, met een heel lange naam 👩‍🏫\"")
        try copy.change(
            "communities/plgs.yaml", "PLG's",
            to:
                "PLG's; =?utf-8?Q?x?= met «Ünïcode» en een titel die veel langer is dan een regel van een bericht mag zijn"
        )
        try copy.change(
            "communities/plgs.yaml", "color: seagreen",
            to: "color: seagreen\nno-agenda: {ask: 24 days before}")
        try await copy.planAndPublish()
        let workplace = try copy.workplace
        func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }
        func run(_ text: String) throws {
            let outcome = try RunDue(workplace, now: try moment(text)).run(
                RunOptions(isAcceptingClock: true))
            #expect(outcome.problems.map { $0.words(.en) } == [])
        }
        try run("2027-01-11T09:10:00+01:00")
        _ = try ChooseMessages(workplace, now: try moment("2027-01-11T09:10:00+01:00")).choose(
            PersonID(rawValue: "noor"), amount: .more, isDigest: true, quiet: nil, isReset: false)
        _ = try ChooseMessages(workplace, now: try moment("2027-01-11T09:20:00+01:00")).choose(
            "saskia", amount: nil, isDigest: nil, quiet: nil, calendar: .invitations,
            isReset: false)
        try run("2027-02-14T15:10:00+01:00")
        try run("2027-02-16T08:10:00+01:00")
        try run("2027-02-16T19:10:00+01:00")
        try copy.decline("marijn", "plgs-2", at: moment("2027-02-16T20:00:00+01:00"))
        _ = try CancelSession(workplace, now: try moment("2027-02-17T10:00:00+01:00")).run(
            SessionID(rawValue: "plgs-3"), isSkip: false,
            DecisionOptions(reason: "Ziek\r\nBcc: iedereen@example.org\r\n\r\n<script>"))
        _ = try MoveSession(workplace, now: try moment("2027-02-17T10:01:00+01:00")).run(
            SessionID(rawValue: "plgs-2"), to: AskedPlace(when: "Thu 14:00"),
            DecisionOptions(isForced: true))
        try run("2027-02-17T10:30:00+01:00")

        let messages = try copy.outbox()
        var amiss: [String] = []
        var subjects: Set<String> = []
        for (name, data) in messages {
            let lint = MailLint(Array(data))
            amiss += lint.findings.map { "\(name): \($0)" }
            subjects.insert(lint.values("Subject").first ?? "")
            let stop = lint.values("List-Unsubscribe").first ?? ""
            #expect(stop.contains("https://kring.example.org/u/") == isServed)
        }
        #expect(amiss.sorted().prefix(20) == [])
        #expect(messages.count > 150 && subjects.count > 20)
        #expect(
            messages.values.contains {
                String(decoding: $0, as: UTF8.self).contains("heeft nog geen begeleider")
            })
    }

    @Test func `what is wrong is found`() {
        let sound = """
            From: A <a@example.org>\r
            To: B <b@example.org>\r
            Subject: Hi\r
            Date: Tue, 16 Feb 2027 08:00:00 +0100\r
            Message-ID: <a@example.org>\r
            MIME-Version: 1.0\r
            Auto-Submitted: auto-generated\r
            List-Unsubscribe: <mailto:a@example.org>\r
            Content-Type: text/plain; charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            Hi=C3=AB\r

            """
        #expect(MailLint(Array(sound.utf8)).findings == [])
        let faults = [
            ("Subject: Hi\r\n", ""), ("Subject: Hi", "Subject: =?utf-8?Q?a b?="),
            ("Subject: Hi", "Subject: Hi\r\nBcc: c@example.org"), ("+0100", "CET"),
            ("=C3", "=c3"), ("Hi=C3=AB", "Hi=C3"), ("Hi=C3=AB", "Hië"), ("Hi=C3=AB", "Hi "),
            ("<mailto:a@example.org>", "<https://example.org/u>"), ("<b@example.org>", "<b>"),
            ("text/plain", "text/html"), ("auto-generated", "no"),
            ("Hi=C3=AB", String(repeating: "x", count: 80)),
        ]
        for (old, new) in faults {
            let spoilt = sound.replacing(old, with: new, maxReplacements: 1)
            #expect(!MailLint(Array(spoilt.utf8)).findings.isEmpty, "\(old) → \(new)")
        }
    }
}
