import CivilTime
import Communities
import Meeting
import Testing

@testable import App
@testable import kring

/// What reports say where a season of the example gives no occasion.
@Suite("What reports say")
struct ReportTextTests {
    private func rota(_ language: Language) throws -> RotaReport {
        RotaReport(
            community: "plgs",
            sessions: [
                .init(
                    session: "plgs-2", date: try #require(CivilDate("2027-03-04")),
                    roles: [
                        .init(
                            role: .facilitator, person: "marijn", name: "Marijn Vos",
                            mentor: "noor", why: "beurt 1", declined: true, mentorName: "Noor")
                    ])
            ], holders: [.init(role: .connector, people: ["noor"], names: ["Noor"])],
            name: "PLGS", language: language)
    }

    @Test func `who will not come, and who stands beside, is below the table`() throws {
        let dutch = RotaText(try rota(.nl)).text()
        #expect(dutch.contains("plgs-2: Marijn Vos (begeleider) komt niet"))
        #expect(dutch.contains("Marijn Vos begeleidt voor het eerst; Noor staat ernaast"))
        let english = RotaText(try rota(.en)).text(withReasons: true)
        #expect(english.hasPrefix("Roles in PLGS\n"))
        #expect(english.contains("  Facilitator: Marijn Vos (beurt 1)\n    does not come"))
    }

    @Test func `what was forgotten is told, or that nothing was kept`() {
        let english = CareText(.en)
        #expect(english.lines(forgotten: "teun", files: nil) == ["nothing is kept of teun"])
        #expect(english.lines(forgotten: "teun", files: 0).count == 3)
        #expect(
            english.lines(forgotten: "teun", files: 2)[1]
                == "2 mails in the outbox folder were removed")
        #expect(CareText(.nl).lines(forgotten: "teun", files: nil) == ["van teun is niets bewaard"])
    }

    @Test func `an answer that proposes another time comes with both ways to go on`() {
        let entry = RecordAnswers.Entry(
            outcome: .proposed, person: "noor", address: "noor@example.org", sessions: ["plgs-3"],
            answer: nil, start: "2027-03-04T10:00:00+01:00", end: "2027-03-04T11:00:00+01:00",
            comment: "liever\nlater")
        #expect(
            AnswerText(.en).text(entry) == """
                noor proposes another time for plgs-3: 2027-03-04T10:00:00+01:00 to 2027-03-04T11:00:00+01:00
                  accept:  kring move plgs-3 --to "2027-03-04 10:00"
                  decline: kring invitation plgs-3 --for noor --decline-counter
                  “liever later”
                """)
        #expect(AnswerText(.nl).text(entry).contains("  aannemen: kring move plgs-3 --to"))
    }

    @Test func `a choice is told whole`() {
        var choice = MessageChoice()
        choice.amount = .fewer
        choice.isDigest = true
        choice.channel = "plgs-teams"
        choice.calendar = .invitations
        #expect(
            ChoiceText(.en).text(choice, of: "noor")
                == "noor gets: fewer, one mail a day, in the channel plgs-teams, sessions as invitations"
        )
        #expect(
            ChoiceText(.nl).text(choice, of: "noor")
                == "noor krijgt: minder (fewer), één mail per dag, in het kanaal plgs-teams, bijeenkomsten als uitnodiging"
        )
    }

    @Test(arguments: Language.allCases)
    func `every kind and state of a message has a word that fits its column`(language: Language) {
        let words = MessageWords(language)
        let kinds = [
            "reminder", "notice", "welcome", "invitation", "withdrawal", "agenda", "harvest",
            "proposal",
        ].map(words.kind)
        let states = [
            "due", "sending", "sent", "deferred", "failed", "uncertain", "skippedLate", "dropped",
            "collapsed", "covered",
        ].map(words.state)
        #expect(Set(kinds).count == kinds.count && Set(states).count == states.count)
        #expect(states.allSatisfy { $0.count <= 11 })
        #expect(language == .en || kinds.allSatisfy { $0.count <= words.kindWidth })
    }
}
