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
    /// Only what all of these may read.
    package var audience: Visibility

    /// Without arguments: all.
    package init(
        community: CommunityID? = nil, kind: HarvestKind? = nil, owner: PersonID? = nil,
        isOpen: Bool = false, for audience: Visibility = .members
    ) {
        self.community = community
        self.kind = kind
        self.owner = owner
        self.isOpen = isOpen
        self.audience = audience
    }

    /// For whom an export is when nothing is said: a community's for its members, one of all for the organisation.
    package var exportedFor: Visibility { community == nil ? .organisation : .members }

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
        /// How much would be there for who was there, and is not for who reads this.
        package var leftOut: Int

        private enum CodingKeys: String, CodingKey { case harvest }
    }

    private let workplace: Workplace

    /// Of that workspace.
    package init(_ workplace: Workplace) { self.workplace = workplace }

    /// What passes the filter.
    package func run(_ filter: HarvestFilter) throws(Refusal) -> List {
        let workspace = try OpenWorkspace(workplace)
        try check(filter, workspace)
        return list(try HarvestBook(workspace, for: .present).entries, filter)
    }

    /// What has all these words and passes the filter.
    package func search(_ words: String, _ filter: HarvestFilter) throws(Refusal) -> List {
        let workspace = try OpenWorkspace(workplace)
        try check(filter, workspace)
        guard let ledger = try workplace.readLedger() else { return List(harvest: [], leftOut: 0) }
        let book = try HarvestBook(workspace, ledger: ledger, season: [], for: .present)
        let found = try refusingLedgerFaults { () throws(LedgerFault) in
            try book.entries(saying: words, ledger: ledger)
        }
        return list(found, filter)
    }

    /// Of all that fits, what the audience may read; how much it may not is told and not shown.
    private func list(_ entries: [HarvestEntry], _ filter: HarvestFilter) -> List {
        let fitting = entries.filter(filter.accepts)
        let shown = fitting.filter { $0.visible >= filter.audience }
        return List(
            harvest: shown.map(HarvestLine.init), leftOut: fitting.count - shown.count)
    }

    private func check(_ filter: HarvestFilter, _ workspace: OpenWorkspace) throws(Refusal) {
        if let community = filter.community { try workspace.mustKnow(community) }
        if let owner = filter.owner { try workspace.mustKnow(owner) }
    }
}
