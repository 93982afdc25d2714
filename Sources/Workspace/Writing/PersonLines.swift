package import Communities

/// Where the file of a community names a person, and the same file with another identifier there; every other byte stays.
package struct PersonLines {
    /// A place in which a person is named.
    package struct Mention: Hashable, Sendable {
        package var position: FilePosition
        /// The line, as it is written.
        package var text: String
        fileprivate var isQuoted: Bool
    }

    /// The keys under which people are named.
    private static let keys = ["members", "roles", "coordinator"]

    /// All places, in the order of the file.
    ///
    /// - Parameter path: the file within the workspace.
    package static func mentions(
        of person: PersonID, in text: String, path: String
    ) -> [Mention] {
        let file = SourceFile(path: path, text: text)
        guard let root = readYaml(file, log: FaultLog()) else { return [] }
        var found: [Mention] = []
        func look(_ tree: YamlTree) {
            switch tree.content {
            case .scalar(let text, let isPlain):
                guard text == person.rawValue else { return }
                found.append(
                    Mention(
                        position: file.position(tree.line, tree.column), text: file.line(tree.line),
                        isQuoted: !isPlain))
            case .list(let items): items.forEach(look)
            case .map(let entries): entries.map(\.value).forEach(look)
            }
        }
        for key in keys { root.value(key).map(look) }
        return found.sorted { $0.position < $1.position }
    }

    /// A table of people with another identifier in the cell at a position; every other byte stays.
    package static func replacingCell(
        at position: FilePosition, by new: PersonID, in text: String
    ) -> String {
        let scalars = Array(text.unicodeScalars)
        var (line, column, index) = (1, 1, 0)
        while index < scalars.count, (line, column) != (position.line, position.column) {
            let isEnd = scalars[index] == "\n" || scalars[index] == "\r"
            if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
                index += 1
            }
            (line, column) = isEnd ? (line + 1, 1) : (line, column + 1)
            index += 1
        }
        let isQuoted = index < scalars.count && scalars[index] == "\""
        let start = isQuoted ? index + 1 : index
        var end = start
        while end < scalars.count,
            isQuoted
                ? scalars[end] != "\"" : ![",", ";", "\t", "\n", "\r"].contains(scalars[end])
        {
            end += 1
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars[..<start])
        result.append(contentsOf: new.rawValue.unicodeScalars)
        result.append(contentsOf: scalars[end...])
        return String(result)
    }

    /// The text with another identifier wherever the first one is; `nil` where both are named already, or it stands in a form
    /// that is left to people.
    package static func replacing(
        _ old: PersonID, by new: PersonID, in text: String, path: String
    ) -> String? {
        let places = mentions(of: old, in: text, path: path)
        guard !places.isEmpty, mentions(of: new, in: text, path: path).isEmpty else { return nil }
        var result = String.UnicodeScalarView()
        var rest = places[...]
        var (line, column) = (1, 1)
        var previous: Unicode.Scalar?
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.first {
            if let next = rest.first, next.position.line == line, next.position.column == column {
                rest.removeFirst()
                if next.isQuoted {
                    result.append(scalar)
                    scalars.removeFirst()
                }
                // What is escaped, or goes on in another line, is not looked for.
                guard scalars.starts(with: old.rawValue.unicodeScalars) else { return nil }
                result.append(contentsOf: new.rawValue.unicodeScalars)
                scalars.removeFirst(old.rawValue.unicodeScalars.count)
                column += old.rawValue.unicodeScalars.count + (next.isQuoted ? 1 : 0)
                previous = nil
                continue
            }
            result.append(scalar)
            scalars.removeFirst()
            if scalar == "\n", previous == "\r" {
                // The second half of one end of a line.
            } else if SourceFile.isLineBreak(scalar) {
                (line, column) = (line + 1, 1)
            } else {
                column += 1
            }
            previous = scalar
        }
        let changed = String(result)
        // Only what reads back as it was meant is written.
        guard rest.isEmpty, mentions(of: old, in: changed, path: path).isEmpty,
            mentions(of: new, in: changed, path: path).map(\.position.line)
                == places.map(\.position.line)
        else { return nil }
        return changed
    }
}
