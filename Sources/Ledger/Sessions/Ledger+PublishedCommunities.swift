package import Communities
import GRDB

extension Ledger {
    /// The communities of which people know a session that is held, besides those named: in these seasons and the last two
    /// of which something was published, for one that the files no longer name may still have sessions to come.
    package func publishedCommunities(
        of seasons: [SeasonID], besides known: Set<CommunityID>
    ) throws(LedgerFault) -> Set<CommunityID> {
        let asked = Set(seasons).union(try self.seasons().suffix(2).map(\.id))
        // A session's identifier begins with that of the community that it was published for. Asked by every command,
        // so the sessions themselves are read only where one of those is not known.
        let names: [SessionID] = try read { db in
            let ofThese = try db.among("season", asked.map(\.rawValue))
            return try db.values(
                "SELECT session FROM published_session WHERE \(ofThese.sql)", ofThese.arguments)
        }
        guard !Set(names.compactMap(\.numberedIn)).isSubset(of: known) else { return [] }
        var found: Set<CommunityID> = []
        for season in asked {
            for entry in try publishedSessions(season: season) where entry.status != .cancelled {
                found.formUnion(entry.session.communities)
            }
        }
        return found.subtracting(known)
    }
}
