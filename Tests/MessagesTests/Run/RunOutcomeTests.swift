import Messages
import Testing
import Workplace

@Suite("What a run ends with")
struct RunOutcomeTests {
    private func status(_ statuses: EndStatus...) -> EndStatus {
        var outcome = RunOutcome()
        for status in statuses {
            outcome.note(RunOutcome.Problem(words: "\(status)", status: status))
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
}
