import CivilTime
import Communities
import ICalendar
import Ledger
import Messages
import Season
import Transfer
import Workplace

/// Fetches the calendars on the web, of busy times and of holidays, once an hour, so that a plan made later has them at hand.
///
/// Where a copy stands in because the server was out of order for a while, nobody needs to know. That it
/// refuses, has no calendar there any more or an empty one is told once, until it has been well again.
struct CalendarImport {
    let workspace: OpenWorkspace
    let ledger: Ledger
    let now: Instant

    private static let noteKey = "import"
    private static let pause = 3600
    private static let toldKey = "import-told"

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
        let told = Set(
            (try ledger.note(CalendarImport.toldKey)?.value ?? "").split(separator: " ")
                .map(String.init))
        var known: Set<String> = []
        for address in addresses {
            do throws(Refusal) {
                let file = try library.calendar(at: address)
                outcome.counts.add(.calendars)
                guard let trouble = file.trouble, CalendarImport.lasts(trouble) else { continue }
                // Addresses may be secrets: the ledger has the name of the copy.
                let name = CalendarCopies.name(of: address)
                known.insert(name)
                if !told.contains(name) { outcome.note(RunOutcome.Problem(trouble)) }
            } catch {
                outcome.note(RunOutcome.Problem(error.reason))
            }
        }
        if known != told {
            try ledger.note(
                CalendarImport.toldKey, known.sorted().joined(separator: " "), at: now)
        }
        try ledger.note(CalendarImport.noteKey, "\(addresses.count)", at: now)
    }

    /// Whether it will not pass by itself.
    private static func lasts(_ trouble: CalendarRefusal) -> Bool {
        switch trouble {
        case .answer(let status, _): (400..<500).contains(status) && status != 408
        case .sentEmpty: true
        case .noAnswer, .sentNoCalendar, .noCalendar: false
        }
    }

    private var addresses: [String] {
        let intent = workspace.intent
        let names =
            intent.rooms.compactMap(\.calendar) + intent.people.compactMap(\.calendar)
            + intent.organisation.holidayCalendars.map(\.name)
        return Set(names).filter { HTTPAddress.isMeant(by: $0) }.sorted()
    }
}
