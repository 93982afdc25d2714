/// A content line (RFC 5545 §3.1): a name, its parameters, and the value as it was written.
public struct Property: Hashable, Sendable {
    /// A parameter with its values, caret encoding (RFC 6868) undone.
    public struct Parameter: Hashable, Sendable {
        /// In capitals.
        public let name: String
        /// At least one.
        public let values: [String]

        /// A parameter; its name is put in capitals.
        public init(_ name: String, _ values: [String]) {
            self.name = name.uppercased()
            self.values = values
        }
    }

    /// In capitals.
    public let name: String
    /// In the order written.
    public let parameters: [Parameter]
    /// Still escaped, as the grammar of its type asks.
    public let value: String

    /// A content line; `value` must already be escaped for its type.
    public init(_ name: String, _ parameters: [Parameter] = [], value: String) {
        self.name = name.uppercased()
        self.parameters = parameters
        self.value = value
    }

    /// The first value of a parameter.
    public subscript(parameter: String) -> String? {
        parameters.first { $0.name == parameter }?.values.first
    }

    /// The value read as TEXT.
    public var text: String { unescaped(value) }
}

extension Optional {
    /// Fills an empty place; `false` when there is nothing to put there or it is taken.
    mutating func take(_ value: Wrapped?) -> Bool {
        guard self == nil, let value else { return false }
        self = value
        return true
    }
}

extension [Property.Parameter] {
    /// One value, where there is one.
    mutating func add(_ name: String, _ value: String?) {
        if let value { append(Property.Parameter(name, [value])) }
    }

    /// All values, where there are any.
    mutating func add(_ name: String, _ values: [String]) {
        if !values.isEmpty { append(Property.Parameter(name, values)) }
    }
}

/// TEXT escaped for a content line (RFC 5545 §3.3.11): control characters are dropped.
func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
        switch scalar {
        case "\\": result += "\\\\"
        case ";": result += "\\;"
        case ",": result += "\\,"
        case "\n", "\r", "\u{2028}", "\u{2029}": result += "\\n"
        default: if !isControl(scalar) { result.unicodeScalars.append(scalar) }
        }
    }
    return result
}

/// TEXT without its escapes; a backslash before any other character is dropped.
func unescaped(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
    var result = ""
    var afterBackslash = false
    for scalar in text.unicodeScalars {
        if afterBackslash {
            result.unicodeScalars.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
            afterBackslash = false
        } else if scalar == "\\" {
            afterBackslash = true
        } else {
            result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// A comma-separated list, split where the comma is not escaped.
func splitList(_ value: String) -> [String] {
    var parts: [String] = []
    var current = ""
    var afterBackslash = false
    for scalar in value.unicodeScalars {
        if scalar == ",", !afterBackslash {
            parts.append(current)
            current = ""
            continue
        }
        afterBackslash = scalar == "\\" && !afterBackslash
        current.unicodeScalars.append(scalar)
    }
    parts.append(current)
    return parts
}

/// Control characters that must not stand in a content line; the tab may.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 0x20 && scalar != "\t") || (0x7F...0x9F).contains(scalar.value)
}

/// A parameter value ready to be written: caret-encoded, quoted where needed, no control characters.
func encodedParameter(_ value: String) -> String {
    var result = ""
    for scalar in value.replacing("\r\n", with: "\n").unicodeScalars {
        switch scalar {
        case "^": result += "^^"
        case "\n", "\r": result += "^n"
        case "\"": result += "^'"
        default: if !isControl(scalar) { result.unicodeScalars.append(scalar) }
        }
    }
    let needsQuotes = result.unicodeScalars.contains { $0 == ":" || $0 == ";" || $0 == "," }
    return needsQuotes ? "\"\(result)\"" : result
}

/// A parameter value as it was meant before caret encoding.
func decodedParameter(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "^")) else { return value }
    var result = ""
    var afterCaret = false
    for scalar in value.unicodeScalars {
        if afterCaret {
            switch scalar {
            case "n": result += "\n"
            case "'": result += "\""
            case "^": result += "^"
            default:
                result += "^"
                result.unicodeScalars.append(scalar)
            }
            afterCaret = false
        } else if scalar == "^" {
            afterCaret = true
        } else {
            result.unicodeScalars.append(scalar)
        }
    }
    return afterCaret ? result + "^" : result
}
