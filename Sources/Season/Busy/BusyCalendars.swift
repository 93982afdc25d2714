package import CivilTime
package import Communities
import Feeds
package import ICalendar
import Transfer
package import Workplace

/// The busy calendars of a workspace's rooms and people.
package struct BusyCalendars {
    /// What was noticed while reading one.
    package struct Note {
        /// The file whose line is meant.
        package var file: String
        package var finding: Finding
    }

    package let busy: BusyTimes
    package let notes: [Note]

    /// Reads every calendar that the files name, once each; those on the web are asked for news.
    ///
    /// - Parameters:
    ///   - now: what the age of a copy is measured against.
    ///   - own: UIDs of our own sessions: a room that shows them is not busy because of them.
    /// - Throws: when one is missing or is no calendar; what is merely skipped in one becomes a note.
    package init(
        of intent: Intent, workplace: Workplace, now: Instant, own: Set<SessionUID> = []
    ) throws(Refusal) {
        let organisation = intent.organisation
        let span = daySpan(organisation.season.from, organisation.season.to, organisation.zone)
        let library = workplace.calendars(organisation.calendars, now: now)
        var known: [OwnedCalendar: [Span]] = [:]
        var seen: Set<String> = []
        var notes: [Note] = []
        func spans(_ name: String, of owner: String?) throws(Refusal) -> [Span] {
            // Several may share a calendar; what each declined is free for that one only.
            let calendar = OwnedCalendar(name: name, owner: owner ?? "")
            if let spans = known[calendar] { return spans }
            let file = try workplace.calendar(name, in: library)
            let reading = try file.read(defaultZone: organisation.zone)
            let availability = Availability(
                reading, in: span, zone: organisation.zone, owners: calendar.owners, own: own)
            if seen.insert(name).inserted {
                notes += availability.findings.map { Note(file: file.path, finding: $0) }
            }
            known[calendar] = availability.busy
            return availability.busy
        }
        var busy = BusyTimes()
        for room in intent.rooms {
            if let name = room.calendar { busy.rooms[room.id] = try spans(name, of: room.email) }
        }
        for person in intent.people {
            if let name = person.calendar {
                busy.people[person.id] = try spans(name, of: person.email)
            }
        }
        self.busy = busy
        self.notes = notes
    }
}

/// A calendar and the address of whose it is; empty where that is not known.
private struct OwnedCalendar: Hashable {
    let name: String
    let owner: String

    var owners: [String] { owner.isEmpty ? [] : [owner] }
}

extension Workplace {
    /// What gets the calendars of this workspace.
    package func calendars(_ settings: CalendarSettings, now: Instant) -> CalendarLibrary {
        CalendarLibrary(
            fetching: fetching, own: OwnHosts(settings.ownHosts),
            copies: CalendarCopies(folder: "\(state)/calendars"), now: now, bounds: bounds)
    }

    /// A calendar that a file of the workspace names: a file in it, or a web address.
    package func calendar(_ name: String, in library: CalendarLibrary) throws(Refusal)
        -> CalendarFile
    {
        HTTPAddress.isMeant(by: name)
            ? try library.calendar(at: name)
            : try CalendarFile(path: path(name), name: name, bounds: library.bounds)
    }
}
