public import CivilTime

/// When a message that was not taken is tried again: after 5 minutes, twice as long each time, up to 66 minutes.
public enum RetrySchedule {
    /// The moment of the next try; `nil` when the message would be of no more use by then.
    ///
    /// - Parameters:
    ///   - attempts: how often it was tried, the last time included.
    ///   - giveUpAt: from when on it is of no more use.
    public static func nextTry(after attempts: Int, now: Instant, giveUpAt: Instant) -> Instant? {
        let doublings = min(max(attempts - 1, 0), 4)
        let next = now.advanced(bySeconds: min(300 << doublings, 66 * 60))
        return next < giveUpAt ? next : nil
    }
}
