package import CivilTime
import Communities
import Transfer
package import Workplace
import Workspace

extension Workplace {
    /// Asks the web for the calendars of holidays that `kring.yaml` names, so that the reading that follows has their copies.
    ///
    /// - Throws: when one cannot be got and no copy of it stands in: what is planned then would lie on holidays.
    package func fetchHolidays(now: Instant) throws(Refusal) {
        let look = FirstLook(inWorkspace: folder)
        let library = calendars(CalendarSettings(ownHosts: look.ownHosts), now: now)
        for address in look.holidayCalendars where HTTPAddress.isMeant(by: address) {
            _ = try library.calendar(at: address)
        }
    }
}
