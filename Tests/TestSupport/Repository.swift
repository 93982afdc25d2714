package import FoundationEssentials

/// The folder that this package is built in.
package enum Repository {
    package static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    package static let templates = root.appending(path: "templates")
    package static let example = root.appending(path: "config")
}
