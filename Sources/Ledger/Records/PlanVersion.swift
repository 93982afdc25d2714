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

    /// What made it. Scores are in the planner's JSON.
    package enum Origin: Hashable, Sendable {
        /// A search: its seed, the steps it took, the least cost it proved of any plan, and what it
        /// came to.
        case searched(seed: UInt64, steps: Int, bound: Int, score: String)
        /// A person's decision about the plan before it; `nil` where the planner has no score for
        /// what was decided.
        case decided(score: String?)
    }

    /// Its number, from 1, in the order of making.
    package var number: Int
    package var season: SeasonID
    package var state: State
    package var createdAt: Instant
    package var origin: Origin
    package var sessions: [Session]
    /// Each series' usual pattern, in the planner's JSON.
    package var usual: String

    package init(
        number: Int, season: SeasonID, state: State, createdAt: Instant, origin: Origin,
        sessions: [Session], usual: String
    ) {
        self.number = number
        self.season = season
        self.state = state
        self.createdAt = createdAt
        self.origin = origin
        self.sessions = sessions
        self.usual = usual
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
            origin: try PlanColumns(
                seed: row.decode(forColumn: "seed"), steps: row.decode(forColumn: "steps"),
                bound: row.decode(forColumn: "bound"), score: row.decode(forColumn: "score")
            ).origin,
            sessions: try row.json(forColumn: "sessions"),
            usual: try row.decode(forColumn: "usual"))
    }

    func encode(to container: inout PersistenceContainer) throws {
        let columns = PlanColumns(origin)
        container["number"] = number
        container["season"] = season
        container["state"] = state
        container["created_at"] = createdAt
        container["seed"] = columns.seed
        container["steps"] = columns.steps
        container["bound"] = columns.bound
        container["score"] = columns.score
        container["sessions"] = try JSONText.encode(sessions)
        container["usual"] = usual
        // Of the first tables; nothing ever read it, and the plan's sessions say all that matters.
        container["inputs_digest"] = ""
    }
}
