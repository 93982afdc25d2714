/// A JSON text (RFC 8259) as it is read and written for jCal.
///
/// Ours and no library's: jCal's objects hold parameters, whose order counts here, and numbers must come
/// back digit for digit.
enum JSONValue: Hashable {
    case null
    case boolean(Bool)
    /// As written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    struct Member: Hashable {
        let name: String
        let value: JSONValue
    }

    var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    var array: [JSONValue]? {
        if case .array(let values) = self { return values }
        return nil
    }

    /// Writes without blanks; the same bytes for the same value.
    func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .boolean(let isTrue): text += isTrue ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let string): JSONValue.write(string, to: &text)
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                JSONValue.write(member.name, to: &text)
                text += ":"
                member.value.write(to: &text)
            }
            text += "}"
        }
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        let isPlain = !string.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
        if isPlain {
            text += string
        } else {
            for scalar in string.unicodeScalars {
                switch scalar {
                case "\"": text += "\\\""
                case "\\": text += "\\\\"
                case "\n": text += "\\n"
                case "\t": text += "\\t"
                case "\r": text += "\\r"
                case _ where scalar.value < 0x20:
                    text += "\\u00" + (scalar.value < 0x10 ? "0" : "")
                    text += String(scalar.value, radix: 16)
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }

    /// Whether a text is a JSON number.
    static func isNumber(_ text: String) -> Bool {
        var reader = JSONReader(Array(text.utf8), depth: 1, values: 1)
        guard case .number = reader.value() else { return false }
        return reader.isAtEnd && text.utf8.last.map { $0 > 0x20 } == true
            && text.utf8.first.map { $0 > 0x20 } == true
    }
}
