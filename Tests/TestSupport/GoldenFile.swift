import FoundationEssentials

/// A file beside a test that holds what people see; with `KRING_RECORD=1` tests write it anew.
package struct GoldenFile: Sendable {
    private let path: String

    /// A path relative to the folder of the test's source file.
    package init(_ path: String, beside source: String = #filePath) {
        let folder = source.split(separator: "/").dropLast().joined(separator: "/")
        self.path = "/\(folder)/\(path)"
    }

    /// What it holds; where tests record, that is from now on `actual`.
    package func bytes(recording actual: [UInt8]) throws -> [UInt8] {
        let url = URL(filePath: path)
        if ProcessInfo.processInfo.environment["KRING_RECORD"] == "1" {
            try Data(actual).write(to: url)
        }
        return Array(try Data(contentsOf: url))
    }

    /// The same as text.
    package func text(recording actual: String) throws -> String {
        String(decoding: try bytes(recording: Array(actual.utf8)), as: UTF8.self)
    }
}
