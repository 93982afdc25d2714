package import CivilTime
package import Communities
import Ledger
package import Workplace

/// A season as `kring season` shows it.
package struct SeasonRecord: Sendable, Encodable {
    /// Its identifier.
    package var id: SeasonID
    /// The first day.
    package var from: CivilDate
    /// The last day, included.
    package var to: CivilDate
    /// Whether `kring.yaml` still names it.
    package var isNamed: Bool
    /// Its sessions that people know and that are held.
    package var sessions: Int
    /// The number of the draft that waits.
    package var draft: Int?
}

/// The seasons that follow each other: `kring season`.
package struct ListSeasons: Sendable {
    private let workplace: Workplace

    /// Of that workspace.
    package init(_ workplace: Workplace) { self.workplace = workplace }

    /// All seasons, those that are only known from what was published included.
    package func run() throws -> [SeasonRecord] {
        let workspace = try OpenWorkspace(workplace)
        let ledger = try workplace.readLedger()
        let named = workspace.intent.organisation.seasons
        let known =
            try ledger?.seasons().filter { season in
                !named.contains { $0.id == season.id }
            } ?? []
        let drafts = try ledger?.pendingDrafts() ?? []
        return try (named + known).sorted { $0.from < $1.from }.map { season in
            SeasonRecord(
                id: season.id, from: season.from, to: season.to,
                isNamed: named.contains { $0.id == season.id },
                sessions: try ledger?.publishedSessions(season: season.id)
                    .count { $0.status != .cancelled } ?? 0,
                draft: drafts.first { $0.season == season.id }?.number)
        }
    }
}
