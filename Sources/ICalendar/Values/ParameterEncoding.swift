/// A parameter value ready to be written: caret-encoded (RFC 6868), quoted where needed, no control characters.
func encodedParameter(_ value: String) -> String {
    // What cannot stand there as it is, and the first byte of C1 controls.
    let isPlain = !value.hasByte { byte in
        byte < 0x20 || byte == 0x5E || byte == 0x22 || byte == 0x3A || byte == 0x3B
            || byte == 0x2C || byte == 0x7F || byte == 0xC2
    }
    if isPlain { return value }
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
