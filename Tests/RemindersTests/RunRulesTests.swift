import CivilTime
import Communities
import Digest
import Reminders
import TestSupport
import Testing

@Suite struct RunRulesTests {
    private static let lastRun = Cast.now

    @Test(arguments: [
        (0, ClockSanity.sane), (-300, .sane), (-301, .behindLastRun(seconds: 301)),
        (2_592_000, .sane), (2_592_001, .farAfterLastRun(seconds: 2_592_001)),
        (-365 * 86_400, .beforeBuild(seconds: 355 * 86_400)),
    ])
    func `a clock that cannot be right is not believed`(seconds: Int, verdict: ClockSanity) {
        let built = RunRulesTests.lastRun.advanced(bySeconds: -10 * 86_400)

        #expect(
            ClockSanity(
                now: RunRulesTests.lastRun.advanced(bySeconds: seconds),
                lastRun: RunRulesTests.lastRun, built: built) == verdict)
    }

    @Test func `the first run believes any clock after the build`() {
        let built = Cast.now

        #expect(
            ClockSanity(now: built.advanced(bySeconds: 1 << 31), lastRun: nil, built: built)
                == .sane)
        #expect(
            ClockSanity(now: Instant(secondsSinceEpoch: 0), lastRun: nil, built: built)
                == .beforeBuild(seconds: built.secondsSinceEpoch))
    }

    @Test(arguments: [(1, 5), (2, 10), (3, 20), (4, 40), (5, 66), (6, 66), (.max, 66), (0, 5)])
    func `each try waits twice as long, up to 66 minutes`(attempts: Int, minutes: Int) {
        let next = RetrySchedule.nextTry(
            after: attempts, now: Cast.now, giveUpAt: Cast.now.advanced(bySeconds: 86_400))

        #expect(next == Cast.now.advanced(bySeconds: minutes * 60))
    }

    @Test func `no try is made when the message would be of no more use`() {
        let giveUpAt = Cast.now.advanced(bySeconds: 300)

        #expect(RetrySchedule.nextTry(after: 1, now: Cast.now, giveUpAt: giveUpAt) == nil)
    }

    @Test func `a message keeps its identity, and no two share one`() {
        let notice = DeliveryKey.notice(uid: "a@b", sequence: 1, person: "ada")
        let next = DeliveryKey.notice(uid: "a@b", sequence: 2, person: "ada")
        let identity = MessageID(of: notice, secret: [1], host: "kring.example.org")

        #expect(identity == MessageID(of: notice, secret: [1], host: "kring.example.org"))
        #expect(identity != MessageID(of: next, secret: [1], host: "kring.example.org"))
        #expect(identity != MessageID(of: notice, secret: [2], host: "kring.example.org"))
        let code = base32(hmacSHA256(key: [1], message: "message:notice/a@b/1/ada"))
        #expect(identity.description == "\(code.prefix(26))@kring.example.org")
    }
}
