import CivilTime
import Communities
import Ledger
import Workplace
import Workspace

/// Looks whether the sessions that communities name by a day or an identifier are there.
///
/// Which one is meant is not guessed: what names none is told with the days nearby.
struct CheckNamedSessions {
    let intent: Intent
    let places: PositionBook
    let ledger: Ledger?

    /// How many days nearby are told.
    private static let most = 3

    func faults() throws(LedgerFault) -> [Fault] {
        var faults: [Fault] = []
        for community in intent.communities {
            let templates = community.templates
            let days =
                templates.onceOn.keys.map { ($0, "templates.once") }
                + (community.big?.days ?? []).map { ($0, "big.sessions") }
            let named =
                templates.onceOf.keys.map { ($0, "templates.once") }
                + (community.big?.sessions ?? []).map { ($0, "big.sessions") }
            guard !days.isEmpty || !named.isEmpty else { continue }
            let known = try ledger?.publishedSessions().filter {
                $0.session.communities.contains(community.id)
            }
            let own = known ?? []
            let ids = own.map(\.session.id)
            func add(_ fact: WishFact, _ path: String, _ entry: String, _ suggestion: String?) {
                guard let line = places.line(of: .community(community.id), path, entry: entry)
                else { return }
                faults.append(
                    Fault(
                        .wish(fact), at: line.position, source: line.text, suggestion: suggestion))
            }
            for (day, path) in days {
                guard let nearby = try nearby(day, community, own) else { continue }
                add(.noSessionOn(day, nearby: nearby), path, day.description, nil)
            }
            for (id, path) in named where !ids.contains(id) {
                add(
                    .noSuchSession(id), path, id.rawValue,
                    didYouMean(id.rawValue, among: ids.map(\.rawValue)))
            }
        }
        return faults
    }

    /// The days nearest to one on which nothing is, nor ever was; `nil`: there is something.
    private func nearby(
        _ day: CivilDate, _ community: Community, _ known: [PublishedSession]
    ) throws(LedgerFault) -> [CivilDate]? {
        let organisation = intent.organisation
        guard let season = organisation.seasons.first(where: { $0.from <= day && day <= $0.to })
        else { return [] }
        let ever = try ledger?.sessions(everOn: day) ?? []
        if ever.contains(where: { $0.community == community.id }) { return nil }
        var days = known.filter {
            $0.status != .cancelled && season.from <= $0.session.date
                && $0.session.date <= season.to
        }.map(\.session.date)
        if days.isEmpty {
            // Nothing is published yet: the rhythm says on which days there may be one.
            days = RhythmDates.patterns(
                of: community.during(season), in: organisation.during(season),
                expanding: RhythmExpansion.byRule
            ).flatMap(\.days)
        }
        if days.contains(day) { return nil }
        return Array(
            Set(days).sorted { abs($0.days(until: day)) < abs($1.days(until: day)) }
                .prefix(CheckNamedSessions.most)
        ).sorted()
    }
}
