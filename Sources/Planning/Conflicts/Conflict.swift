/// Wishes that cannot all hold.
public struct Conflict: Sendable, Hashable {
    /// The communities whose sessions cannot all be held.
    public let communities: [Int]
    /// The wishes; nothing else that is asked plays a part.
    public let wishes: [Wish]
    /// For each wish a plan was found that holds all the others: none can be left out of the conflict.
    public let isMinimal: Bool
    /// What would do for these communities, everything else that is asked kept: least first.
    public let waysOut: [WayOut]
    /// A wish without a way out is none by itself, however far it gives way; else there was no time
    /// to find that out for every one.
    public let hasAllWaysOut: Bool
}

/// The least by which a wish would have to give way.
public struct WayOut: Sendable, Hashable {
    /// The wish.
    public let wish: Wish
    /// How far.
    public let loosening: Loosening
    /// The sessions that would not have been as the wish asks, and where they would be.
    public let exceptions: [Exception]

    /// One session that makes use of it.
    public struct Exception: Sendable, Hashable {
        /// The community.
        public let community: Int
        /// The occurrence.
        public let occurrence: Int
        /// Where it would be; nil when it would be left out.
        public let place: Plan.Occurrence?
    }

    /// How many sessions or things it touches, one that is left out for three: what ways out are
    /// compared by.
    public let price: Int
}

/// What a conflict search found.
public enum ConflictFinding: Sendable, Hashable {
    /// A plan without violations.
    case possible(Plan)
    /// Wishes that cannot hold together, no wish in two of the conflicts; and a plan that keeps
    /// everything but what the first way out of each gives up, where one was found.
    case impossible([Conflict], after: Plan?)
    /// Neither a plan nor a proof that there is none.
    case unknown
}
