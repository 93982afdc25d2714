package import Communities

/// Says in a community's file that it pauses, meets again or ends; every other byte stays as it is.
package struct CommunityLines {
    /// The line that says a pause, as a person would write it.
    package static func line(_ pause: CommunityPause) -> String {
        "paused: {from: \(pause.from), until: \(pause.until)\(said(pause.reason))}"
    }

    /// The line that says an end.
    package static func line(_ end: CommunityEnd) -> String {
        "ended: {on: \(end.on)\(said(end.reason))}"
    }

    /// A text of a community's file with a line more at its end; `nil` where its key stands there already, or the file is of
    /// another form than keys below each other.
    package static func adding(_ line: String, to text: String) -> String? {
        let key = String(line.prefix { $0 != ":" })
        let ending = text.contains("\r\n") ? "\r\n" : "\n"
        let isEnded = text.last?.isNewline == true
        let changed = text + (isEnded ? "" : ending) + line + ending
        guard let before = keys(in: text), keys(in: changed) == before + [key] else { return nil }
        return changed
    }

    /// A text without the line of a key, and that line; `nil` where it is not one line by itself.
    package static func removing(
        _ key: String, from text: String
    ) -> (text: String, line: String)? {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        guard let place = lines.firstIndex(where: { $0.hasPrefix("\(key):") }) else { return nil }
        // By its place in the text: line ends are of either kind.
        let line = lines[place]
        let end = place + 1 < lines.count ? lines[place + 1].startIndex : line.endIndex
        let changed = String(text[..<line.startIndex] + text[end...])
        // What goes on below the line would become part of the key before it.
        let next = place + 1 < lines.count ? lines[place + 1] : ""
        guard !next.hasPrefix(" "), !next.hasPrefix("- "), let before = keys(in: text),
            keys(in: changed) == before.filter({ $0 != key })
        else { return nil }
        return (changed, String(line))
    }

    /// The keys of a text, in order; `nil`: it is no map, or no YAML.
    private static func keys(in text: String) -> [String]? {
        let log = FaultLog()
        let file = SourceFile(path: "", text: text)
        guard case .map(let entries) = readYaml(file, log: log)?.content, log.faults.isEmpty
        else { return nil }
        return entries.compactMap(\.key.text)
    }

    private static func said(_ reason: String?) -> String {
        guard let reason, !reason.isEmpty else { return "" }
        // Quoted, so that whatever stands in it is text (YAML 1.2 §7.3.1).
        let text = reason.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            default:
                // Separators of lines end a line of YAML as control characters can.
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator: " "
                default: String(scalar)
                }
            }
        }.joined()
        return ", reason: \"\(text)\""
    }
}
