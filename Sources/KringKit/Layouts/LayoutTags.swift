/// The tags of a layout, checked against what its page offers: Mustache itself shows nothing for an unknown name,
/// so that a slip in a layout would go unseen.
struct LayoutTags {
    private struct Tag {
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

    /// The first name that is not known where it stands; what stands in a section over an empty list is not looked at.
    func firstUnknown(in context: [String: LayoutValue]) -> (
        tag: String, line: Int, known: [String]
    )? {
        var scopes: [[String: LayoutValue]?] = [context]
        for tag in tags {
            switch tag.kind {
            case "!", "%": continue
            case "/":
                if scopes.count > 1 { scopes.removeLast() }
            case "#", "^", nil, "&", "{", ">":
                let unseen = scopes.contains { $0 == nil }
                let value = scopes.reversed().lazy.compactMap { $0?[tag.name] }.first
                if value == nil, tag.name != ".", !unseen {
                    let known = scopes.compactMap { $0 }.flatMap(\.keys)
                    return (tag.name, tag.line, Set(known).sorted())
                }
                guard tag.kind == "#" || tag.kind == "^" else { continue }
                if tag.kind == "#", case .list(let items) = value {
                    scopes.append(items.first)
                } else {
                    scopes.append([:])
                }
            default: continue
            }
        }
        return nil
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
