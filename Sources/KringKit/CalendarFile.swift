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

extension ReadingFault {
    /// The fault in a sentence.
    var words: String {
        switch self {
        case .empty: "it is empty"
        case .tooLarge(let bytes, let limit):
            "it has \(bytes) bytes, more than the \(limit) allowed"
        case .webPage: "it is a web page; the address may ask to log in"
        case .json: "it is JSON"
        case .notUTF8: "it is not UTF-8"
        case .notACalendar: "it has no BEGIN:VCALENDAR"
        case .truncated(let open): "it ends inside \(open)"
        }
    }
}
