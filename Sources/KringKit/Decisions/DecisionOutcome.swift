public import Communities

/// What became of a person's decision, for people and for `--json` of `kring move|cancel|skip|restore`.
public struct DecisionOutcome: Sendable, Encodable {
    /// Somebody who is expected at the session.
    public struct Touched: Hashable, Sendable, Encodable {
        /// Who.
        public var person: PersonID
        /// The full name.
        public var name: String
        /// How much they take part.
        public var level: Participation
        /// Whether they can come, as far as calendars and the other sessions tell.
        public var canCome: Bool
    }

    /// Something in the way.
    public struct Obstacle: Hashable, Sendable, Encodable {
        /// What it is, in words.
        public var words: String
        /// Whether nobody can set it aside: a taken room, a holiday. Otherwise it is a wish.
        public var isFact: Bool
    }

    /// A place that is possible.
    public struct Possibility: Hashable, Sendable, Encodable {
        /// `2027-03-04 10:00`, as `--to` reads it.
        public var to: String
        /// The room; `nil`: online.
        public var room: SpaceID?
        /// How people meet.
        public var mode: Mode
        /// Names of members who could not come.
        public var missing: [String]
        /// The same in words.
        public var words: String
    }

    /// The session.
    public var session: SessionID
    /// What was decided.
    public var decision: Pin.Decision
    /// Why.
    public var reason: String?
    /// Who decided.
    public var by: String?
    /// Whether people know it now.
    public var isDone: Bool
    /// From where to where, in words.
    public var words: String
    /// What stands in the way; not done because of it unless `isForced`.
    public var collisions: [Obstacle]
    /// Whether what stands in the way was set aside.
    public var isForced: Bool
    /// Whether forcing it would be possible.
    public var canBeForced: Bool
    /// Where it could be instead, the nearest first.
    public var possibilities: [Possibility]
    /// Whom it touches.
    public var people: [Touched]
    /// Every session that changes for people.
    public var changes: [SessionChange]
    /// The number of the plan that has it.
    public var plan: Int?
    /// A draft that no longer counts, because it does not know of this.
    public var staleDraft: Int?
    /// Files with new bytes.
    public var filesWritten: Int
}
