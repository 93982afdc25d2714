import CivilTime
package import Communities

/// Adds a season to the text of `kring.yaml`; every other byte stays as it is.
package struct SeasonLines {
    /// The line of a season, as a person would write it in the list.
    package static func line(_ season: Season) -> String {
        "- {id: \(season.id), from: \(season.from), to: \(season.to)}"
    }

    /// The text with the season in it; `nil` where the seasons stand in a form that is left to people.
    package static func adding(_ season: Season, to text: String) -> String? {
        let before = seasons(in: text)
        guard !before.isEmpty, let changed = SeasonLines(text).adding(season),
            seasons(in: changed) == before + [season]
        else { return nil }
        return changed
    }

    /// The seasons that a text of `kring.yaml` names, whatever else is wrong with it.
    static func seasons(in text: String) -> [Season] {
        let log = FaultLog()
        let file = SourceFile(path: "kring.yaml", text: text)
        guard let tree = readYaml(file, log: log) else { return [] }
        let root = Cursor(tree: tree, path: "", file: file, log: log)
        return OrganisationReader(zones: .system).organisation(root)?.seasons ?? []
    }

    private let text: String
    private let lines: [Substring]
    private let ending: String

    private init(_ text: String) {
        self.text = text
        lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        ending = text.contains("\r\n") ? "\r\n" : "\n"
    }

    private func adding(_ season: Season) -> String? {
        // Line ends of both kinds could not be put back as they were.
        guard lines.joined(separator: ending) == text,
            let first = lines.firstIndex(where: {
                $0.hasPrefix("season:") || $0.hasPrefix("seasons:")
            }), let colon = lines[first].firstIndex(of: ":")
        else { return nil }
        let key = LinesOfKey(first, in: lines)
        let (body, own) = (first + 1..<key.end, key.last)
        let value = lines[first][lines[first].index(after: colon)...].drop { $0 == " " }
        let isList = lines[first].hasPrefix("seasons:")
        var result = lines.map(String.init)
        switch (isList, value.first) {
        case (false, "{"):
            guard own == nil else { return nil }
            result[first] = "seasons:"
            result.insert("  - " + value, at: first + 1)
            result.insert("  " + SeasonLines.line(season), at: first + 2)
        case (false, nil), (false, "#"):
            guard let own, let start = body.first(where: { isContent(lines[$0]) }) else {
                return nil
            }
            let depth = lines[start].prefix { $0 == " " }.count
            result[first] = "seasons:" + (value.isEmpty ? "" : " " + value)
            for index in first + 1...own where isContent(lines[index]) {
                guard lines[index].prefix(depth).allSatisfy({ $0 == " " }) else { return nil }
                result[index] = (index == start ? "  - " : "    ") + lines[index].dropFirst(depth)
            }
            result.insert("  " + SeasonLines.line(season), at: own + 1)
        case (true, "["):
            let entry = SeasonLines.line(season).dropFirst(2)
            // An index of the whole text is none of a copy of its line.
            var line = result[first]
            guard own == nil, let close = line.lastIndex(of: "]") else { return nil }
            line.insert(contentsOf: ", " + entry, at: close)
            result[first] = line
        case (true, nil), (true, "#"):
            guard let own,
                let item = body.first(where: { lines[$0].drop { $0 == " " }.hasPrefix("- ") })
            else { return nil }
            let indent = lines[item].prefix { $0 == " " }
            result.insert(indent + SeasonLines.line(season), at: own + 1)
        default: return nil
        }
        return result.joined(separator: ending)
    }

    private func isContent(_ line: Substring) -> Bool {
        let text = line.drop { $0 == " " }
        return !text.isEmpty && !text.hasPrefix("#")
    }
}
