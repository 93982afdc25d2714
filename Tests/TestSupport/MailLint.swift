/// Reads a message as strictly as the standards allow, and says what is wrong with it.
///
/// RFC 5322 (lines, fields, addresses, dates), RFC 2045 and 2046 (parts and their encodings), RFC 2047 (encoded words),
/// RFC 2369 and 8058 (how to stop), RFC 2919 (lists), RFC 3834 (automatic mail).
package struct MailLint {
    /// One part that is not made of others.
    package struct Leaf {
        /// Its media type, such as `text/plain`.
        package var type: String
        /// Its bytes, decoded.
        package var bytes: [UInt8]
    }

    /// What is wrong; empty when all is well.
    package private(set) var findings: [String] = []
    /// The fields of the message, unfolded, in their order.
    package private(set) var fields: [(name: String, value: String)] = []
    /// The parts that are not made of others, in their order.
    package private(set) var leaves: [Leaf] = []

    /// Reads a whole message.
    package init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        if bytes.contains(where: { $0 > 0x7E || ($0 < 0x20 && $0 != 13 && $0 != 10) }) {
            findings.append("a byte that is no printable ASCII")
        }
        let lines = MailLint.lines(text)
        if text.replacing("\r\n", with: "").contains(where: { $0 == "\r" || $0 == "\n" }) {
            findings.append("a line that does not end in CRLF")
        }
        if let long = lines.first(where: { $0.utf8.count > 998 }) {
            findings.append("a line of \(long.utf8.count) characters")
        }
        let (head, body) = MailLint.split(lines)
        fields = unfolded(head)
        checkFields()
        part(fields, body, depth: 0)
        checkForms()
    }

    /// The values of a field.
    package func values(_ name: String) -> [String] {
        fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    // MARK: Fields

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func split(_ lines: [String]) -> (head: [String], body: [String]) {
        let end = lines.firstIndex(of: "") ?? lines.endIndex
        return (Array(lines[..<end]), Array(lines[min(end + 1, lines.endIndex)...]))
    }

    private mutating func unfolded(_ lines: [String]) -> [(name: String, value: String)] {
        var result: [(name: String, value: String)] = []
        for line in lines {
            // A web address in angle brackets may be longer than a line should be (RFC 5322 §2.1.1).
            if line.utf8.count > 78, !line.contains("://") {
                findings.append("a header line of \(line.utf8.count) characters: \(line)")
            }
            if line.first == " " || line.first == "\t" {
                guard !result.isEmpty, line.contains(where: { $0 != " " && $0 != "\t" }) else {
                    findings.append("a folded line that continues nothing, or says nothing")
                    continue
                }
                result[result.count - 1].value += line
                continue
            }
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex,
                line[..<colon].utf8.allSatisfy({ (33...126).contains($0) })
            else {
                findings.append("no header field: '\(line)'")
                continue
            }
            let value = line[line.index(after: colon)...]
            if !value.hasPrefix(" ") { findings.append("no space after '\(line[...colon])'") }
            result.append((String(line[..<colon]), String(value.drop { $0 == " " })))
        }
        return result
    }

    private mutating func checkFields() {
        for name in ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version"]
        where values(name).count != 1 {
            findings.append("\(values(name).count) fields \(name)")
        }
        for name in ["Bcc", "Cc", "Precedence", "Received"] where !values(name).isEmpty {
            findings.append("a field \(name)")
        }
        let names = fields.map { $0.name.lowercased() }
        if Set(names).count != names.count { findings.append("a field stands twice") }
        expect("MIME-Version", /1\.0/)
        expect(
            "Date",
            /(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}/
        )
        for name in ["Message-ID", "In-Reply-To", "References"] {
            expect(name, /<[^<>@\s]+@[^<>@\s]+>/)
        }
        for name in ["From", "To", "Reply-To"] {
            expect(name, /(.+ )?<[^<>@\s]+@[^<>@\s]+>/)
        }
        if values("Auto-Submitted") != ["auto-generated"] {
            findings.append("not marked as automatic")
        }
        expect("List-Id", /(.+ )?<[^<>@\s]+\.[^<>@\s]+>/)
        checkStop()
        for field in fields { checkEncodedWords(field.name, field.value) }
    }

    private mutating func checkStop() {
        let ways = values("List-Unsubscribe").first ?? ""
        guard ways.contains("<mailto:") || ways.contains("<https://") else {
            findings.append("no way to stop it: '\(ways)'")
            return
        }
        let oneClick = values("List-Unsubscribe-Post")
        if ways.contains("<https://") != (oneClick == ["List-Unsubscribe=One-Click"]) {
            findings.append("one click and its address do not go together: \(oneClick)")
        }
    }

    private mutating func expect(_ name: String, _ pattern: Regex<some Any>) {
        for value in values(name) where (try? pattern.wholeMatch(in: value)) == nil {
            findings.append("\(name): '\(value)'")
        }
    }

    private mutating func checkEncodedWords(_ name: String, _ value: String) {
        guard value.contains("=?") else { return }
        for word in value.split(separator: " ") where word.hasPrefix("=?") {
            let isWell =
                word.utf8.count <= 75
                && (try? /=\?utf-8\?(Q\?([!->@-~_]|=[0-9A-F]{2})*|B\?[A-Za-z0-9+\/]+=*)\?=/
                    .wholeMatch(in: word)) != nil
            if !isWell { findings.append("\(name): the encoded word '\(word)'") }
        }
    }

    // MARK: Parts

    private mutating func part(
        _ fields: [(name: String, value: String)], _ body: [String], depth: Int
    ) {
        func value(_ name: String) -> String {
            fields.first { $0.name.lowercased() == name.lowercased() }?.value ?? ""
        }
        let type = value("Content-Type")
        guard type.hasPrefix("multipart/") else {
            leaf(type, value("Content-Transfer-Encoding"), body)
            return
        }
        guard depth < 5,
            let match = try? /boundary="([^"]{1,70})"/.firstMatch(in: type)
        else {
            findings.append("parts without a boundary: '\(type)'")
            return
        }
        let boundary = String(match.output.1)
        guard let end = body.firstIndex(of: "--\(boundary)--") else {
            findings.append("the boundary \(boundary) is never closed")
            return
        }
        let pieces = body[..<end].split(
            separator: "--\(boundary)", omittingEmptySubsequences: false)
        if pieces.count < 2 { findings.append("no part in \(type)") }
        for piece in pieces.dropFirst() {
            var lines = Array(piece)
            // The line break before a boundary belongs to it.
            if lines.last == "" { lines.removeLast() }
            let (head, inner) = MailLint.split(lines)
            part(unfolded(head), inner, depth: depth + 1)
        }
    }

    private mutating func leaf(_ type: String, _ encoding: String, _ body: [String]) {
        if let long = body.first(where: { $0.utf8.count > 76 }) {
            findings.append("\(type): a line of \(long.utf8.count) characters")
        }
        let name = String(type.prefix { $0 != ";" })
        if name.hasPrefix("text/"), !type.lowercased().contains("charset=utf-8") {
            findings.append("\(type): no charset")
        }
        switch encoding {
        case "quoted-printable": leaves.append(Leaf(type: name, bytes: quoted(type, body)))
        case "base64": leaves.append(Leaf(type: name, bytes: base64(type, body.joined())))
        default: findings.append("\(type): the encoding '\(encoding)'")
        }
    }

    private mutating func quoted(_ type: String, _ lines: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in lines {
            if line.hasSuffix(" ") || line.hasSuffix("\t") {
                findings.append("\(type): a line that ends in a space")
            }
            var rest = Array(line.utf8)[...]
            var isSoft = false
            while let byte = rest.popFirst() {
                guard byte == UInt8(ascii: "=") else {
                    bytes.append(byte)
                    continue
                }
                if rest.isEmpty {
                    isSoft = true
                    break
                }
                let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                guard digits.utf8.count == 2, digits == digits.uppercased(),
                    let code = UInt8(digits, radix: 16)
                else {
                    findings.append("\(type): the escape '=\(digits)'")
                    break
                }
                bytes.append(code)
                rest = rest.dropFirst(2)
            }
            if !isSoft { bytes += [13, 10] }
        }
        return bytes
    }

    private mutating func base64(_ type: String, _ text: String) -> [UInt8] {
        let alphabet = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var bytes: [UInt8] = []
        var bits = 0
        var count = 0
        if !text.utf8.count.isMultiple(of: 4) { findings.append("\(type): base64 cut short") }
        for byte in text.utf8 where byte != UInt8(ascii: "=") {
            guard let value = alphabet.firstIndex(of: byte) else {
                findings.append("\(type): a character that is not of base64")
                return bytes
            }
            bits = (bits << 6 | value) & 0xFFFF
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(bits >> count & 0xFF))
            }
        }
        return bytes
    }

    // MARK: Forms

    private mutating func checkForms() {
        for leaf in leaves where leaf.type.hasPrefix("text/") {
            if String(validating: leaf.bytes, as: UTF8.self) == nil {
                findings.append("\(leaf.type): no UTF-8")
            }
        }
        guard leaves.first?.type == "text/plain" else {
            findings.append("the text does not come first")
            return
        }
        guard let page = leaves.first(where: { $0.type == "text/html" }) else { return }
        let html = String(decoding: page.bytes, as: UTF8.self)
        if !html.contains("<html lang=\"") { findings.append("a page without its language") }
        // Gmail cuts off what is longer.
        if page.bytes.count > 102_000 { findings.append("a page of \(page.bytes.count) bytes") }
        for remote in ["<img", "<script", "<link", "url(", "<iframe"] where html.contains(remote) {
            findings.append("a page with \(remote)")
        }
    }
}
