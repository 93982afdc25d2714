/// A parameter value ready to be written: caret-encoded (RFC 6868), quoted where needed, no control characters.
func encodedParameter(_ value: String) -> String {
    guard value.utf8.contains(where: { needsEncoding[Int($0)] }) else { return value }
    var result = ""
    result.reserveCapacity(value.utf8.count + 8)
    var needsQuotes = false
    for scalar in value.replacing("\r\n", with: "\n").unicodeScalars {
        switch scalar {
        case "^": result += "^^"
        case "\n", "\r": result += "^n"
        case "\"": result += "^'"
        default:
            needsQuotes = needsQuotes || scalar == ":" || scalar == ";" || scalar == ","
            if !isControl(scalar) { result.unicodeScalars.append(scalar) }
        }
    }
    return needsQuotes ? "\"\(result)\"" : result
}

/// Bytes that cannot stand in a parameter as they are, and the first byte of C1 controls.
private let needsEncoding: [Bool] = (0..<256).map { byte in
    byte < 0x20 || [0x5E, 0x22, 0x3A, 0x3B, 0x2C, 0x7F, 0xC2].contains(byte)
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
