package import CivilTime
package import Communities

/// A plan of a season, as it was when it was made.
package struct PlanVersion: Hashable, Sendable {
    /// Where it stands.
    package enum State: String, Hashable, Sendable, Codable {
        /// Made, seen by nobody else.
        case draft
        /// What people know.
        case published
        /// Another plan was published in its place.
        case superseded
    }

    /// Its number, from 1, in the order of making.
    package var number: Int
    /// The season it plans.
    package var season: SeasonID
    /// Where it stands.
    package var state: State
    /// When it was made.
    package var createdAt: Instant
    /// The seed of its search.
    package var seed: UInt64
    /// The steps its search took.
    package var steps: Int
    /// Its score, in the planner's JSON.
    package var score: String
    /// The proved least cost of any plan.
    package var bound: Int
    /// Its sessions.
    package var sessions: [Session]
    /// Each series' usual pattern, in the planner's JSON.
    package var usual: String
    /// A digest of everything the plan was made from.
    package var inputsDigest: String

    /// All parts given.
    package init(
        number: Int, season: SeasonID, state: State, createdAt: Instant, seed: UInt64, steps: Int,
        score: String, bound: Int, sessions: [Session], usual: String, inputsDigest: String
    ) {
        self.number = number
        self.season = season
        self.state = state
        self.createdAt = createdAt
        self.seed = seed
        self.steps = steps
        self.score = score
        self.bound = bound
        self.sessions = sessions
        self.usual = usual
        self.inputsDigest = inputsDigest
    }
}
