package import CivilTime

/// Whether the machine's clock can be believed: one that starts in 1970 or jumps to 2099 must not mail everybody.
package enum ClockSanity: Hashable, Sendable {
    /// It can.
    case sane
    /// It is before the last run, by more than five minutes; how many seconds.
    case behindLastRun(seconds: Int)
    /// Since the last run it went more than 30 days further than the machine counted; how many seconds.
    case jumpedAhead(seconds: Int)
    /// It is more than 400 days after the last run, and nobody counted; how many seconds.
    case farAfterLastRun(seconds: Int)
    /// It is before this program was built; how many seconds.
    case beforeBuild(seconds: Int)

    /// Judges a clock.
    ///
    /// - Parameters:
    ///   - now: what it says.
    ///   - lastRun: when the last run ended, by the clock of then; `nil` for the first run.
    ///   - built: when this program was built, or its sources were last changed.
    ///   - counted: the seconds since the last run by a clock that nobody can set; `nil`: the machine was started again
    ///     meanwhile, or does not say. Then a summer without runs looks like a jump, and is believed.
    package init(now: Instant, lastRun: Instant?, built: Instant, counted: Int? = nil) {
        if now < built {
            self = .beforeBuild(seconds: now.seconds(until: built))
        } else if let lastRun, now.advanced(bySeconds: 300) < lastRun {
            self = .behindLastRun(seconds: now.seconds(until: lastRun))
        } else if let lastRun, let counted,
            counted + 30 * 86_400 < lastRun.seconds(until: now)
        {
            self = .jumpedAhead(seconds: lastRun.seconds(until: now) - counted)
        } else if let lastRun, counted == nil, lastRun.advanced(bySeconds: 400 * 86_400) < now {
            self = .farAfterLastRun(seconds: lastRun.seconds(until: now))
        } else {
            self = .sane
        }
    }
}
