import CivilTime
import Communities
import ICalendar

/// A community's season as repeating events: one, or two where its rhythm turns; none where no rule fits.
///
/// An event of this and all later instances is what most clients cannot read, so what follows a turn has a UID of its
/// own and names the event before it (RFC 5545 §3.8.4.5).
struct SeriesParts {
    /// A repeating event.
    struct Part {
        let uid: String
        let fit: SeriesFit
        /// The sessions it tells, by date.
        let sessions: [PublishedSession]
        /// The UID of the event before it.
        let before: String?
    }

    let parts: [Part]

    /// - Parameters:
    ///   - uid: of the first event.
    ///   - group: all sessions of a community's season in a feed, seen or not.
    init(_ uid: String, _ group: [PublishedSession], zone: Zone) {
        let sorted = group.sorted {
            ($0.session.date, $0.session.start, $0.session.id)
                < ($1.session.date, $1.session.start, $1.session.id)
        }
        let whole = SeriesFit(sorted.map(\.session), zone: zone)
        if let turned = SeriesParts.turned(
            sorted, unless: whole?.differences ?? sorted.count, zone: zone)
        {
            let second = SeriesParts.secondUID(uid)
            parts = [
                Part(
                    uid: uid, fit: turned.first, sessions: Array(sorted[..<turned.at]), before: nil),
                Part(
                    uid: second, fit: turned.second, sessions: Array(sorted[turned.at...]),
                    before: uid),
            ]
        } else {
            parts = whole.map { [Part(uid: uid, fit: $0, sessions: sorted, before: nil)] } ?? []
        }
    }

    /// Where to cut a season in two so that less differs than without; a second event counts as two differences.
    private static func turned(
        _ sessions: [PublishedSession], unless differences: Int, zone: Zone
    ) -> (at: Int, first: SeriesFit, second: SeriesFit)? {
        let least = 3
        guard differences > 2, sessions.count >= 2 * least else { return nil }
        var best: (at: Int, first: SeriesFit, second: SeriesFit)?
        var lowest = differences - 2
        for cut in least...(sessions.count - least) {
            guard let first = SeriesFit(sessions[..<cut].map(\.session), zone: zone),
                first.differences < lowest,
                let second = SeriesFit(sessions[cut...].map(\.session), zone: zone),
                first.differences + second.differences < lowest
            else { continue }
            lowest = first.differences + second.differences
            best = (cut, first, second)
        }
        return best
    }

    /// `plgs.series.2027-02@host` becomes `plgs.series.2.2027-02@host`.
    private static func secondUID(_ uid: String) -> String {
        uid.replacing(".series.", with: ".series.2.", maxReplacements: 1)
    }
}
