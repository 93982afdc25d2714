package import Communities
package import Facilitation
import Ledger
package import Meeting
package import Workplace

/// Which of what sessions produced.
package struct HarvestFilter: Sendable {
    /// Only what this community's sessions produced, woven ones included, or was shared with it.
    package var community: CommunityID?
    /// Only this kind.
    package var kind: HarvestKind?
    /// Only this person's.
    package var owner: PersonID?
    /// Only what is neither done nor dropped.
    package var isOpen: Bool

    /// Without arguments: all.
    package init(
        community: CommunityID? = nil, kind: HarvestKind? = nil, owner: PersonID? = nil,
        isOpen: Bool = false
    ) {
        self.community = community
        self.kind = kind
        self.owner = owner
        self.isOpen = isOpen
    }

    func accepts(_ entry: HarvestEntry) -> Bool {
        let item = entry.record.item
        if let kind, item.kind != kind { return false }
        if let owner, item.owner != owner { return false }
        if isOpen, item.state != .open { return false }
        guard let community else { return true }
        return entry.communities.contains(community)
            || entry.record.shares.contains { $0.community == community }
    }
}

/// What sessions produced, over all seasons: `kring harvest list`, `kring harvest search`.
package struct ListHarvest: Sendable {
    /// `kring harvest list --json`.
    package struct List: Sendable, Encodable {
        /// By recording for a list, the newest first for a search.
        package var harvest: [HarvestLine]
    }

    private let workplace: Workplace

    /// Of that workspace.
    package init(_ workplace: Workplace) { self.workplace = workplace }

    /// What passes the filter.
    package func run(_ filter: HarvestFilter) throws(Refusal) -> List {
        let workspace = try OpenWorkspace(workplace)
        try check(filter, workspace)
        return List(
            harvest: try HarvestBook(workspace).entries.filter(filter.accepts).map(HarvestLine.init)
        )
    }

    /// What has all these words and passes the filter.
    package func search(_ words: String, _ filter: HarvestFilter) throws(Refusal) -> List {
        let workspace = try OpenWorkspace(workplace)
        try check(filter, workspace)
        guard let ledger = try workplace.readLedger() else { return List(harvest: []) }
        let (records, sessions) = try refusingLedgerFaults { () throws(LedgerFault) in
            (try ledger.searchHarvest(words), try ledger.harvestedSessions())
        }
        return List(
            harvest: records.compactMap { record in
                sessions[record.uid].map { HarvestEntry(record: record, session: $0) }
            }.filter(filter.accepts).map(HarvestLine.init))
    }

    private func check(_ filter: HarvestFilter, _ workspace: OpenWorkspace) throws(Refusal) {
        if let community = filter.community { try workspace.mustKnow(community) }
        if let owner = filter.owner { try workspace.mustKnow(owner) }
    }
}
