import CivilTime

/// The fields above a message (RFC 5322 §2.2): each is one line of printable ASCII, folded, whatever was put in.
struct MessageHeader {
    private(set) var lines = ""

    /// A field whose value we make ourselves: words of printable ASCII, folded between them.
    mutating func add(_ name: String, _ value: String) {
        let words = MessageHeader.tidied(value).split(separator: " ").map(String.init)
        add(name, words: words)
    }

    /// A field of free text (RFC 5322 §2.2.1 unstructured), with encoded words where it needs them.
    mutating func add(_ name: String, text: String) {
        let tidy = MessageHeader.tidied(text)
        let words = tidy.split(separator: " ").map(String.init)
        let isPlain =
            tidy.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !tidy.contains("=?")
            && words.allSatisfy { $0.utf8.count <= 60 }
        add(name, words: isPlain ? words : encodedWords(tidy, after: name))
    }

    /// A field of one name with its address, `"Name" <address>`; the address must have been vetted.
    mutating func add(_ name: String, mailbox: (name: String, address: String)) {
        add(name, words: phrase(mailbox.name, after: name) + ["<\(mailbox.address)>"])
    }

    private mutating func add(_ name: String, words: [String]) {
        var line = "\(name):"
        for (index, word) in words.enumerated() {
            if index > 0, line.utf8.count + 1 + word.utf8.count > 76 {
                lines += line + "\r\n"
                line = ""
            }
            line += " " + word
        }
        lines += line + "\r\n"
    }

    private func phrase(_ text: String, after name: String) -> [String] {
        let tidy = MessageHeader.tidied(text)
        let isPrintable = tidy.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        let words = tidy.split(separator: " ").map(String.init)
        guard isPrintable, !tidy.contains("=?"), tidy.utf8.count <= 60 else {
            return encodedWords(tidy, after: name)
        }
        let isAtoms = tidy.utf8.allSatisfy {
            EncodedWord.isSafeInPhrase($0) || $0 == 0x20 || $0 == 0x27 || $0 == 0x5F
        }
        if isAtoms { return words }
        let escaped = tidy.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return ["\"\(escaped)\""]
    }

    private func encodedWords(_ text: String, after name: String) -> [String] {
        EncodedWord.split(text, firstRoom: max(30, 76 - name.utf8.count - 2))
    }

    /// One line, no control characters, no runs of spaces: nothing in a value can start a field of its own.
    static func tidied(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isAfterSpace = true
        for scalar in text.unicodeScalars {
            let isSpace =
                scalar.properties.generalCategory == .control || scalar.properties.isWhitespace
            if isSpace {
                if !isAfterSpace { result.append(" ") }
            } else {
                result.append(scalar)
            }
            isAfterSpace = isSpace
        }
        if result.last == " " { result.removeLast() }
        return String(result)
    }

    /// `Tue, 16 Feb 2027 08:00:00 +0100` (RFC 5322 §3.3); a wall clock without an offset counts as UTC.
    static func date(_ moment: OffsetDateTime) -> String {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let local = moment.local
        let (year, month, day) = local.date.parts
        let offset = (moment.offset ?? 0) / 60
        let clock = [local.hour, local.minute, local.second].map(two).joined(separator: ":")
        let zone =
            "\(offset < 0 ? "-" : "+")\(two(abs(offset) / 60))\(two(abs(offset) % 60))"
        return "\(days[local.date.weekday.rawValue]), \(day) \(months[month - 1]) \(year) "
            + "\(clock) \(zone)"
    }
}
