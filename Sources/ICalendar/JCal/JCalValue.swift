/// Turns values of content lines into those of jCal (RFC 7265 §3.6) and back.
///
/// What is no value of its type stays as it is written, as a string.
enum JCalValue {
    /// The values of a line.
    static func values(of property: Property, type: String) -> [JSONValue] {
        switch type {
        case "text" where property.name == "REQUEST-STATUS":
            return [.array(split(property.value, at: ";").map { .string(unescaped($0)) })]
        case "text" where ValueType.isList(property.name):
            return splitList(property.value).map { .string(unescaped($0)) }
        case "text": return [.string(property.text)]
        case "float" where property.name == "GEO":
            let parts = property.value.split(separator: ";").map { single(String($0), type) }
            return [.array(parts)]
        case _ where ValueType.isList(property.name):
            return property.value.split(separator: ",", omittingEmptySubsequences: false).map {
                single(String($0), type)
            }
        default: return [single(property.value, type)]
        }
    }

    /// The value of a line, ready to be written; `nil` for values that no line can hold.
    static func text(of values: [JSONValue], type: String) -> String? {
        let parts = values.map { text(of: $0, type: type) }
        guard parts.allSatisfy({ $0 != nil }) else { return nil }
        return parts.compactMap { $0 }.joined(separator: ",")
    }

    private static func single(_ text: String, _ type: String) -> JSONValue {
        switch type {
        case "integer", "float": return JSONValue.isNumber(text) ? .number(text) : .string(text)
        case "boolean" where text == "TRUE": return .boolean(true)
        case "boolean" where text == "FALSE": return .boolean(false)
        case "date", "date-time", "time": return .string(extended(text) ?? text)
        case "period":
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2 else { return .string(text) }
            return .array(parts.map { .string(extended(String($0)) ?? String($0)) })
        case "utc-offset": return .string(extendedOffset(text) ?? text)
        case "recur": return recur(text) ?? .string(text)
        default: return .string(text)
        }
    }

    private static func text(of value: JSONValue, type: String) -> String? {
        switch value {
        case .number(let digits): return digits
        case .boolean(let isTrue): return isTrue ? "TRUE" : "FALSE"
        case .string(let text):
            switch type {
            case "text": return escaped(text)
            case "date", "date-time", "time", "period": return basic(text) ?? text
            case "utc-offset": return text.replacing(":", with: "")
            default: return text
            }
        case .array(let parts):
            let texts = parts.compactMap { self.text(of: $0, type: type) }
            guard texts.count == parts.count else { return nil }
            return texts.joined(separator: type == "period" ? "/" : ";")
        case .object(let members) where type == "recur":
            let texts = members.compactMap { ruleText(of: $0) }
            return texts.count == members.count ? texts.joined(separator: ";") : nil
        case .object, .null: return nil
        }
    }

    // MARK: Dates and offsets

    /// `2027-02-01T15:00:00Z` of `20270201T150000Z`; `nil` for anything else.
    private static func extended(_ text: String) -> String? {
        var digits = Array(text.utf8)
        let zulu = digits.last == UInt8(ascii: "Z") ? "Z" : ""
        if !zulu.isEmpty { digits.removeLast() }
        func part(_ range: Range<Int>) -> String? {
            guard digits.indices.contains(range.lowerBound), range.upperBound <= digits.count,
                digits[range].allSatisfy({ (0x30...0x39).contains($0) })
            else { return nil }
            return String(decoding: digits[range], as: UTF8.self)
        }
        func time(at start: Int) -> String? {
            guard let hour = part(start..<start + 2), let minute = part(start + 2..<start + 4),
                let second = part(start + 4..<start + 6)
            else { return nil }
            return "\(hour):\(minute):\(second)"
        }
        if digits.count == 6 { return time(at: 0).map { $0 + zulu } }
        guard digits.count == 8 || digits.count == 15, let year = part(0..<4),
            let month = part(4..<6), let day = part(6..<8)
        else { return nil }
        let date = "\(year)-\(month)-\(day)"
        if digits.count == 8 { return zulu.isEmpty ? date : nil }
        guard digits[8] == UInt8(ascii: "T") else { return nil }
        return time(at: 9).map { "\(date)T\($0)\(zulu)" }
    }

    /// `20270201T150000Z` of `2027-02-01T15:00:00Z`; `nil` for anything else.
    private static func basic(_ text: String) -> String? {
        guard (8...20).contains(text.utf8.count) else { return nil }
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") }
        let basic = String(decoding: digits, as: UTF8.self)
        return extended(basic) == text ? basic : nil
    }

    private static func extendedOffset(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5 || bytes.count == 7,
            bytes.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let long = bytes.count == 7 ? ":" + part(5..<7) : ""
        return part(0..<3) + ":" + part(3..<5) + long
    }

    // MARK: Rules

    /// `{"freq":"WEEKLY","byday":["MO","TU"]}` (RFC 7265 §3.6.10).
    private static func recur(_ text: String) -> JSONValue? {
        var members: [JSONValue.Member] = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let pair = part.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, !pair[0].isEmpty else { return nil }
            let values = pair[1].split(separator: ",", omittingEmptySubsequences: false).map {
                rulePart(String($0))
            }
            members.append(
                JSONValue.Member(
                    name: pair[0].lowercased(),
                    value: values.count == 1 ? values[0] : .array(values)))
        }
        return .object(members)
    }

    private static func rulePart(_ text: String) -> JSONValue {
        // No number of a rule has eight digits; UNTIL=20270201 is a date.
        if let date = extended(text), text.utf8.count >= 8 { return .string(date) }
        return JSONValue.isNumber(text) ? .number(text) : .string(text)
    }

    private static func ruleText(of member: JSONValue.Member) -> String? {
        let values = member.value.array ?? [member.value]
        let texts = values.map { value -> String? in
            switch value {
            case .number(let digits): digits
            case .string(let text): basic(text) ?? text
            default: nil
            }
        }
        guard texts.allSatisfy({ $0 != nil }) else { return nil }
        return member.name.uppercased() + "="
            + texts.compactMap { $0 }.joined(separator: ",")
    }

    private static func split(_ text: String, at mark: Character) -> [String] {
        // Escaped marks are not separators.
        var parts = [""]
        var afterBackslash = false
        for scalar in text.unicodeScalars {
            if Character(scalar) == mark, !afterBackslash {
                parts.append("")
            } else {
                parts[parts.count - 1].unicodeScalars.append(scalar)
            }
            afterBackslash = scalar == "\\" && !afterBackslash
        }
        return parts
    }
}
