#if canImport(Glibc)
    import Glibc
#endif

/// A text as it may reach a terminal, whatever people, files and other programs wrote into it.
///
/// There is no other way to one than to make it here. What is left is letters and signs, line feeds, tabs, and the
/// colours of `Paint`: no control character, with which a text could move the cursor, name the window or type for whoever
/// reads it, and none that turns the direction of what follows.
struct ShownText {
    /// What is written.
    let text: String

    init(_ text: String) {
        guard text.utf8.contains(where: ShownText.needsCare) else {
            self.text = text
            return
        }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let code = Paint.code(of: scalar) {
                scalars.append(contentsOf: "\u{1B}[\(code)m".unicodeScalars)
            } else if !ShownText.isDropped(scalar) {
                scalars.append(scalar)
            }
        }
        self.text = String(scalars)
    }

    /// Whether a byte can begin something that is not shown as it is.
    private static func needsCare(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A: false
        case ..<0x20, 0x7F: true
        // The first bytes of U+0080 to U+009F, U+2028 to U+2069 and U+FDD0 to U+FDEF.
        case 0xC2, 0xE2, 0xEF: true
        default: false
        }
    }

    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case ..<0x20, 0x7F...0x9F: true
        // Line and paragraph separator; embeddings, overrides and isolates of direction.
        case 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

/// Colour and weight within a text that is not shown yet: noncharacters, which Unicode keeps for such use within a program
/// (§23.7). Should one come from elsewhere, it can do no more than colour a name.
enum Paint: UInt32, CaseIterable {
    case bold, dim, red, green, yellow, cyan

    /// Marks a text; the mark behind it is the same for all.
    func painting(_ text: String) -> String {
        "\(Paint.mark(rawValue))\(text)\(Paint.mark(Paint.last))"
    }

    private static let first: UInt32 = 0xFDD0
    private static let last: UInt32 = 0x1F

    private static func mark(_ number: UInt32) -> Character {
        Character(Unicode.Scalar(first + number) ?? " ")
    }

    /// The number of the terminal's colour (ECMA-48 §8.3.117) that a mark stands for.
    fileprivate static func code(of scalar: Unicode.Scalar) -> Int? {
        guard (first...first + last).contains(scalar.value) else { return nil }
        switch Paint(rawValue: scalar.value - first) {
        case .bold: return 1
        case .dim: return 2
        case .red: return 31
        case .green: return 32
        case .yellow: return 33
        case .cyan: return 36
        case nil: return 0
        }
    }
}
