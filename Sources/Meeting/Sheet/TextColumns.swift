/// Plain text in lines of a bounded width.
///
/// A line that is too long is broken at spaces; what follows is set under the text of the line, behind its time,
/// its `- `, `[ ] ` or whatever stands in front of it with two spaces between.
struct TextColumns {
    /// The most characters of a line.
    let width: Int

    /// The same text, its long lines broken, with one blank line where there were several.
    func wrapped(_ text: String) -> String {
        Self.withoutRunsOfBlankLines(
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .flatMap(lines).joined(separator: "\n"))
    }

    /// One blank line where there were several, and none at the ends but the last line's own.
    static func withoutRunsOfBlankLines(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isBlank = line.allSatisfy(\.isWhitespace)
            if isBlank, lines.last?.isEmpty ?? true { continue }
            lines.append(isBlank ? "" : line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(_ line: Substring) -> [String] {
        let indent = Self.textColumn(of: line)
        guard line.count > width, indent < width / 2 else { return [String(line)] }
        var lines: [String] = []
        var current = String(line.prefix(indent))
        var hasWord = false
        for word in line.dropFirst(indent).split(separator: " ") {
            if hasWord, current.count + 1 + word.count > width {
                lines.append(current)
                current = String(repeating: " ", count: indent)
                hasWord = false
            }
            current += (hasWord ? " " : "") + word
            hasWord = true
        }
        return lines + [current]
    }

    /// Where the running text of a line begins.
    static func textColumn(of line: Substring) -> Int {
        let characters = Array(line)
        var column = characters.prefix { $0 == " " }.count
        // Short entries with at least two spaces after them are columns: `15:05  Check-in`.
        while let gap = characters[column...].firstIndex(of: " "), gap - column <= 6,
            gap + 1 < characters.count, characters[gap + 1] == " "
        {
            column = gap + characters[gap...].prefix { $0 == " " }.count
        }
        for mark in ["[ ] ", "- ", "| "] where line.dropFirst(column).hasPrefix(mark) {
            return column + mark.count
        }
        return column
    }
}
