package import CivilTime

/// What work goes on by while files have errors.
package struct GoingOn: Hashable, Sendable {
    /// The files whose changes are held back, in order; none where nothing of them is needed.
    package var heldBack: [String]
    /// Since when the files were as they are taken to be; `nil`: nothing of an earlier reading is used.
    package var lastGood: Instant?

    package init(heldBack: [String], lastGood: Instant?) {
        self.heldBack = heldBack
        self.lastGood = lastGood
    }
}
