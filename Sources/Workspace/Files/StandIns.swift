/// Texts of an earlier reading that are read in the place of files.
///
/// Where they are used, what the files lack besides counts less than that work goes on: a busy calendar that is not there is no fault.
package struct StandIns: Sendable {
    /// The people who had left the list and stood in communities, as they were known: a file that nobody writes.
    package static let departed = "people.csv (departed)"

    /// By path; `nil`: as if the file were not there.
    package var texts: [String: String?]
    /// Whether nothing else is read.
    package var isWhole: Bool

    package init(_ texts: [String: String?], isWhole: Bool = false) {
        self.texts = texts
        self.isWhole = isWhole
    }
}
