/// Where something stands in a file of the workspace.
package struct FilePosition: Hashable, Codable, Sendable, Comparable {
    /// The file, relative to the workspace.
    package var file: String
    /// The line, from 1.
    package var line: Int
    /// The column, from 1, in Unicode scalars.
    package var column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// By file, then line, then column.
    package static func < (left: FilePosition, right: FilePosition) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}
