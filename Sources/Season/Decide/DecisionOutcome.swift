package import Communities

/// What became of a person's decision, for people and for `--json` of `kring move|cancel|skip|restore`.
package struct DecisionOutcome: Sendable, Encodable {
    /// Somebody who is expected at the session.
    package struct Touched: Hashable, Sendable, Encodable {
        /// Who.
        package var person: PersonID
        /// The full name.
        package var name: String
        /// How much they take part.
        package var level: Participation
        /// Whether they can come, as far as calendars and the other sessions tell.
        package var canCome: Bool
    }

    /// Something in the way.
    package struct Obstacle: Hashable, Sendable, Encodable {
        /// What it is, in words.
        package var words: String
        /// Whether nobody can set it aside: a taken room, a holiday. Otherwise it is a wish.
        package var isFact: Bool

        package init(words: String, isFact: Bool) {
            self.words = words
            self.isFact = isFact
        }
    }

    /// A place that is possible.
    package struct Possibility: Hashable, Sendable, Encodable {
        /// `2027-03-04 10:00`, as `--to` reads it.
        package var to: String
        /// The room; `nil`: online.
        package var room: SpaceID?
        /// How people meet.
        package var mode: Mode
        /// Names of members who could not come.
        package var missing: [String]
        /// The same in words.
        package var words: String
    }

    /// The session.
    package var session: SessionID
    /// What was decided.
    package var decision: Pin.Decision
    /// Why.
    package var reason: String?
    /// Who decided.
    package var by: String?
    /// Whether people know it now.
    package var isDone: Bool
    /// From where to where, in words.
    package var words: String
    /// What stands in the way; not done because of it unless `isForced`.
    package var collisions: [Obstacle]
    /// Whether what stands in the way was set aside.
    package var isForced: Bool
    /// Whether forcing it would be possible.
    package var canBeForced: Bool
    /// Where it could be instead, the nearest first.
    package var possibilities: [Possibility]
    /// Whom it touches.
    package var people: [Touched]
    /// Every session that changes for people.
    package var changes: [SessionChange]
    /// The number of the plan that has it.
    package var plan: Int?
    /// A draft that no longer counts, because it does not know of this.
    package var staleDraft: Int?
    /// Files with new bytes.
    package var filesWritten: Int

    package init(
        session: SessionID, decision: Pin.Decision, reason: String? = nil, by: String? = nil,
        isDone: Bool, words: String, collisions: [Obstacle], isForced: Bool, canBeForced: Bool,
        possibilities: [Possibility], people: [Touched], changes: [SessionChange], plan: Int? = nil,
        staleDraft: Int? = nil, filesWritten: Int
    ) {
        self.session = session
        self.decision = decision
        self.reason = reason
        self.by = by
        self.isDone = isDone
        self.words = words
        self.collisions = collisions
        self.isForced = isForced
        self.canBeForced = canBeForced
        self.possibilities = possibilities
        self.people = people
        self.changes = changes
        self.plan = plan
        self.staleDraft = staleDraft
        self.filesWritten = filesWritten
    }
}
