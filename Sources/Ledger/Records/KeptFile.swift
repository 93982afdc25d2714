/// A file of the workspace as it was read.
package struct KeptFile: Hashable, Sendable, Codable {
    /// Relative to the workspace.
    package var path: String
    package var text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}
