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
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
