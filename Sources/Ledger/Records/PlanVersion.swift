package import CivilTime
package import Communities
import GRDB

/// A plan of a season, as it was when it was made.
package struct PlanVersion: Hashable, Sendable {
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
    package var season: SeasonID
    package var state: State
    package var createdAt: Instant
    /// The seed of its search.
    package var seed: UInt64
    /// The steps its search took.
    package var steps: Int
    /// Its score, in the planner's JSON.
    package var score: String
    /// The proved least cost of any plan.
    package var bound: Int
    package var sessions: [Session]
    /// Each series' usual pattern, in the planner's JSON.
    package var usual: String
    /// A digest of everything the plan was made from.
    package var inputsDigest: String

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

extension PlanVersion.State: DatabaseValueConvertible {}

extension PlanVersion: FetchableRecord, PersistableRecord {
    static let databaseTableName = "plan"

    init(row: Row) throws {
        self.init(
            number: try row.decode(forColumn: "number"),
            season: try row.decode(forColumn: "season"), state: try row.decode(forColumn: "state"),
            createdAt: try row.decode(forColumn: "created_at"),
            seed: UInt64(bitPattern: try row.decode(forColumn: "seed")),
            steps: try row.decode(forColumn: "steps"), score: try row.decode(forColumn: "score"),
            bound: try row.decode(forColumn: "bound"),
            sessions: try row.json(forColumn: "sessions"),
            usual: try row.decode(forColumn: "usual"),
            inputsDigest: try row.decode(forColumn: "inputs_digest"))
    }

    func encode(to container: inout PersistenceContainer) throws {
        container["number"] = number
        container["season"] = season
        container["state"] = state
        container["created_at"] = createdAt
        container["seed"] = Int64(bitPattern: seed)
        container["steps"] = steps
        container["bound"] = bound
        container["score"] = score
        container["sessions"] = try JSONText.encode(sessions)
        container["usual"] = usual
        container["inputs_digest"] = inputsDigest
    }
}
