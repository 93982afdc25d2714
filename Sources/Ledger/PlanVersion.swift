public import CivilTime
public import Communities

/// A plan of a season, as it was when it was made.
public struct PlanVersion: Hashable, Sendable {
    /// Where it stands.
    public enum State: String, Hashable, Sendable, Codable {
        /// Made, seen by nobody else.
        case draft
        /// What people know.
        case published
        /// Another plan was published in its place.
        case superseded
    }

    /// Its number, from 1, in the order of making.
    public var number: Int
    /// The season it plans.
    public var season: SeasonID
    /// Where it stands.
    public var state: State
    /// When it was made.
    public var createdAt: Instant
    /// The seed of its search.
    public var seed: UInt64
    /// The steps its search took.
    public var steps: Int
    /// Its score, in the planner's JSON.
    public var score: String
    /// The proved least cost of any plan.
    public var bound: Int
    /// Its sessions.
    public var sessions: [Session]
    /// Each series' usual pattern, in the planner's JSON.
    public var usual: String
    /// A digest of everything the plan was made from.
    public var inputsDigest: String

    /// All parts given.
    public init(
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
