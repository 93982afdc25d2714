import CivilTime
import DurableFiles
import ICalendar

/// A calendar file of somebody else's making.
struct CalendarFile {
    let path: String

    /// Reads it; bytes that are no calendar are a refusal.
    func read(defaultZone: Zone) throws(Refusal) -> CalendarReading {
        let bytes = try bytes()
        do {
            return try CalendarDocument.read(
                bytes, defaultZone: defaultZone, database: .system)
        } catch {
            throw Refusal(.badData, "'\(path)' is no calendar: \(error.words)")
        }
    }

    /// Its bytes.
    func bytes() throws(Refusal) -> [UInt8] {
        do {
            if let bytes = try DurableFile.read(path, limit: ReadingLimits().bytes) { return bytes }
        } catch {
            throw Refusal(error)
        }
        throw Refusal(.inputMissing, "there is no file '\(path)'")
    }
}
