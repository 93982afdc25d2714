package import Communities
import GRDB

extension Ledger {
    /// The communities of which people know a session of the season that is held, besides those named.
    package func publishedCommunities(
        of season: SeasonID, besides known: Set<CommunityID>
    ) throws(LedgerFault) -> Set<CommunityID> {
        // A session's identifier begins with that of the community that it was published for. Asked by every command,
        // so the sessions themselves are read only where one of those is not known.
        let names: [String] = try read { db in
            try db.values("SELECT session FROM published_session WHERE season = ?", [season])
        }
        let owners = Set(
            names.compactMap { name in
                name.lastIndex(of: "-").map { CommunityID(rawValue: String(name[..<$0])) }
            })
        guard !owners.isSubset(of: known) else { return [] }
        return Set(
            try publishedSessions(season: season).filter { $0.status != .cancelled }
                .flatMap(\.session.communities)
        ).subtracting(known)
    }
}
