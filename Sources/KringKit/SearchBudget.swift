/// How long and how a plan is searched for.
public struct SearchBudget: Sendable {
    /// Steps to take; `nil`: until the time is up.
    public let steps: Int?
    /// The seed of the search's chances.
    public let seed: UInt64
    /// Cores to use.
    public let workers: Int
    /// The share of the time that is gone, from 0 to 1; asked only without steps.
    public let timeGone: @Sendable () -> Double

    /// A budget in steps when given, otherwise in the time that `timeGone` measures.
    public init(
        steps: Int?, seed: UInt64, workers: Int,
        timeGone: @escaping @Sendable () -> Double = { 1 }
    ) {
        self.steps = steps
        self.seed = seed
        self.workers = workers
        self.timeGone = timeGone
    }
}
