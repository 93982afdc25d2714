/// A header field of the shape `value; name=value; name="value"`, such as `Content-Type` (RFC 9110 §5.6.6).
struct FieldWithParameters {
    /// What stands before the first `;`, in lower case.
    let value: String
    /// The parameters, by their names in lower case; of a name that comes twice the first.
    let parameters: [String: String]

    init(_ text: String) {
        var rest = Substring(text)
        value = FieldWithParameters.trimmed(rest.prefix { $0 != ";" }).lowercased()
        rest = rest.drop { $0 != ";" }
        var parameters: [String: String] = [:]
        while rest.popFirst() != nil {
            let name = FieldWithParameters.trimmed(rest.prefix { $0 != "=" && $0 != ";" })
            rest = rest.dropFirst(rest.prefix { $0 != "=" && $0 != ";" }.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            let value = FieldWithParameters.value(&rest)
            if !name.isEmpty, parameters[name.lowercased()] == nil {
                parameters[name.lowercased()] = value
            }
        }
        self.parameters = parameters
    }

    /// Takes a token or a quoted string off the front, and everything up to the next `;`.
    private static func value(_ rest: inout Substring) -> String {
        defer { rest = rest.drop { $0 != ";" } }
        guard rest.first == "\"" else {
            return String(trimmed(rest.prefix { $0 != ";" }))
        }
        rest = rest.dropFirst()
        var value = ""
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", let escaped = rest.popFirst() {
                value.append(escaped)
            } else {
                value.append(character)
            }
        }
        return value
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        var text = text.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return text
    }
}
