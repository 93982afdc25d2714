import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// Keeps a new plan as a draft, under the next free number, whatever its number and state say.
    ///
    /// - Returns: the plan as it is kept.
    @discardableResult
    package func saveDraft(_ plan: PlanVersion) throws(LedgerFault) -> PlanVersion {
        try write { db in try Ledger.insert(plan, db) }
    }

    /// The draft made last, for one season or for any; `nil` when none is newer than what is published.
    package func latestDraft(season: SeasonID? = nil) throws(LedgerFault) -> PlanVersion? {
        let latest = try plans(
            where: "state <> 'superseded' AND (?1 IS NULL OR season = ?1)",
            arguments: [season?.rawValue])
        return latest.last.flatMap { $0.state == .draft ? $0 : nil }
    }

    /// The plan that people know, of one season or the one published last.
    package func publishedPlan(season: SeasonID? = nil) throws(LedgerFault) -> PlanVersion? {
        try plans(
            where: "state = 'published' AND (?1 IS NULL OR season = ?1)",
            arguments: [season?.rawValue]
        ).last
    }

    /// The plan of that number.
    package func plan(number: Int) throws(LedgerFault) -> PlanVersion? {
        try plans(where: "number = ?", arguments: [number]).last
    }

    /// Every plan, by number.
    package func planVersions() throws(LedgerFault) -> [PlanVersion] {
        try plans(where: "true", arguments: [])
    }

    static func insert(_ plan: PlanVersion, _ db: Database) throws -> PlanVersion {
        var kept = plan
        kept.number = try (Int.fetchOne(db, sql: "SELECT max(number) FROM plan") ?? 0) + 1
        kept.state = .draft
        try db.execute(
            sql: """
                INSERT INTO plan (number, season, state, created_at, seed, steps, score, bound,
                    sessions, usual, inputs_digest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                kept.number, kept.season.rawValue, kept.state.rawValue,
                kept.createdAt.secondsSinceEpoch, Int64(bitPattern: kept.seed), kept.steps,
                kept.score, kept.bound, try JSONText.encode(kept.sessions), kept.usual,
                kept.inputsDigest,
            ])
        return kept
    }

    private func plans(
        where condition: String, arguments: StatementArguments
    ) throws(LedgerFault) -> [PlanVersion] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM plan WHERE \(condition) ORDER BY number",
                arguments: arguments
            ).map { row in
                let state = try row.decode(String.self, forColumn: "state")
                return PlanVersion(
                    number: row["number"], season: SeasonID(rawValue: row["season"]),
                    state: PlanVersion.State(rawValue: state) ?? .superseded,
                    createdAt: Instant(secondsSinceEpoch: row["created_at"]),
                    seed: UInt64(bitPattern: row["seed"]), steps: row["steps"],
                    score: row["score"], bound: row["bound"],
                    sessions: try JSONText.decode([Session].self, row["sessions"]),
                    usual: row["usual"], inputsDigest: row["inputs_digest"])
            }
        }
    }
}
