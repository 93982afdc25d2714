import CivilTime
import ICalendar

/// The strict grammar of the value types (RFC 5545 §3.3); reading is more forgiving.
enum ValueGrammar {
    /// `20270201`.
    static func isDate(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 8 && CivilDate(text) != nil
    }

    /// `20270201T150000`, perhaps with `Z`.
    static func isDateTime(_ text: some StringProtocol) -> Bool {
        let body = text.hasSuffix("Z") ? text.dropLast() : text[...]
        let parts = body.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, isDate(parts[0]), parts[1].utf8.count == 6,
            let time = number(parts[1])
        else { return false }
        return time / 10_000 < 24 && time / 100 % 100 < 60 && time % 100 <= 60
    }

    /// `P1DT2H30M`, `-PT15M`, `P2W`: weeks alone, every number with its unit, in order.
    static func isDuration(_ text: some StringProtocol) -> Bool {
        var rest = Substring(text)[...]
        if rest.first == "+" || rest.first == "-" { rest.removeFirst() }
        guard rest.popFirst() == "P", !rest.isEmpty else { return false }
        func take(_ units: String) -> [Character]? {
            var found: [Character] = []
            while let first = rest.first, first.isASCII, first.isNumber {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                rest = rest.dropFirst(digits.count)
                guard let unit = rest.popFirst(), let place = units.firstIndex(of: unit),
                    found.last.map({ units.firstIndex(of: $0) ?? place < place }) ?? true
                else { return nil }
                found.append(unit)
            }
            return found
        }
        guard let days = take("WD"), days.count <= 1 else { return false }
        if rest.isEmpty { return !days.isEmpty }
        guard days != ["W"], rest.popFirst() == "T", let times = take("HMS") else { return false }
        // RFC 5545 §3.3.6: hours are followed by minutes before seconds.
        return rest.isEmpty && !times.isEmpty && times != ["H", "S"]
    }

    /// A start, a slash, and an end or a length that is not negative.
    static func isPeriod(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, isDateTime(parts[0]) else { return false }
        return isDateTime(parts[1]) || (isDuration(parts[1]) && !parts[1].hasPrefix("-"))
    }

    /// `+0100`, `-033000`; never `-0000`.
    static func isOffset(_ text: some StringProtocol) -> Bool {
        guard let sign = text.first, sign == "+" || sign == "-",
            text.utf8.count == 5 || text.utf8.count == 7, let value = number(text.dropFirst())
        else { return false }
        let long = text.utf8.count == 7 ? value : value * 100
        return long / 10_000 < 24 && long / 100 % 100 < 60 && long % 100 < 60
            && !(sign == "-" && long == 0)
    }

    /// A whole number with or without a sign.
    static func integer(_ text: some StringProtocol) -> Int? {
        let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
        guard (1...10).contains(digits.utf8.count), let value = number(digits) else { return nil }
        return text.hasPrefix("-") ? -value : value
    }

    /// Latitude and longitude, in degrees.
    static func isPlace(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        guard parts.count == 2, let north = decimal(parts[0]), let east = decimal(parts[1]) else {
            return false
        }
        return abs(north) <= 90 && abs(east) <= 180
    }

    /// An address with its scheme, and without blanks (RFC 3986 §3).
    static func isURI(_ text: some StringProtocol) -> Bool {
        guard let colon = text.firstIndex(of: ":") else { return false }
        let scheme = text[..<colon]
        guard let first = scheme.first, first.isASCII, first.isLetter,
            scheme.utf8.allSatisfy({
                Property.isNameByte($0) && $0 != UInt8(ascii: "_") || $0 == UInt8(ascii: "+")
                    || $0 == UInt8(ascii: ".")
            })
        else { return false }
        let rest = text[text.index(after: colon)...]
        return !rest.isEmpty
            && rest.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0.value != 0x7F && !"<>\"".unicodeScalars.contains($0)
            }
    }

    /// `2.0;Success`: a code of two or three numbers, words, perhaps data.
    static func isRequestStatus(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        let code = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && (2...3).contains(code.count)
            && code.allSatisfy { number($0) != nil }
    }

    /// Base64 (RFC 4648 §4).
    static func isBase64(_ text: some StringProtocol) -> Bool {
        let body = text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }
        return text.utf8.count % 4 == 0 && text.utf8.count - body.count <= 2
            && body.allSatisfy {
                (Property.isNameByte($0) && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_"))
                    || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
            }
    }

    private static func decimal(_ text: some StringProtocol) -> Double? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.".utf8.contains($0) })
        else { return nil }
        return Double(text)
    }

    private static func number(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
