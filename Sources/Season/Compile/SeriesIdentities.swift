import CivilTime
import Communities
import Feeds

/// Says which place in a rhythm is which session that people know.
///
/// A rhythm has places, people have dates. Where the rhythm is as it was, place and session agree; where it became slower,
/// or lost a date, they do not. So each community's places are laid beside its sessions in the order of time, in the
/// pattern in which that costs least: each pair its days in between, each that stays alone more than any pair.
struct SeriesIdentities {
    private let known: [CommunityID: [PublishedSession]]
    private let pins: [SessionID: Pin.Decision]
    /// Communities of which sessions were published, in whatever season: in others the place is the number.
    private let numbered: Set<CommunityID>
    /// Where sessions were before somebody moved them: the place in the rhythm that they have.
    private let usual: [SessionID: CivilDate]

    /// - Parameters:
    ///   - known: what people know of the season, or the sessions of a plan in its place.
    ///   - heirs: the communities in which one goes on.
    init(
        known: [PublishedSession], pins: [Pin], numbered: Set<CommunityID>,
        usual: [SessionID: CivilDate], heirs: (CommunityID) -> [CommunityID]
    ) {
        self.known = known.promises(heirs)
        self.pins = Dictionary(
            pins.map { ($0.session, $0.decision) }, uniquingKeysWith: { first, _ in first })
        self.numbered = numbered.union(known.map(\.session.community))
        self.usual = usual
    }

    /// The series with the identifiers of their sessions.
    func identified(_ wishes: [SeriesWish]) -> [SeriesWish] {
        var result = wishes
        for (community, places) in Dictionary(
            grouping: wishes.indices, by: { wishes[$0].community })
        where numbered.contains(community) {
            let ids = identifiers(community, places.map { wishes[$0] })
            for place in places {
                result[place].ids = wishes[place].numbers.map { number in
                    ids[number] ?? SessionID(community, unnumbered: number)
                }
            }
        }
        return result
    }

    /// The identifiers of a community's places that have one.
    private func identifiers(
        _ community: CommunityID, _ wishes: [SeriesWish]
    ) -> [Int: SessionID] {
        let entries = known[community, default: []].map { entry in
            (entry: entry, date: usual[entry.session.id] ?? entry.session.date)
        }.sorted {
            ($0.date, $0.entry.session.start, $0.entry.session.id)
                < ($1.date, $1.entry.session.start, $1.entry.session.id)
        }
        let reach = max(SessionMatch.reach, wishes.map(\.maxShiftDays).max() ?? 0)
        let sessions = entries.map { entry, date in
            Alignment.Session(
                date: date,
                // What a plan gave up comes back on its own date alone; what somebody cancelled keeps its place.
                reach: entry.status == .cancelled && pins[entry.session.id] == nil ? 0 : reach,
                isMissed: entry.status != .cancelled || pins[entry.session.id] != nil)
        }
        let count = wishes.map(\.patterns.count).min() ?? 0
        let best = (0..<count).map { pattern in
            let days = wishes.flatMap { wish in zip(wish.numbers, wish.patterns[pattern]) }
                .sorted { $0.0 < $1.0 }
            return (days: days, alignment: Alignment(days.map(\.1), sessions))
        }.min { $0.alignment.cost < $1.alignment.cost }
        guard let best else { return [:] }
        var ids: [Int: SessionID] = [:]
        for (place, session) in best.alignment.sessions.enumerated() {
            let number = best.days[place].0
            if let session {
                ids[number] = entries[session].entry.session.id
            } else {
                // Skipped before anything of the community was published, when the place was the number.
                let early = SessionID(community, number: number)
                let isKnown = entries.contains { $0.entry.session.id == early }
                if !isKnown, pins[early] != nil { ids[number] = early }
            }
        }
        return ids
    }
}

/// The days of a pattern laid beside sessions, both in the order of time, at least cost.
private struct Alignment {
    struct Session {
        var date: CivilDate
        /// The most days from it to its place.
        var reach: Int
        /// Whether it counts when it has no place.
        var isMissed: Bool
    }

    /// Of a place or a session that stays alone: two of them are more than any pair.
    private static let alone = 1_000

    /// For each day the place of its session.
    private(set) var sessions: [Int?]
    let cost: Int

    init(_ days: [CivilDate], _ known: [Session]) {
        func pair(_ day: Int, _ session: Int) -> Int? {
            let distance = abs(days[day].days(until: known[session].date))
            return distance <= known[session].reach ? distance : nil
        }
        func missing(_ session: Int) -> Int { known[session].isMissed ? Alignment.alone : 0 }
        var least = Array(
            repeating: Array(repeating: 0, count: known.count + 1), count: days.count + 1)
        for session in known.indices.reversed() {
            least[days.count][session] = least[days.count][session + 1] + missing(session)
        }
        for day in days.indices.reversed() {
            least[day][known.count] = least[day + 1][known.count] + Alignment.alone
            for session in known.indices.reversed() {
                least[day][session] = min(
                    least[day + 1][session] + Alignment.alone,
                    least[day][session + 1] + missing(session),
                    pair(day, session).map { least[day + 1][session + 1] + $0 } ?? .max)
            }
        }
        cost = least[0][0]
        sessions = days.map { _ in nil }
        var (day, session) = (0, 0)
        while day < days.count, session < known.count {
            if let pair = pair(day, session),
                least[day][session] == least[day + 1][session + 1] + pair
            {
                sessions[day] = session
                (day, session) = (day + 1, session + 1)
            } else if least[day][session] == least[day][session + 1] + missing(session) {
                session += 1
            } else {
                day += 1
            }
        }
    }
}
