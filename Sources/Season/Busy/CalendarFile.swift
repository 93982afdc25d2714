package import CivilTime
import FeedDoctor
package import ICalendar
package import Platform
package import Workplace

/// A calendar of somebody else's making, as it was got.
package struct CalendarFile {
    /// What people call it: the file's path, or the host and the beginning of an address.
    package let name: String
    /// The file whose lines findings name; for an address the copy that was kept, where one was.
    package let path: String
    /// Its bytes.
    package let bytes: [UInt8]
    /// What was noticed in getting it, such as that it is an old copy.
    package let findings: [Finding]
    /// Why an old copy stands in for what the server says; `nil` when it does not.
    package let trouble: CalendarRefusal?

    /// A file of this machine.
    ///
    /// - Parameter bounds: where it may lie.
    package init(
        path: String, name: String? = nil, bounds: ReadingBounds = .everywhere
    ) throws(Refusal) {
        let bytes = try refusingFileFaults { () throws(FileFault) in
            try bounds.read(path, limit: ReadingLimits().bytes)
        }
        guard let bytes else { throw Refusal(WorkplaceRefusal.noFile(path)) }
        self.init(name: name ?? path, path: name ?? path, bytes: bytes)
    }

    package init(
        name: String, path: String, bytes: [UInt8], findings: [Finding] = [],
        trouble: CalendarRefusal? = nil
    ) {
        self.name = name
        self.path = path
        self.bytes = bytes
        self.findings = findings
        self.trouble = trouble
    }

    /// Reads it; bytes that are no calendar are a refusal. Findings about an event name it.
    package func read(defaultZone: Zone) throws(Refusal) -> CalendarReading {
        do throws(ReadingFault) {
            var reading = try reading(defaultZone)
            if !reading.findings.isEmpty {
                let places = EventPlaces(bytes)
                reading.findings = reading.findings.map { places.naming($0) }
            }
            reading.findings = findings + reading.findings
            return reading
        } catch {
            throw Refusal(CalendarRefusal.noCalendar(error, name: name))
        }
    }

    /// iCalendar, or jCal where it is JSON.
    private func reading(_ zone: Zone) throws(ReadingFault) -> CalendarReading {
        do throws(ReadingFault) {
            return try CalendarDocument.read(bytes, defaultZone: zone, database: .system)
        } catch {
            guard error == .json else { throw error }
        }
        do throws(ReadingFault) {
            return try CalendarDocument.read(jCal: bytes, defaultZone: zone, database: .system)
        } catch {
            throw error == .notACalendar ? .json : error
        }
    }
}
