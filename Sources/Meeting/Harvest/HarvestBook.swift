package import CivilTime
package import Communities
package import Facilitation
package import Ledger
package import Workplace

/// Something a session produced, with its session.
package struct HarvestEntry: Hashable {
    package let record: HarvestRecord
    package let session: PublishedSession
    /// Who may read it.
    package let visible: Visibility
    /// The communities that it stays with: those that met, and what they are called since.
    let keepers: [CommunityID]

    package init(
        record: HarvestRecord, session: PublishedSession, _ visibility: SessionVisibility
    ) {
        self.record = record
        self.session = session
        visible = visibility.of(record, in: session.session)
        keepers = visibility.keepers(of: session.session)
    }

    /// The communities that met, the session's own first.
    package var communities: [CommunityID] { session.session.communities }
}

/// What all sessions of all seasons produced, as far as it is for an audience: what others may not read is not in the book,
/// so that whoever reads it can give nothing away.
package struct HarvestBook {
    /// In the order of recording.
    package let entries: [HarvestEntry]
    /// Places in `entries` of what a community's own sessions produced, and of what was shared with it.
    private let own: [CommunityID: [Int]]
    private let shared: [CommunityID: [Int]]
    private let places: [Int: Int]
    private let lessons: [Int: [Int]]
    /// The sessions of the season by community, cancelled ones left out.
    private let season: [CommunityID: [Session]]
    private let zone: Zone

    /// - Parameters:
    ///   - records: what is kept; one whose session nobody knows any more is passed over.
    ///   - harvested: the sessions they belong to, by calendar identity.
    ///   - season: the sessions of the season.
    ///   - audience: for whom the book is. `members` stands for those of the communities of each entry and those it was
    ///     shared with: who reads for one community asks `entries(seenBy:)`.
    package init(
        records: [HarvestRecord], harvested: [SessionUID: PublishedSession],
        season: [Session], zone: Zone, for audience: Visibility, _ visibility: SessionVisibility
    ) {
        entries = records.compactMap { record in
            harvested[record.uid].map { HarvestEntry(record: record, session: $0, visibility) }
        }.filter { $0.visible >= audience }
        var (own, shared): ([CommunityID: [Int]], [CommunityID: [Int]]) = ([:], [:])
        var (places, lessons): ([Int: Int], [Int: [Int]]) = ([:], [:])
        for (place, entry) in entries.enumerated() {
            for community in entry.keepers { own[community, default: []].append(place) }
            for share in entry.record.shares where !entry.keepers.contains(share.community) {
                shared[share.community, default: []].append(place)
            }
            places[entry.record.number] = place
            if let source = entry.record.item.source { lessons[source, default: []].append(place) }
        }
        (self.own, self.shared, self.places, self.lessons) = (own, shared, places, lessons)
        var byCommunity: [CommunityID: [Session]] = [:]
        for session in season {
            for community in session.communities {
                byCommunity[community, default: []].append(session)
            }
        }
        self.season = byCommunity
        self.zone = zone
    }

    /// What the ledger of a workspace holds; nothing where there is none yet.
    package init(_ workspace: OpenWorkspace, for audience: Visibility) throws(Refusal) {
        try self.init(workspace, ledger: workspace.workplace.readLedger(), for: audience)
    }

    /// - Parameter season: the sessions that are held; those people know unless given.
    package init(
        _ workspace: OpenWorkspace, ledger: Ledger?, season: [Session]? = nil,
        for audience: Visibility
    ) throws(Refusal) {
        guard let ledger else {
            self.init(
                records: [], harvested: [:], season: [], zone: workspace.zone, for: audience,
                workspace.visibility)
            return
        }
        let kept = try refusingLedgerFaults { () throws(LedgerFault) in
            let published =
                try season == nil ? ledger.publishedSessions() : []
            return (
                try ledger.harvest(), try ledger.harvestedSessions(),
                season ?? published.filter { $0.status != .cancelled }.map(\.session)
            )
        }
        self.init(
            records: kept.0, harvested: kept.1, season: kept.2, zone: workspace.zone,
            for: audience, workspace.visibility)
    }

    /// Those of its entries that have all these words, the newest first.
    package func entries(
        saying words: String, ledger: Ledger
    ) throws(LedgerFault) -> [HarvestEntry] {
        try ledger.searchHarvest(words).compactMap { entry($0.number) }
    }

    /// The entry of that number.
    package func entry(_ number: Int) -> HarvestEntry? { places[number].map { entries[$0] } }

    /// What a community's own sessions produced, woven ones included, and what was shared with it, in the order of
    /// recording.
    package func entries(seenBy community: CommunityID) -> [HarvestEntry] {
        (own[community, default: []] + shared[community, default: []]).sorted().map { entries[$0] }
    }

    /// The last session of a community, woven ones included, that produced something; `nil`: none did.
    func lastHarvested(of community: CommunityID) -> Session? {
        own[community, default: []].map { entries[$0].session.session }
            .max { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }
    }

    /// What came of something, in the order of recording.
    package func entries(thatCameOf number: Int) -> [HarvestEntry] {
        lessons[number, default: []].map { entries[$0] }
    }

    /// What a session opens with: what its communities left open before, woven ones included, and what others shared with
    /// them since they met last.
    ///
    /// This is the one place that an agenda asks.
    func openThreads(for session: Session, limit: Int = DueThreads.usual) -> [OpenThread] {
        due(at: session, limit: limit).threads
    }

    /// The same, with how many more are due.
    package func due(at session: Session, limit: Int = DueThreads.usual) -> DueThreads {
        let communities = Set(session.communities)
        func isBefore(_ one: Session, _ other: Session) -> Bool {
            (one.date, one.start) < (other.date, other.start)
        }
        func places(in table: [CommunityID: [Int]]) -> Set<Int> {
            Set(session.communities.flatMap { table[$0, default: []] })
        }
        let known = places(in: own).union(places(in: shared)).compactMap { place -> KnownHarvest? in
            let (entry, record) = (entries[place], entries[place].record)
            guard isBefore(entry.session.session, session) else { return nil }
            var sharedOn: CivilDate?
            if communities.isDisjoint(with: entry.keepers) {
                let shares = record.shares.filter { communities.contains($0.community) }
                guard let first = shares.map(\.at).min() else { return nil }
                sharedOn = zone.local(at: first).date
            }
            return KnownHarvest(
                number: record.number, item: record.item, day: entry.session.session.date,
                votes: record.votes.count, sharedOn: sharedOn)
        }
        let previous = season[session.community, default: []].filter {
            $0.id != session.id && isBefore($0, session)
        }.map(\.date).max()
        let next = session.communities.flatMap { season[$0, default: []] }.filter {
            $0.id != session.id && isBefore(session, $0)
        }.map(\.date).min()
        return DueThreads(
            among: known, on: session.date, after: previous, before: next, limit: limit)
    }
}
