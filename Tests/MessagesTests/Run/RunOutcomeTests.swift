import Communities
import Messages
import Testing
import Workplace

@Suite("What a run ends with")
struct RunOutcomeTests {
    /// A problem of some severity.
    private struct Fact: RefusalReason {
        var status: EndStatus
        var dutch = "iets", english = "something"

        func words(_ language: Language) -> RefusalWords {
            RefusalWords(language.say(dutch, english))
        }
    }

    private func status(_ statuses: EndStatus...) -> EndStatus {
        var outcome = RunOutcome()
        for status in statuses {
            outcome.note(RunOutcome.Problem(Fact(status: status)))
        }
        return outcome.status
    }

    @Test(arguments: [EndStatus.bug, .ioError, .unavailable, .configuration])
    func `what can be tried again hides no fault`(fault: EndStatus) {
        #expect(status(.tryLater, fault) == fault)
        #expect(status(fault, .tryLater) == fault)
    }

    @Test func `a fault of our own comes before all else`() {
        #expect(status(.configuration, .bug, .ioError, .noPermission) == .bug)
        #expect(status() == .done)
        #expect(status(.tryLater, .tryLater) == .tryLater)
    }

    @Test func `what is wrong is said once, in the reader's language`() {
        var outcome = RunOutcome()
        for _ in 1...2 { outcome.note(RunOutcome.Problem(Fact(status: .tryLater), "ada")) }
        outcome.note(RunOutcome.Problem(Fact(status: .tryLater), "bram"))

        #expect(outcome.problems.map(\.person) == ["ada", "bram"])
        #expect(outcome.problems.map { $0.words(.nl) } == ["iets", "iets"])
        #expect(outcome.problems.map { $0.words(.en) } == ["something", "something"])
    }

    @Test func `one line tells what was done, in both languages`() {
        var outcome = RunOutcome()
        outcome.counts[.queued] = 3
        for deed in [RunCounts.Deed.sent, .sent, .deferred, .uncertain, .late, .dropped, .online] {
            outcome.counts.add(deed)
        }

        #expect(
            outcome.summary(.en)
                == "run: 3 queued, 2 sent, 2 to try again, 0 failed, 2 too late; "
                + "0 files written, 1 without an agenda put online")
        #expect(
            outcome.summary(.nl)
                == "run: 3 klaargezet, 2 verzonden, 2 opnieuw te proberen, 0 mislukt, 2 te laat; "
                + "0 bestanden geschreven, 1 zonder agenda online gezet")
        #expect(
            RunOutcome(isBusy: true).summary(.en)
                == "run: another run is at work; nothing to do")
    }

    @Test func `programs know what was done by names that stay`() {
        var outcome = RunOutcome()
        #expect(outcome.counts.named == [:])
        outcome.counts[.queued] = 0
        outcome.counts.add(.sent)
        #expect(outcome.counts.named == ["queued": 0, "sent": 1])
        #expect(
            RunCounts.Deed.allCases.map(\.rawValue) == [
                "queued", "sent", "deferred", "failed", "uncertain", "late", "dropped", "pages",
                "online", "calendars",
            ])
    }
}
