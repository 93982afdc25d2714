/// How much searching to do: a number of steps, or a time that somebody else measures.
public struct Budget: Sendable {
    /// Steps of the search, shared by its states; equal steps give an equal plan.
    public var steps: Int?
    /// The share of the time that is gone, asked every few hundred steps; 1 or more ends the
    /// search. Only asked when there are no ``steps``.
    public var progress: (@Sendable () -> Double)?
    /// Asked every few hundred steps; true ends the search early.
    public var shouldStop: (@Sendable () -> Bool)?

    /// Told how the search is doing, now and then; never at once from two threads.
    public var report: (@Sendable (SearchProgress) -> Void)?

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

    /// Is the time up, or is the search told to stop.
    var isOver: @Sendable () -> Bool {
        let stop = shouldStop
        guard steps == nil, let progress else { return { stop?() ?? false } }
        return { progress() >= 1 || stop?() ?? false }
    }

    /// The same budget for a search that begins now: the time that is gone is not searched in, so
    /// it counts from here.
    var rest: Budget {
        guard steps == nil, let progress else { return self }
        let gone = min(progress(), 1)
        var rest = self
        rest.progress = { gone >= 1 ? 1 : (progress() - gone) / (1 - gone) }
        return rest
    }
}
