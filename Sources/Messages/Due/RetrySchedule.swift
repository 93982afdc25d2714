package import CivilTime
import Platform

/// When a message that was not taken is tried again: after 5 minutes, twice as long each time, up to 66 minutes.
///
/// Up to a fifth is added, another for each message and each try but always the same for these, so that messages that
/// were turned away together do not all come back together.
package enum RetrySchedule {
    /// How often a message is tried before it has failed: for most of a day.
    package static let mostTries = 20

    /// How many tries may have arrived without anybody knowing before a message has failed: each may be a
    /// copy that somebody gets.
    package static let mostDoubts = 5

    /// The moment of the next try; `nil` when there is none, or the message would be of no more use by then.
    ///
    /// - Parameters:
    ///   - attempts: how often it was tried, the last time included.
    ///   - doubts: how many of these tries may have arrived, the last time included.
    ///   - key: which message it is.
    ///   - giveUpAt: from when on it is of no more use.
    package static func nextTry(
        after attempts: Int, doubts: Int = 0, of key: String, now: Instant, giveUpAt: Instant
    ) -> Instant? {
        guard attempts < mostTries, doubts < mostDoubts else { return nil }
        let next = now.advanced(bySeconds: wait(after: attempts, of: key))
        return next < giveUpAt ? next : nil
    }

    /// Seconds until the next try.
    package static func wait(after attempts: Int, of key: String) -> Int {
        let doublings = min(max(attempts - 1, 0), 4)
        let seconds = min(300 << doublings, 66 * 60)
        let chance = Int(sha256("retry:\(key):\(attempts)").first ?? 0)
        return seconds + seconds * chance / (5 * 256)
    }
}
