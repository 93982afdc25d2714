import FoundationEssentials
import Workplace

/// A value as JSON text: sorted keys, no escaped slashes, one line break at the end.
func jsonText(_ value: some Encodable) throws -> String {
    try json(value, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
}

/// A value as JSON on one line.
func jsonLine(_ value: some Encodable) throws -> String {
    try json(value, [.sortedKeys, .withoutEscapingSlashes])
}

private func json(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    if let key = CodingUserInfoKey.readersLanguage { encoder.userInfo[key] = Reader.language }
    return escapingControls(String(decoding: try encoder.encode(value), as: UTF8.self))
}

/// The encoder leaves DEL, C1 controls and turns of direction as they are, which JSON allows. Within texts, where alone they
/// can stand, an escape means the same (RFC 8259 §7), and no terminal obeys it.
private func escapingControls(_ json: String) -> String {
    guard json.utf8.contains(where: { $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }) else {
        return json
    }
    var scalars = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
        switch scalar.value {
        case 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF:
            let digits = String(scalar.value, radix: 16)
            scalars.append(
                contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)"
                    .unicodeScalars)
        default: scalars.append(scalar)
        }
    }
    return String(scalars)
}
