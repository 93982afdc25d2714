import Foundation

/// A source file of the house, as far as its walls go: what it imports, declares and names.
struct SwiftSource {
    /// Relative to `Sources/`.
    let path: String
    let imports: [String]
    /// The types it declares outside other types, private ones left out.
    let declared: Set<String>
    /// The words that may be types, comments and texts left out.
    let named: Set<String>
    let lines: Int
    let saysPublic: Bool

    /// The target.
    var room: String { String(path.prefix { $0 != "/" }) }

    /// The folder of the target that it lies in; empty for a loose file.
    var folder: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    init(path: String, text: String) {
        self.path = path
        let code = SwiftSource.withoutTexts(text)
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
        imports = lines.compactMap { line in
            line.wholeMatch(of: /(?:@\w+ )?(?:public |package |internal )?import (\w+)\s*/).map {
                String($0.1)
            }
        }
        var declared: Set<String> = []
        var depth = 0
        for line in lines {
            if depth == 0,
                let match = line.firstMatch(
                    of:
                        /^((?:[@\w]+(?:\(\w+\))? )*)(?:struct|class|enum|protocol|actor|typealias) (\w+)/
                ), !match.1.contains("private")
            {
                declared.insert(String(match.2))
            }
            depth += line.count { $0 == "{" } - line.count { $0 == "}" }
        }
        self.declared = declared
        self.lines = lines.count
        saysPublic = code.contains(/\bpublic\b/)
        named = Set(
            code.matches(of: /(?:^|[^.\w])([A-Z]\w*)/).map { String($0.1) })
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

    /// The code with blanks in the place of comments and of texts; what is interpolated into a text goes with it.
    private static func withoutTexts(_ source: String) -> String {
        let bytes = Array(source.utf8)
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        func starts(_ text: String, at place: Int) -> Bool {
            bytes[place...].starts(with: text.utf8)
        }
        func skip(to end: Int) {
            while index < min(end, bytes.count) {
                kept.append(bytes[index] == 0x0A ? 0x0A : 0x20)
                index += 1
            }
        }
        while index < bytes.count {
            if starts("//", at: index) {
                skip(to: bytes[index...].firstIndex(of: 0x0A) ?? bytes.count)
            } else if starts("/*", at: index) {
                var end = index + 2
                while end < bytes.count, !starts("*/", at: end) { end += 1 }
                skip(to: end + 2)
            } else if bytes[index] == UInt8(ascii: "\"") {
                skip(to: endOfText(bytes, from: index, starts))
            } else {
                kept.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    private static func endOfText(
        _ bytes: [UInt8], from start: Int, _ starts: (String, Int) -> Bool
    ) -> Int {
        let quote = starts("\"\"\"", start) ? "\"\"\"" : "\""
        var index = start + quote.utf8.count
        while index < bytes.count {
            if starts("\\(", index) {
                // A text within what is interpolated ends itself, not this one.
                var depth = 1
                index += 2
                while index < bytes.count, depth > 0 {
                    switch bytes[index] {
                    case UInt8(ascii: "("): depth += 1
                    case UInt8(ascii: ")"): depth -= 1
                    case UInt8(ascii: "\""):
                        index = endOfText(bytes, from: index, starts) - 1
                    default: break
                    }
                    index += 1
                }
            } else if bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if starts(quote, index) {
                return index + quote.utf8.count
            } else {
                index += 1
            }
        }
        return index
    }
}
