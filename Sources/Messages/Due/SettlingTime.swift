/// How long what is new waits before people are told: a plan that is put right at once is told once.
package enum SettlingTime {
    /// Seconds without a further change after which something is told.
    package static let rest = 600
    /// Seconds after the first change of several at which they are told in any case.
    static let longestRest = 3600
}
