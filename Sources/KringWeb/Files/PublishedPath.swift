/// The address of a file in the published folder, as far as its spelling goes.
///
/// Kring names the files it publishes with letters, digits, `-`, `_` and `.` only, so everything else, the percent sign
/// included, is refused rather than decoded: what is never decoded cannot be decoded twice.
struct PublishedPath: Hashable, Sendable {
    /// The names from the folder down to the file; at least one, none of them hidden.
    let segments: [String]

    /// Reads a request target (RFC 9112 §3.2.1, origin form); the query is dropped.
    ///
    /// `nil` for everything that cannot be the address of a published file: a trailing slash, an empty, hidden or dotted
    /// segment, any escape, more than 1,024 bytes, more than 8 segments.
    init?(target: String) {
        guard target.utf8.count <= 1024 else { return nil }
        let path = target.utf8.prefix { $0 != UInt8(ascii: "?") }
        guard path.first == UInt8(ascii: "/") else { return nil }
        if path.count == 1 {
            segments = ["index.html"]
            return
        }
        let parts = path.dropFirst().split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count <= 8, parts.allSatisfy(PublishedPath.isPlainName) else { return nil }
        segments = parts.map { String(Substring($0)) }
    }

    /// Whether this is somebody's own feed, whose name is the secret.
    var isSecret: Bool { segments.count > 1 && segments[0] == "f" }

    /// The path as it is written in an address, with its leading slash.
    var text: String { segments.map { "/" + $0 }.joined() }

    private static func isPlainName(_ name: Substring.UTF8View) -> Bool {
        !name.isEmpty && name.count <= 200 && name.first != UInt8(ascii: ".")
            && name.allSatisfy { byte in
                isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                    || byte == UInt8(ascii: ".")
            }
    }
}

/// Whether the byte is an ASCII letter or digit.
func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
