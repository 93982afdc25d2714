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

    /// A text of a community's file with a line more; `nil` where its key stands there already.
    package static func adding(_ line: String, to text: String) -> String? {
        let key = String(line.prefix { $0 != ":" })
        guard place(of: key, in: text) == nil else { return nil }
        let ending = text.contains("\r\n") ? "\r\n" : "\n"
        let isEnded = text.isEmpty || text.last?.isNewline == true
        return text + (isEnded ? "" : ending) + line + ending
    }

    /// A text without the line of a key; `nil` where it is not one line by itself.
    package static func removing(_ key: String, from text: String) -> String? {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        guard let place = place(of: key, in: text) else { return nil }
        let line = lines[place]
        let next = place + 1 < lines.count ? lines[place + 1] : ""
        let value = line.dropFirst(key.count + 1).drop { $0 == " " }
        guard !value.isEmpty, !value.hasPrefix("#"), !next.hasPrefix(" "), !next.hasPrefix("- ")
        else { return nil }
        // By its place in the text: line ends are of either kind.
        let start = line.startIndex
        let end = place + 1 < lines.count ? lines[place + 1].startIndex : line.endIndex
        return String(text[..<start] + text[end...])
    }

    private static func place(of key: String, in text: String) -> Int? {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }
            .firstIndex { $0.hasPrefix("\(key):") }
    }

    private static func said(_ reason: String?) -> String {
        guard let reason, !reason.isEmpty else { return "" }
        // Quoted, so that whatever stands in it is text (YAML 1.2 §7.3.1).
        let text = reason.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            default:
                scalar.properties.generalCategory == .control ? " " : String(scalar)
            }
        }.joined()
        return ", reason: \"\(text)\""
    }
}
