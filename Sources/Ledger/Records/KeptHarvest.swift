/// What became of a thing that was brought to the ledger.
package struct KeptHarvest: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable, Codable {
        /// New.
        case added
        /// Known, and now otherwise.
        case changed
        /// Known as it is.
        case known
    }

    /// The record as it is now.
    package var record: HarvestRecord
    package var outcome: Outcome

    package init(record: HarvestRecord, outcome: Outcome) {
        self.record = record
        self.outcome = outcome
    }
}
