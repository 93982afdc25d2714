import CivilTime
import Communities
import Feeds
import ICalendar
import Transfer
import Workspace

extension HolidayCalendars {
    /// By what reads everybody's calendars; the copies are those that `kring run` and `kring check` keep.
    static let read = HolidayCalendars(
        content: { text, days, zone in
            do throws(ReadingFault) {
                let reading = try CalendarDocument.read(
                    Array(text.utf8), defaultZone: zone, database: .system)
                let found = CalendarHolidays(reading, in: days, zone: zone)
                return .holidays(found.holidays, timed: found.timed)
            } catch {
                return .unusable(
                    LocalizedText([
                        .nl: "dit is geen agenda: \(error.words(.nl))",
                        .en: "this is no calendar: \(error.words(.en))",
                    ]))
            }
        },
        copyPath: { text, own in
            // Whoever asks for it says why it may not be asked.
            let address = try? HTTPAddress(text, own: OwnHosts(own))
            return address.map { "state/calendars/\(calendarCopyName(of: $0.text))" }
        })
}
