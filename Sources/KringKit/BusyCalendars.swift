import CivilTime
import Communities
import Feeds
import ICalendar

/// The busy calendars of a workspace's rooms and people.
struct BusyCalendars {
    /// What was noticed while reading one.
    struct Note {
        var file: String
        var finding: Finding
    }

    let busy: BusyTimes
    let notes: [Note]

    /// Reads every calendar that the files name, once each.
    ///
    /// - Parameter own: UIDs of our own sessions: a room that shows them is not busy because of them.
    /// - Throws: when one is missing or is no calendar; what is merely skipped in one becomes a note.
    init(of intent: Intent, place: Workplace, own: Set<String> = []) throws(Refusal) {
        let organisation = intent.organisation
        let span = daySpan(organisation.season.from, organisation.season.to, organisation.zone)
        var known: [String: [Span]] = [:]
        var notes: [Note] = []
        func spans(_ name: String) throws(Refusal) -> [Span] {
            if let spans = known[name] { return spans }
            let reading = try CalendarFile(path: place.path(name)).read(
                defaultZone: organisation.zone)
            let availability = Availability(
                reading, in: span, zone: organisation.zone, own: own)
            notes += availability.findings.map { Note(file: name, finding: $0) }
            known[name] = availability.busy
            return availability.busy
        }
        var busy = BusyTimes()
        for room in intent.rooms {
            if let name = room.calendar { busy.rooms[room.id] = try spans(name) }
        }
        for person in intent.people {
            if let name = person.calendar { busy.people[person.id] = try spans(name) }
        }
        self.busy = busy
        self.notes = notes
    }
}
