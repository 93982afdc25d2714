package import Planning

/// How long and how a plan is searched for.
package struct SearchBudget: Sendable {
    /// Steps to take; `nil`: until the time is up.
    package let steps: Int?
    /// The seed of the search's chances.
    package let seed: UInt64
    /// Cores to use.
    package let workers: Int
    /// The share of the time that is gone, from 0 to 1; asked only without steps.
    package let timeGone: @Sendable () -> Double
    /// True ends the search early, with the best plan so far.
    package var shouldStop: @Sendable () -> Bool = { false }
    /// True ends the search for reasons where no plan keeps every wish.
    package var isExplainingOver: @Sendable () -> Bool = { false }
    /// Told how the search is doing.
    package var report: @Sendable (SearchProgress) -> Void = { _ in }
    /// Seconds since the search was asked for; for the trace.
    package var seconds: @Sendable () -> Double = { 0 }

    /// A budget in steps when given, otherwise in the time that `timeGone` measures.
    package init(
        steps: Int?, seed: UInt64, workers: Int,
        timeGone: @escaping @Sendable () -> Double = { 1 }
    ) {
        self.steps = steps
        self.seed = seed
        self.workers = workers
        self.timeGone = timeGone
    }
}
