import App
import CivilTime
import Communities
import Foundation
import Season
import TestSupport
import Testing

/// What people hear over the life of a season.
@Suite("Messages")
struct MessagesTests {
    private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    private func published() async throws -> ExampleCopy {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        return copy
    }

    /// Runs, and gives the new mails.
    private func run(_ copy: ExampleCopy, at text: String) throws -> [SentMail] {
        try copy.run(at: moment(text))
    }

    @Test(.slow)
    func
        `a new season welcomes everybody once, each with the sessions and the address of their own`()
        async throws
    {
        let copy = try await published()
        #expect(try run(copy, at: "2027-01-11T09:05:00+01:00").isEmpty)

        let mails = try run(copy, at: "2027-01-11T09:10:00+01:00")

        #expect(Set(mails.map(\.to)).count == mails.count && mails.count > 80)
        #expect(mails.allSatisfy { $0.header("Subject").contains("Wel") })
        let links = mails.compactMap { mail in
            mail.text.split(separator: "\r\n").first { $0.contains("webcal://") }
        }
        #expect(Set(links).count == mails.count)
        #expect(try run(copy, at: "2027-01-11T09:15:00+01:00").isEmpty)
    }

    @Test(.slow)
    func `several changes in a short time are one mail of what is different in the end`()
        async throws
    {
        let copy = try await published()
        _ = try run(copy, at: "2027-01-12T09:10:00+01:00")
        let workplace = try copy.workplace
        func move(_ session: String, _ to: String, at text: String) throws {
            _ = try MoveSession(workplace, now: try moment(text)).run(
                SessionID(rawValue: session), to: AskedPlace(when: to),
                DecisionOptions(reason: "Zaal bezet", isForced: true))
        }
        try move("plgs-2", "Thu 14:00", at: "2027-01-12T10:00:00+01:00")
        #expect(try run(copy, at: "2027-01-12T10:05:00+01:00").isEmpty)
        try move("plgs-2", "Thu 15:00", at: "2027-01-12T10:06:00+01:00")
        _ = try CancelSession(workplace, now: try moment("2027-01-12T10:07:00+01:00")).run(
            SessionID(rawValue: "plgs-3"), isSkip: false, DecisionOptions(reason: "Staking"))
        #expect(try run(copy, at: "2027-01-12T10:12:00+01:00").isEmpty)

        let mails = try run(copy, at: "2027-01-12T10:17:00+01:00")

        #expect(Set(mails.map(\.to)).count == mails.count && mails.count > 20)
        let dutch = mails.filter { $0.header("Content-Language") == "nl" }
        #expect(dutch.allSatisfy { $0.header("Subject").hasPrefix("2 wijzigingen: PLG's") })
        #expect(
            dutch.allSatisfy { mail in
                mail.text.contains("15:00") && !mail.text.contains(", 14:00–16:00")
                    && mail.text.contains("Staking") && mail.text.contains("Was: dinsdag")
            })
        #expect(try run(copy, at: "2027-01-12T10:22:00+01:00").isEmpty)
    }

    @Test(.slow) func `what was changed and changed back is told to nobody`() async throws {
        let copy = try await published()
        _ = try run(copy, at: "2027-01-12T09:10:00+01:00")
        let workplace = try copy.workplace
        let options = DecisionOptions(reason: "Vergissing")
        _ = try CancelSession(workplace, now: try moment("2027-01-12T10:00:00+01:00")).run(
            SessionID(rawValue: "plgs-3"), isSkip: false, options)
        _ = try MoveSession(workplace, now: try moment("2027-01-12T10:05:00+01:00")).restore(
            SessionID(rawValue: "plgs-3"), to: AskedPlace(), options)
        #expect(try run(copy, at: "2027-01-12T10:30:00+01:00").isEmpty)
    }

    @Test(.slow)
    func `who facilitates gets the agenda two days before, who harvests is asked after`()
        async throws
    {
        let copy = try await published()
        _ = try run(copy, at: "2027-02-01T09:00:00+01:00")
        // The first session is on Tuesday 16 February.
        let before = try run(copy, at: "2027-02-14T15:00:00+01:00").filter {
            $0.source.contains("-agenda.html")
        }
        #expect(!before.isEmpty)
        #expect(
            before.allSatisfy {
                $0.text.contains("Jij begeleidt deze bijeenkomst")
                    || $0.text.contains("You facilitate this session")
            })

        let after = try run(copy, at: "2027-02-16T19:00:00+01:00")
        #expect(
            after.contains {
                $0.text.contains("Schrijf kort op wat") || $0.text.contains("Write down briefly")
            })
    }

    @Test(.slow) func `who chose nothing gets nothing`() async throws {
        let copy = try await published()
        let workplace = try copy.workplace
        let now = try moment("2027-01-11T09:05:00+01:00")
        let people = ["noor", "sem", "priya"]
        for person in people {
            _ = try ChooseMessages(workplace, now: now).choose(
                PersonID(rawValue: person), amount: MessageChoice.Amount.none, isDigest: nil,
                quiet: nil, isReset: false)
        }
        let mails =
            try run(copy, at: "2027-01-11T09:10:00+01:00")
            + run(copy, at: "2027-02-16T08:00:00+01:00")
        #expect(mails.count > 100)
        for person in people { #expect(!mails.contains { $0.to.contains("<\(person)@") }) }
    }
}
