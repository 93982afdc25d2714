package import CivilTime
import FoundationEssentials
import ICalendar
package import Platform
import Workplace

/// Copies of calendars that were got over the web: `state/calendars` of a workspace.
///
/// The files are named by the SHA-256 of their address, which may be a secret, and readable by their owner only.
package struct CalendarCopies {
    /// What is kept beside the bytes.
    package struct Label: Codable, Hashable {
        /// ETag.
        package var entityTag: String?
        /// Last-Modified, as it was written.
        package var lastModified: String?
        /// When the server last said that this is what it has.
        package var fetched: Instant
        /// The SHA-256 of the bytes: a label of other bytes is none.
        package var digest: String
        /// Since when the server sends an empty calendar in its place.
        package var emptySince: Instant?
        /// That the server does not want to be asked again for a while.
        package var pause: Pause?
    }

    /// An answer with Retry-After.
    package struct Pause: Codable, Hashable {
        package var status: Int
        /// The first moment at which it may be asked again.
        package var end: Instant
    }

    /// A copy.
    package struct Copy {
        package let bytes: [UInt8]
        package let label: Label
    }

    package let folder: String

    /// The name of an address's copy, without its folder.
    package static func name(of address: String) -> String { calendarCopyName(of: address) }

    /// The SHA-256 of a copy's bytes, in hexadecimal.
    package static func digest(_ bytes: [UInt8]) -> String { hex(sha256(bytes)) }

    /// The copy of an address; `nil` when there is none that is whole.
    package func copy(of address: String) -> Copy? {
        let path = "\(folder)/\(CalendarCopies.name(of: address))"
        // A copy is a convenience: one that cannot be read is fetched again.
        guard let bytes = try? DurableFile.read(path, limit: ReadingLimits().bytes),
            let json = try? DurableFile.read("\(path).json", limit: 100_000),
            let label = try? JSONDecoder().decode(Label.self, from: Data(json)),
            label.digest == CalendarCopies.digest(bytes)
        else { return nil }
        return Copy(bytes: bytes, label: label)
    }

    /// Keeps a copy; the bytes first, so that a kill in between leaves a label that fits no bytes.
    package func keep(_ copy: Copy, of address: String) throws(FileFault) {
        try DurableFile.makeFolder(folder, mode: 0o700)
        let path = "\(folder)/\(CalendarCopies.name(of: address))"
        try DurableFile.write(copy.bytes, to: path, mode: 0o600)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A label of texts and moments always is JSON.
        guard let json = try? encoder.encode(copy.label) else { return }
        try DurableFile.write(Array(json), to: "\(path).json", mode: 0o600)
    }
}
