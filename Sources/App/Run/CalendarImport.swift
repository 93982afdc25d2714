import CivilTime
import Communities
import ICalendar
import Ledger
import Messages
import Season
import Transfer
import Workplace

/// Fetches the busy calendars on the web once an hour, so that a plan made later has them at hand.
struct CalendarImport {
    let workspace: OpenWorkspace
    let ledger: Ledger
    let now: Instant

    private static let noteKey = "import"
    private static let pause = 3600

    /// When they are fetched next; `nil`: no calendar is on the web.
    func next() throws -> Instant? {
        guard !addresses.isEmpty else { return nil }
        return try ledger.note(CalendarImport.noteKey)?.at.advanced(bySeconds: CalendarImport.pause)
            ?? now
    }

    /// Fetches. One that does not answer is a problem only where no copy of it stands in.
    func run(_ outcome: inout RunOutcome) throws {
        guard let next = try next(), next <= now else { return }
        let library = workspace.workplace.calendars(
            workspace.intent.organisation.calendars, now: now)
        for address in addresses {
            do throws(Refusal) {
                _ = try library.calendar(at: address)
                outcome.counts.add(.calendars)
            } catch {
                outcome.note(RunOutcome.Problem(error.reason))
            }
        }
        try ledger.note(CalendarImport.noteKey, "\(addresses.count)", at: now)
    }

    private var addresses: [String] {
        let intent = workspace.intent
        let names = intent.rooms.compactMap(\.calendar) + intent.people.compactMap(\.calendar)
        return Set(names).filter { HTTPAddress.isMeant(by: $0) }.sorted()
    }
}
