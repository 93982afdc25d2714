/// Reads e-mail addresses as far as a typing error or an injected header can be told.
package enum MailAddress {
    /// Whether a text is one address, such as `noor@example.org` (RFC 5321 §4.1.2, without quoted
    /// local parts and address literals).
    ///
    /// Letters other than ASCII need a mail server that knows SMTPUTF8 (RFC 6531), which cannot be
    /// counted on; an address that begins with `-` would be an option to a mail program.
    package static func isWellFormed(_ text: String) -> Bool {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "@"), omittingEmptySubsequences: false
        ).map { Substring($0).unicodeScalars }
        guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].count)
        else { return false }
        let local = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return !text.hasPrefix("-") && local.allSatisfy { !$0.isEmpty && $0.allSatisfy(isLocal) }
            && labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != "-" && label.last != "-"
                    && label.allSatisfy { isLetterOrDigit($0) || $0 == "-" }
            }
    }

    /// Reads `Name <address>` or a bare address.
    package static func sender(_ text: String) throws(Misread) -> (name: String, address: String) {
        guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw Misread(.senderOnTwoLines)
        }
        var name = ""
        var address = text
        if let open = text.firstIndex(of: "<"), text.hasSuffix(">") {
            name = text[..<open].trimmed.trimmed(of: "\"")
            address = String(text[text.index(after: open)...].dropLast())
        }
        guard isWellFormed(address) else {
            throw Misread(.notSender(address))
        }
        return (name, address)
    }

    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        isLetterOrDigit(scalar) || localSigns.contains(scalar)
    }

    private static let localSigns = Set("!#$%&'*+-/=?^_`{|}~".unicodeScalars)

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            || ("0"..."9").contains(scalar)
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        // Most texts need no work, and looking at characters is slow in a file of 20,000 people.
        if let first = utf8.first, let last = last?.utf8.first, (0x21...0x7E).contains(first),
            (0x21...0x7E).contains(last)
        {
            return String(self)
        }
        let tail = drop(while: \.isWhitespace)
        return String(tail.reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Without that character at both ends.
    func trimmed(of character: Character) -> String {
        let tail = drop { $0 == character }
        return String(tail.reversed().drop { $0 == character }.reversed())
    }
}
