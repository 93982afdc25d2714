import CivilTime
import Communities

/// The version of a repeating event: all sessions of its community and season count, in this feed or not,
/// so that it only rises, whatever comes, goes or moves to another room.
struct SeriesVersion {
    /// Rises with each change of a session, each one added, and each one that leaves the calendar.
    let sequence: Int
    /// When the first session was published.
    let created: Instant?
    /// The last such change.
    let changed: Instant?

    init(of sessions: [PublishedSession], today: CivilDate, zone: Zone) {
        let first = sessions.map(\.created).min()
        let gone = sessions.filter { !$0.isShown(on: today, zone) }
        // A session that is restored changes once, so to leave counts half as much as to change.
        sequence = sessions.reduce(gone.count) { sum, published in
            sum + 2 * published.sequence + (published.created == first ? 0 : 1)
        }
        created = first
        changed = (sessions.map(\.changed) + gone.map { $0.leaves(zone) }).max()
    }
}

extension PublishedSession {
    /// Days a cancelled session stays visible at least.
    static let cancelledDays = 14

    /// Whether it is seen: a cancelled one until after its day, and for two weeks after it was cancelled.
    func isShown(on today: CivilDate, _ zone: Zone) -> Bool {
        guard status == .cancelled else { return true }
        if isWithdrawn == true { return false }
        return today < zone.local(at: leaves(zone)).date
    }

    /// The midnight at which it leaves the calendar once it is cancelled.
    func leaves(_ zone: Zone) -> Instant {
        let told = zone.local(at: changed).date.advanced(by: PublishedSession.cancelledDays)
        let day = max(told, session.date).advanced(by: 1)
        return zone.instant(of: LocalDateTime(date: day, time: .startOfDay))
    }

    /// The UID of its community's repeating event: a UID ends in its season and host.
    var seriesUID: String {
        "\(session.community).series.\(uid.rawValue.dropFirst(session.id.rawValue.count + 1))"
    }
}
