import Foundation

/// What `Package.swift` declares, read as text: SwiftPM cannot be asked from within its own tests.
struct Manifest {
    /// The names that a target may import: other targets, and products of packages.
    let dependencies: [String: Set<String>]

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(
                path: "Package.swift")
        let text = try String(contentsOf: file, encoding: .utf8)
        let parts = text.split(separator: /\.(?:executableTarget|target|testTarget)\(/).dropFirst()
        dependencies = Dictionary(
            uniqueKeysWithValues: parts.compactMap { part in
                guard let name = part.firstMatch(of: /name: "(\w+)"/)?.1 else { return nil }
                // The first line of a list ends with its bracket: no dependency holds one.
                let list = part.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 ?? ""
                let names = list.matches(of: /(?:name: )?"(\w+)"(?:, package)?/).map {
                    String($0.1)
                }
                return (String(name), Set(names))
            })
    }
}
