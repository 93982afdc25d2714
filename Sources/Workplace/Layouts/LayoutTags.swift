/// The tags of a layout, checked against what its page offers: Mustache itself shows nothing for an unknown name,
/// so that a slip in a layout would go unseen.
struct LayoutTags: Sendable {
    /// A name that a layout uses and its page does not offer.
    struct Unknown {
        var layout: String
        var tag: String
        var line: Int
        var known: [String]
    }

    private struct Tag: Sendable {
        var kind: Character?
        var name: String
        var line: Int
    }

    private let tags: [Tag]

    /// Takes the tags out of a layout.
    init(_ layout: String) {
        var tags: [Tag] = []
        for (index, line) in layout.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            var rest = line[...]
            while let (before, after) = Self.cut(rest, at: "{{") {
                _ = before
                guard let (inside, next) = Self.cut(after, at: "}}") else { break }
                let kind = inside.first.flatMap { "#^/!>&{%".contains($0) ? $0 : nil }
                let name = inside.dropFirst(kind == nil ? 0 : 1).filter { $0 != " " }
                tags.append(Tag(kind: kind, name: String(name), line: index + 1))
                rest = next
            }
        }
        self.tags = tags
    }

    /// The names of the layouts it takes in.
    var partials: [String] { tags.filter { $0.kind == ">" }.map(\.name) }

    /// The names that are not known where they stand, in their order; what stands in a section over an empty list, or of a
    /// name that is not known, is not looked at.
    static func unknown(
        of name: String, among layouts: [String: LayoutTags], in context: [String: LayoutValue]
    ) -> [Unknown] {
        unknown(of: name, among: layouts, scopes: [context], within: [])
    }

    private static func unknown(
        of layout: String, among layouts: [String: LayoutTags],
        scopes outer: [[String: LayoutValue]?], within path: [String]
    ) -> [Unknown] {
        var scopes = outer
        var found: [Unknown] = []
        for tag in layouts[layout]?.tags ?? [] {
            switch tag.kind {
            case "!", "%": continue
            case ">":
                // A layout within itself has been looked at on the way.
                guard tag.name != layout, !path.contains(tag.name) else { continue }
                found += unknown(
                    of: tag.name, among: layouts, scopes: scopes, within: path + [layout])
            case "/":
                if scopes.count > outer.count { scopes.removeLast() }
            case "#", "^", nil, "&", "{":
                let unseen = scopes.contains { $0 == nil }
                let value = scopes.reversed().lazy.compactMap { $0?[tag.name] }.first
                let isUnknown = value == nil && tag.name != "." && !unseen
                if isUnknown {
                    let known = scopes.compactMap { $0 }.flatMap(\.keys)
                    found.append(
                        Unknown(
                            layout: layout, tag: tag.name, line: tag.line,
                            known: Set(known).sorted()))
                }
                guard tag.kind == "#" || tag.kind == "^" else { continue }
                if isUnknown {
                    scopes.append(nil)
                } else if tag.kind == "#", case .list(let items) = value {
                    scopes.append(items.first)
                } else {
                    scopes.append([:])
                }
            default: continue
            }
        }
        return found
    }

    private static func cut(_ text: Substring, at mark: String) -> (Substring, Substring)? {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].hasPrefix(mark) {
                let after = text.index(index, offsetBy: mark.count)
                return (text[..<index], text[after...])
            }
            index = text.index(after: index)
        }
        return nil
    }
}
