/// How much searching to do: a number of steps, or a time that somebody else measures.
public struct Budget: Sendable {
    /// Steps of the search, shared by its states; equal steps give an equal plan.
    public var steps: Int?
    /// The share of the time that is gone, asked every few hundred steps; 1 or more ends the
    /// search. Only asked when there are no ``steps``.
    public var progress: (@Sendable () -> Double)?
    /// Asked every few hundred steps; true ends the search early.
    public var shouldStop: (@Sendable () -> Bool)?

    /// A budget of steps, which `shouldStop` may cut short.
    ///
    /// Without steps the search goes on in ever longer rounds until `shouldStop` says so; without
    /// either only the first plan is built. Where the time is known, `Budget(progress:)` finds
    /// better plans, since it cools once over all of it.
    public init(steps: Int? = nil, shouldStop: (@Sendable () -> Bool)? = nil) {
        self.steps = steps
        self.shouldStop = shouldStop
    }

    /// A budget of time: `progress` gives the share of it that is gone, from 0 to 1.
    public init(progress: @escaping @Sendable () -> Double) { self.progress = progress }
}
