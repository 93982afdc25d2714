import Glibc
import Platform

/// What a backup says of its own bytes: a note with their SHA-256, taken while zeros stand where its digits go. Any bit that
/// changes afterwards, between the rows too, makes it false.
enum BackupSeal {
    /// The note's name.
    static let note = "backup: digest"
    /// The note before the digest is known; it is looked for in the file, so it looks like nothing else.
    static let open = mark + String(repeating: "0", count: digits)

    private static let mark = "kring-backup-sha256:"
    private static let digits = 64

    /// The bytes of a backup with the digest in its place; `nil` where that is not in one place.
    static func sealed(_ bytes: [UInt8]) -> [UInt8]? {
        guard let place = onlyPlace(of: open, in: bytes) else { return nil }
        var bytes = bytes
        let digest = Array(hex(sha256(bytes)).utf8)
        bytes.replaceSubrange(place + mark.utf8.count..<place + open.utf8.count, with: digest)
        return bytes
    }

    /// Whether a backup is as it was made.
    ///
    /// - Parameter value: its note; `nil`: it has none, as those of earlier versions.
    static func holds(_ bytes: [UInt8], value: String?) -> Bool {
        // The name of the note may be what changed.
        guard let value else { return places(of: mark, in: bytes).isEmpty }
        guard value.utf8.count == open.utf8.count, value.hasPrefix(mark),
            let place = onlyPlace(of: value, in: bytes)
        else { return false }
        var bytes = bytes
        bytes.replaceSubrange(place..<place + open.utf8.count, with: open.utf8)
        return mark + hex(sha256(bytes)) == value
    }

    private static func onlyPlace(of text: String, in bytes: [UInt8]) -> Int? {
        let places = places(of: text, in: bytes)
        return places.count == 1 ? places.first : nil
    }

    /// Where a text begins; at most two places are looked for.
    private static func places(of text: String, in bytes: [UInt8]) -> [Int] {
        let wanted = Array(text.utf8)
        var found: [Int] = []
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress, let first = wanted.first else { return }
            var position = 0
            while found.count < 2, position + wanted.count <= buffer.count,
                let next = memchr(
                    start + position, Int32(first), buffer.count - wanted.count + 1 - position)
            {
                let place = UnsafeRawPointer(next) - start
                if memcmp(next, wanted, wanted.count) == 0 { found.append(place) }
                position = place + 1
            }
        }
        return found
    }
}
