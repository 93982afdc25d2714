import CivilTime
import Communities
import Messages
import Platform
import TestSupport
import Testing

@Suite struct RunRulesTests {
    private static let lastRun = Cast.now

    @Test(arguments: [
        (0, ClockSanity.sane), (-300, .sane), (-301, .behindLastRun(seconds: 301)),
        // A summer, and a year, in which nobody ran it.
        (4_060_800, .sane), (34_560_000, .sane),
        (34_560_001, .farAfterLastRun(seconds: 34_560_001)),
        (-31_536_000, .beforeBuild(seconds: 30_672_000)),
    ])
    func `a clock that cannot be right is not believed`(seconds: Int, verdict: ClockSanity) {
        let built = RunRulesTests.lastRun.advanced(bySeconds: -10 * 86_400)

        #expect(
            ClockSanity(
                now: RunRulesTests.lastRun.advanced(bySeconds: seconds),
                lastRun: RunRulesTests.lastRun, built: built) == verdict)
    }

    /// What a clock that nobody can set counted between two runs of one start of the machine.
    @Test(arguments: [
        (300, 300, ClockSanity.sane), (4_060_800, 4_060_800, .sane),
        (69_120_000, 69_120_000, .sane), (2_592_300, 300, .sane),
        (2_592_301, 300, .jumpedAhead(seconds: 2_592_001)),
        (4_060_800, 300, .jumpedAhead(seconds: 4_060_500)),
        (-301, 60, .behindLastRun(seconds: 301)), (60, 4_060_800, .sane),
    ])
    func `a clock that jumps ahead while runs go on is in doubt, an absence is not`(
        seconds: Int, counted: Int, verdict: ClockSanity
    ) {
        #expect(
            ClockSanity(
                now: RunRulesTests.lastRun.advanced(bySeconds: seconds),
                lastRun: RunRulesTests.lastRun,
                built: RunRulesTests.lastRun.advanced(bySeconds: -86_400), counted: counted)
                == verdict)
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

    @Test(arguments: [(1, 5), (2, 10), (3, 20), (4, 40), (5, 66), (6, 66), (19, 66), (0, 5)])
    func `each try waits twice as long, up to 66 minutes, and a fifth more by chance`(
        attempts: Int, minutes: Int
    ) throws {
        let giveUpAt = Cast.now.advanced(bySeconds: 86_400)
        let waits = try (0..<50).map { number in
            let next = try #require(
                RetrySchedule.nextTry(
                    after: attempts, of: "key-\(number)", now: Cast.now, giveUpAt: giveUpAt))
            return Cast.now.seconds(until: next)
        }

        #expect(waits.allSatisfy { (minutes * 60...minutes * 72).contains($0) })
        #expect(Set(waits).count > 20)
        let again = RetrySchedule.nextTry(
            after: attempts, of: "key-0", now: Cast.now, giveUpAt: giveUpAt)
        #expect(again == Cast.now.advanced(bySeconds: waits[0]))
    }

    @Test
    func
        `tries come to an end: when nothing helps, sooner when each may have arrived, and when it is too late`()
    {
        let giveUpAt = Cast.now.advanced(bySeconds: 86_400)
        func hasNext(_ attempts: Int, doubts: Int = 0, giveUpAt end: Instant) -> Bool {
            RetrySchedule.nextTry(
                after: attempts, doubts: doubts, of: "a", now: Cast.now, giveUpAt: end)
                != nil
        }

        #expect(hasNext(19, giveUpAt: giveUpAt) && !hasNext(20, giveUpAt: giveUpAt))
        #expect(hasNext(19, doubts: 4, giveUpAt: giveUpAt))
        #expect(!hasNext(5, doubts: 5, giveUpAt: giveUpAt))
        #expect(!hasNext(1, giveUpAt: Cast.now.advanced(bySeconds: 300)))
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
