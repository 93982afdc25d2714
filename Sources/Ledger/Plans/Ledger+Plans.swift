package import Communities
import GRDB

extension Ledger {
    /// Keeps a new plan as a draft, under the next free number, whatever its number and state say.
    ///
    /// - Returns: the plan as it is kept.
    @discardableResult
    package func saveDraft(_ plan: PlanVersion) throws(LedgerFault) -> PlanVersion {
        try write { db in try db.keepDraft(plan) }
    }

    /// The draft made last, for one season or for any; `nil` when none is newer than what is
    /// published.
    package func latestDraft(season: SeasonID? = nil) throws(LedgerFault) -> PlanVersion? {
        let latest = try plans(
            where: "state <> 'superseded' AND (?1 IS NULL OR season = ?1)", [season])
        return latest.last.flatMap { $0.state == .draft ? $0 : nil }
    }

    /// Of each season the draft made last, where it is newer than what is published of it.
    package func pendingDrafts() throws(LedgerFault) -> [PlanVersion] {
        try plans(
            where: """
                state = 'draft' AND number = (SELECT max(number) FROM plan latest
                    WHERE latest.season = plan.season AND latest.state <> 'superseded')
                """)
    }

    /// The plan that people know, of one season or the one published last.
    package func publishedPlan(season: SeasonID? = nil) throws(LedgerFault) -> PlanVersion? {
        try plans(where: "state = 'published' AND (?1 IS NULL OR season = ?1)", [season]).last
    }

    private func plans(
        where condition: String, _ arguments: StatementArguments = []
    ) throws(LedgerFault) -> [PlanVersion] {
        try read { db in
            try db.all("SELECT * FROM plan WHERE \(condition) ORDER BY number", arguments)
        }
    }
}

extension Transaction {
    func keepDraft(_ plan: PlanVersion) throws -> PlanVersion {
        var kept = plan
        kept.number = try (value("SELECT max(number) FROM plan", as: Int.self) ?? 0) + 1
        kept.state = .draft
        try insert(kept)
        return kept
    }

    /// Makes a plan the one that people know of its season; drafts made before it no longer count.
    func makePublished(plan number: Int) throws {
        let found = try rows("SELECT season, state FROM plan WHERE number = ?", [number]).first
        guard let found else { throw LedgerFault.noSuchPlan(number: number) }
        let season: SeasonID = try found.decode(forColumn: "season")
        guard try found.decode(PlanVersion.State.self, forColumn: "state") != .superseded else {
            throw LedgerFault.planSuperseded(number: number)
        }
        try execute(
            """
            UPDATE plan SET state = 'superseded'
            WHERE season = ? AND state <> 'superseded' AND number < ?
            """, [season, number])
        // One of a later number may be published already; an index allows one a season.
        try execute(
            "UPDATE plan SET state = 'superseded' WHERE season = ? AND state = 'published'",
            [season])
        try execute("UPDATE plan SET state = 'published' WHERE number = ?", [number])
    }
}
