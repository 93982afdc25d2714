import FoundationEssentials

/// The calendar in a mail as it came: a `text/calendar` part, however it is nested and encoded (RFC 2045, RFC 2046).
package enum MailedCalendar {
    /// The calendar's bytes; bytes that are a calendar, or no mail with one, as they are.
    package static func calendar(in bytes: [UInt8]) -> [UInt8] {
        if isCalendar(bytes) { return bytes }
        if let part = part(of: bytes[...], depth: 0) { return part }
        // A part that was saved without its head: base64 and nothing else.
        if let decoded = base64(bytes[...]), isCalendar(decoded) { return decoded }
        return bytes
    }

    /// Deeper than any mail program nests.
    private static let deepest = 8

    private static func part(of message: ArraySlice<UInt8>, depth: Int) -> [UInt8]? {
        guard depth < deepest, let (head, body) = split(message) else { return nil }
        let type = head["content-type"] ?? "text/plain"
        let kind = bare(type.prefix { $0 != ";" }).lowercased()
        if kind.hasPrefix("multipart/"), let boundary = parameter("boundary", of: type) {
            return parts(of: body, boundary: boundary).lazy
                .compactMap { part(of: $0, depth: depth + 1) }.first
        }
        if kind == "message/rfc822" { return part(of: body, depth: depth + 1) }
        guard kind == "text/calendar" || kind == "application/ics" else { return nil }
        let bytes: [UInt8]? =
            switch bare(head["content-transfer-encoding"] ?? "").lowercased() {
            case "base64": base64(body)
            case "quoted-printable": quotedPrintable(body)
            default: Array(body)
            }
        return bytes.flatMap { isCalendar($0) ? $0 : nil }
    }

    private static func isCalendar(_ bytes: [UInt8]) -> Bool {
        let mark = Array("BEGIN:VCALENDAR".utf8)
        let start = bytes.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }.prefix(mark.count)
        return start.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 } == mark
    }

    /// The head's fields by their names in small letters, unfolded, and what follows the first empty line; `nil` where
    /// that is no head.
    private static func split(
        _ message: ArraySlice<UInt8>
    ) -> (head: [String: String], body: ArraySlice<UInt8>)? {
        var fields: [String: String] = [:]
        var last: String?
        var rest = message
        while let end = rest.firstIndex(of: 0x0A) {
            var line = rest[..<end]
            rest = rest[(end + 1)...]
            if line.last == 0x0D { line = line.dropLast() }
            if line.isEmpty { return fields.isEmpty ? nil : (fields, rest) }
            let text = String(decoding: line, as: UTF8.self)
            if let first = text.first, first == " " || first == "\t" {
                if let last { fields[last, default: ""] += " " + text.dropFirst() }
                continue
            }
            // A mailbox file begins its mails with a line of its own.
            if last == nil, text.hasPrefix("From ") { continue }
            guard let colon = text.firstIndex(of: ":") else { return nil }
            let name = text[..<colon].lowercased()
            if fields[name] == nil { fields[name] = String(text[text.index(after: colon)...]) }
            last = name
        }
        return nil
    }

    private static func parameter(_ name: String, of field: String) -> String? {
        for part in field.split(separator: ";").dropFirst() {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2,
                bare(sides[0]).lowercased() == name
            else { continue }
            return bare(sides[1])
        }
        return nil
    }

    /// Without white space and quotes at both ends.
    private static func bare(_ text: some StringProtocol) -> String {
        func isEdge(_ character: Character) -> Bool { character.isWhitespace || character == "\"" }
        return String(text.drop(while: isEdge).reversed().drop(while: isEdge).reversed())
    }

    private static func parts(
        of body: ArraySlice<UInt8>, boundary: String
    ) -> [ArraySlice<UInt8>] {
        let mark = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var begin: Int?
        var at = body.startIndex
        while at < body.endIndex {
            let end = body[at...].firstIndex(of: 0x0A) ?? body.endIndex - 1
            if body[at...end].starts(with: mark) {
                if let begin { parts.append(body[begin..<at]) }
                begin = end + 1
            }
            at = end + 1
        }
        // A mail that was cut short lacks its last boundary.
        if let begin, begin < body.endIndex { parts.append(body[begin...]) }
        return parts
    }

    private static func base64(_ body: ArraySlice<UInt8>) -> [UInt8]? {
        Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters).map { Array($0) }
    }

    private static func quotedPrintable(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count)
        var at = body.startIndex
        while at < body.endIndex {
            guard body[at] == UInt8(ascii: "=") else {
                bytes.append(body[at])
                at += 1
                continue
            }
            let next = body[(at + 1)...]
            if next.starts(with: [0x0D, 0x0A]) {
                at += 3
            } else if next.first == 0x0A {
                at += 2
            } else if let code = UInt8(String(decoding: next.prefix(2), as: UTF8.self), radix: 16),
                next.count >= 2
            {
                bytes.append(code)
                at += 3
            } else {
                bytes.append(body[at])
                at += 1
            }
        }
        return bytes
    }
}
