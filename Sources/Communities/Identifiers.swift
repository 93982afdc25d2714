/// A name that people write in files and on the command line: a slug such as `eigentijds-toetsen`.
public protocol Identifier: RawRepresentable<String>, Hashable, Comparable, Codable, Sendable,
    CustomStringConvertible, ExpressibleByStringLiteral
{
    /// Takes the text as it is; `isSlug` tells whether it is well-formed.
    init(rawValue: String)
}

extension Identifier {
    /// Takes the literal as it is.
    public init(stringLiteral text: String) { self.init(rawValue: text) }

    /// The text itself.
    public var description: String { rawValue }

    /// In the order of the texts' Unicode scalars.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Reads a plain string.
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes a plain string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// Whether a text can be an identifier: lower-case ASCII letters, digits, `-`, `_` and `.`, at most 64, the first a letter or digit.
public func isSlug(_ text: String) -> Bool {
    func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    let bytes = Array(text.utf8)
    guard let first = bytes.first, bytes.count <= 64, isLetterOrDigit(first) else { return false }
    return bytes.allSatisfy { byte in
        isLetterOrDigit(byte) || "-_.".utf8.contains(byte)
    }
}
