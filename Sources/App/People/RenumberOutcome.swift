package import Communities

/// What became of somebody's other identifier: `kring people same`.
package struct RenumberOutcome: Hashable, Sendable, Encodable {
    /// A line of a file that names the person by the identifier that they had.
    package struct Line: Hashable, Sendable, Encodable {
        /// What is to be done with it.
        package enum Deed: String, Hashable, Sendable, Encodable {
            /// It was written anew.
            case written
            /// The new identifier takes the place of the old one.
            case replace
            /// The new one stands in the file as well: the old one is to go.
            case remove
        }

        package var file: String
        package var line: Int
        package var text: String
        package var deed: Deed
    }

    package var old: PersonID
    package var new: PersonID
    /// Rows of the ledger that are the new identifier's.
    package var rows: Int
    package var lines: [Line]
    /// Published files with new bytes; `nil`: the next run writes them, once the files have no fault.
    package var filesWritten: Int?
    /// Whether it was done, and not only tried out.
    package var isDone: Bool

    private enum CodingKeys: String, CodingKey {
        case old, new, rows, lines
        case filesWritten = "files_written"
        case isDone = "done"
    }
}
