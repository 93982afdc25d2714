import CivilTime
import Communities
import Facilitation
import Ledger

/// Something a session produced, with its session.
struct HarvestEntry: Hashable {
    let record: HarvestRecord
    let session: PublishedSession

    /// The communities that met, the session's own first.
    var communities: [CommunityID] { session.session.communities }
}

/// What all sessions of all seasons produced.
struct HarvestBook {
    /// In the order of recording.
    let entries: [HarvestEntry]
    /// The sessions of the season, cancelled ones left out.
    private let season: [PublishedSession]
    private let zone: Zone

    /// - Parameters:
    ///   - records: what is kept; one whose session nobody knows any more is passed over.
    ///   - harvested: the sessions they belong to, by calendar identity.
    ///   - season: the sessions of the season.
    init(
        records: [HarvestRecord], harvested: [String: PublishedSession],
        season: [PublishedSession], zone: Zone
    ) {
        entries = records.compactMap { record in
            harvested[record.uid].map { HarvestEntry(record: record, session: $0) }
        }
        self.season = season.filter { $0.status != .cancelled }
        self.zone = zone
    }

    /// What the ledger of a workspace holds; nothing where there is none yet.
    init(_ workspace: OpenWorkspace) throws(Refusal) {
        try self.init(workspace, ledger: workspace.place.readLedger())
    }

    init(_ workspace: OpenWorkspace, ledger: Ledger?) throws(Refusal) {
        guard let ledger else {
            self.init(records: [], harvested: [:], season: [], zone: workspace.zone)
            return
        }
        let kept = try refusingLedgerFaults { () throws(LedgerFault) in
            (
                try ledger.harvest(), try ledger.harvestedSessions(),
                try ledger.publishedSessions(season: workspace.intent.organisation.season.id)
            )
        }
        self.init(records: kept.0, harvested: kept.1, season: kept.2, zone: workspace.zone)
    }

    /// The entry of that number.
    func entry(_ number: Int) -> HarvestEntry? { entries.first { $0.record.number == number } }

    /// What a community's own sessions produced, woven ones included.
    func entries(of community: CommunityID) -> [HarvestEntry] {
        entries.filter { $0.communities.contains(community) }
    }

    /// What a session opens with: what its communities left open before, woven ones included, and what others shared with
    /// them since they met last.
    ///
    /// This is the one place that an agenda asks.
    func openThreads(for session: Session, limit: Int = DueThreads.usual) -> [OpenThread] {
        due(at: session, limit: limit).threads
    }

    /// The same, with how many more are due.
    func due(at session: Session, limit: Int = DueThreads.usual) -> DueThreads {
        let communities = Set(session.communities)
        func isBefore(_ one: Session, _ other: Session) -> Bool {
            (one.date, one.start) < (other.date, other.start)
        }
        let known = entries.compactMap { entry -> KnownHarvest? in
            let record = entry.record
            var sharedOn: CivilDate?
            if communities.isDisjoint(with: entry.communities) {
                let shares = record.shares.filter { communities.contains($0.community) }
                guard let first = shares.map(\.at).min() else { return nil }
                sharedOn = zone.local(at: first).date
            }
            guard isBefore(entry.session.session, session) else { return nil }
            return KnownHarvest(
                number: record.number, item: record.item, day: entry.session.session.date,
                votes: record.votes.count, sharedOn: sharedOn)
        }
        let others = season.map(\.session).filter { $0.id != session.id }
        let previous = others.filter {
            $0.communities.contains(session.community) && isBefore($0, session)
        }.map(\.date).max()
        let next = others.filter {
            !communities.isDisjoint(with: $0.communities) && isBefore(session, $0)
        }.map(\.date).min()
        return DueThreads(
            among: known, on: session.date, after: previous, before: next, limit: limit)
    }
}
