import Foundation

/// A source file of the house, as far as its walls go: what it imports, declares and names.
struct SwiftSource {
    /// Relative to `Sources/`.
    let path: String
    private(set) var imports: [String] = []
    /// The types it declares outside other types, private ones left out.
    private(set) var declared: Set<String> = []
    /// The words that may be types, comments and texts left out.
    private(set) var named: Set<String> = []
    private(set) var saysPublic = false
    let lines: Int

    /// The target.
    var room: String { String(path.prefix { $0 != "/" }) }

    /// The folder of the target that it lies in; empty for a loose file.
    var folder: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    init(path: String, text: String) {
        self.path = path
        lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
        var scan = SwiftWords(text)
        let declaring: Set = ["struct", "class", "enum", "protocol", "actor", "typealias"]
        var before: (word: String, line: Int) = ("", -1)
        var privateLine = -1
        while let word = scan.next() {
            if word.text == "private" || word.text == "fileprivate" { privateLine = word.line }
            if word.depth == 0, declaring.contains(before.word), privateLine != word.line {
                declared.insert(word.text)
            }
            if word.depth == 0, before.word == "import" { imports.append(word.text) }
            if before.word == "public", word.text != "import" { saysPublic = true }
            if !word.isMember, let first = word.text.utf8.first,
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
            {
                named.insert(word.text)
            }
            before = (word.text, word.line)
        }
    }

    /// All of `Sources/`.
    static func all() throws -> [SwiftSource] {
        let house = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        guard let files = FileManager.default.enumerator(atPath: house.path) else { return [] }
        return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
            .map { path in
                SwiftSource(
                    path: path,
                    text: try String(contentsOf: house.appending(path: path), encoding: .utf8))
            }
    }
}
