/// Notes in a ledger that show that something was cut short; while one stands there, nothing is sent from it.
package enum UnfinishedCare {
    /// A backup is being put back. It holds the secret of the addresses, so it stands in each backup as well.
    package static let restoring = "backup: secret"
    /// The ledger was read out of a damaged one, and what may have been sent is not held yet.
    package static let mending = "mending"
}
