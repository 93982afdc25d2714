import CivilTime
import Communities
import Feeds
import Ledger
import Workplace

/// Which sessions files mean by a day or an identifier.
///
/// A day names the session that was first published on it, and goes on to name it wherever it is moved: the promise is what
/// people meant. Where nothing was published on it, it names what a plan puts there.
package struct SingledSessions {
    /// The sessions of days, by community.
    private var byDay: [CommunityID: [CivilDate: SessionID]] = [:]

    /// Without a history nothing was published on any day.
    package init() {}

    /// - Parameter published: what people know; a session that is cancelled is meant no more.
    init(_ intent: Intent, _ ledger: Ledger?, published: [PublishedSession]) throws(LedgerFault) {
        guard let ledger else { return }
        let held = Set(published.held.map(\.id))
        var found: [CivilDate: [Session]] = [:]
        for community in intent.communities {
            let days = Array(community.templates.onceOn.keys) + (community.big?.days ?? [])
            for day in Set(days) {
                if found[day] == nil { found[day] = try ledger.sessions(everOn: day) }
                byDay[community.id, default: [:]][day] =
                    found[day]?.first {
                        $0.community == community.id && held.contains($0.id)
                    }?.id
            }
        }
    }

    /// The template that is meant for a session alone; `nil`: none is.
    func template(of session: Session, _ community: Community) -> TemplateID? {
        if let named = community.templates.onceOf[session.id] { return named }
        for (day, template) in community.templates.onceOn.sorted(by: { $0.key < $1.key }) {
            let meant = byDay[community.id]?[day]
            if meant == session.id || (meant == nil && session.date == day) { return template }
        }
        return nil
    }

    /// The communities with the places of the big sessions that are named otherwise.
    ///
    /// - Parameter series: the season laid out, its places under the identifiers of their sessions.
    func placingBig(_ intent: Intent, _ series: [SeriesWish]) -> Intent {
        var intent = intent
        for index in intent.communities.indices {
            let community = intent.communities[index]
            guard let big = community.big, !big.sessions.isEmpty || !big.days.isEmpty else {
                continue
            }
            let own = series.filter { $0.community == community.id }
            let numbers = Dictionary(
                own.flatMap { zip($0.ids, $0.numbers) }, uniquingKeysWith: { first, _ in first })
            func place(on day: CivilDate) -> Int? {
                for wish in own {
                    for days in wish.patterns {
                        if let place = days.firstIndex(of: day) { return wish.numbers[place] }
                    }
                }
                return nil
            }
            let named = big.sessions.compactMap { numbers[$0] }
            let dated = big.days.compactMap { day in
                byDay[community.id]?[day].map { numbers[$0] } ?? place(on: day)
            }
            intent.communities[index].big?.numbers = Set(big.numbers + named + dated).sorted()
        }
        return intent
    }
}
