import CivilTime
import Communities
import ICalendar

/// Which instance of which repeating event each session is, in feeds of the style `series`.
struct SeriesPlaces {
    /// An instance of a repeating event.
    struct Place: Hashable {
        let uid: String
        /// The start that the rule gives it, whatever became of it since.
        let recurrenceID: CalendarTime
    }

    private var places: [SessionID: Place] = [:]
    private var members: [String: Set<SessionID>] = [:]

    /// Of all sessions of a feed's subject; those that no rule tells are events of their own and have no place.
    init(_ sessions: [PublishedSession], zone: Zone) {
        let groups = Dictionary(grouping: sessions, by: \.seriesUID)
        for part in groups.flatMap({ SeriesParts($0.key, $0.value, zone: zone).parts }) {
            for instance in part.fit.instances {
                guard let session = instance.session else { continue }
                places[session] = Place(
                    uid: part.uid, recurrenceID: .zoned(instance.local, tzid: zone.identifier))
                members[part.uid, default: []].insert(session)
            }
        }
    }

    subscript(session: SessionID) -> Place? { places[session] }

    /// The sessions that are instances of one repeating event.
    func sessions(of uid: String) -> Set<SessionID> { members[uid] ?? [] }

    /// The session that is this instance, named by its moment or, where the writer left out the time, its day.
    func session(uid: String, at recurrenceID: CalendarTime, in zone: Zone) -> SessionID? {
        members[uid]?.first { session in
            guard let local = places[session]?.recurrenceID.local else { return false }
            switch recurrenceID {
            case .date(let date): return local.date == date
            case .utc(let moment): return zone.instant(of: local) == moment
            case .floating, .zoned: return local == recurrenceID.local
            }
        }
    }
}
