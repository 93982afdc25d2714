package import CivilTime
import Communities
package import Facilitation
package import Ledger

/// How long the parts of sessions took, with the days of these sessions.
///
/// An agenda knows what was learned before its own day: what is recorded later changes no session that is past.
package struct PastTimes {
    private let times: [(date: CivilDate, time: Experience.Time)]

    /// None.
    package init() { times = [] }

    /// Those that a ledger holds.
    package init(_ ledger: Ledger) throws(LedgerFault) {
        let sessions = try ledger.sessionsWithTimes()
        times = try ledger.times().flatMap { uid, times in
            times.compactMap { time in
                sessions[uid].map { (date: $0.session.date, time: time) }
            }
        }
    }

    /// All of it in one text, the same whenever it is the same.
    package var words: String {
        times.map { "\($0.date) \($0.time.method) \($0.time.planned) \($0.time.taken)" }.sorted()
            .joined(separator: ",")
    }

    /// What all of them teach.
    package var experience: Experience { Experience(times.map(\.time)) }

    /// What sessions before a day teach.
    package func experience(before date: CivilDate) -> Experience {
        Experience(times.filter { $0.date < date }.map(\.time))
    }
}
