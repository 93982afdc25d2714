package import CivilTime
package import Communities
import Feeds
import Ledger
package import Planning
package import Workplace

extension OpenWorkspace {
    /// What the planner is asked.
    ///
    /// - Parameters:
    ///   - pins: what people decided; by default what the ledger says.
    ///   - staying: further sessions that stay as they are.
    ///   - frozenBefore: by default the end of the freeze that `kring.yaml` asks for.
    ///   - supposed: busy times that stand in no calendar: those of a hypothesis.
    ///   - weights: the prices.
    ///   - planned: the sessions of a plan whose identifiers the places of the rhythm get; those people know unless given.
    ///   - isWholeDay: whether its clock has all hours.
    package func compiler(
        published: [PublishedSession], now: Instant, pins: [Pin]? = nil,
        staying: Set<SessionID> = [], frozenBefore: CivilDate? = nil,
        supposed: BusyTimes = BusyTimes(), weights: Instance.Weights = .keepingPromises,
        planned: [Session]? = nil, isWholeDay: Bool = false
    ) throws(Refusal) -> PlanCompiler {
        let organisation = intent.organisation
        var busy = try BusyCalendars(
            of: intent, workplace: workplace, now: now, own: Set(published.map(\.uid))
        ).busy
        busy.rooms.merge(supposed.rooms) { $0 + $1 }
        busy.people.merge(supposed.people) { $0 + $1 }
        let today = organisation.zone.local(at: now).date
        var decided = pins ?? []
        if pins == nil { decided = try self.pins() }
        let past = try past(published, decided)
        let singled = try singled(published)
        return PlanCompiler(
            intent: intent,
            series: wishes(past, published, decided, singled),
            busy: busy, published: published, pins: decided, staying: staying,
            frozenBefore: frozenBefore
                ?? today.advanced(by: organisation.defaults.freezeDays), weights: weights,
            planned: planned, numbered: past.communities, usual: past.usual,
            facilitated: past.facilitated, singled: singled, isWholeDay: isWholeDay)
    }

    /// The identifiers of the sessions that the rhythms ask for, as a plan of them would have them now.
    package func wishedSessions(
        over published: [PublishedSession], pins: [Pin]
    ) throws(Refusal) -> [SessionID] {
        let past = try past(published, pins)
        return SeriesIdentities(
            known: published, pins: pins, numbered: past.communities, usual: past.usual,
            heirs: intent.heirs
        ).identified(wishes(past, published, pins, try singled(published)))
            .flatMap(\.ids)
    }

    private func singled(_ published: [PublishedSession]) throws(Refusal) -> SingledSessions {
        let ledger = try workplace.readLedger()
        return try refusingLedgerFaults { () throws(LedgerFault) in
            try SingledSessions(intent, ledger, published: published)
        }
    }

    private func wishes(
        _ past: Past, _ published: [PublishedSession], _ pins: [Pin], _ singled: SingledSessions
    ) -> [SeriesWish] {
        let plain = wishes(of: intent, past, published)
        guard intent.communities.contains(where: \.namesBigSessions) else { return plain }
        // Which place is which session does not hang on how long it lasts.
        let identified = SeriesIdentities(
            known: published, pins: pins, numbered: past.communities, usual: past.usual,
            heirs: intent.heirs
        ).identified(plain)
        return wishes(of: singled.placingBig(intent, identified), past, published)
    }

    private func wishes(
        of intent: Intent, _ past: Past, _ published: [PublishedSession]
    ) -> [SeriesWish] {
        SeriesWishes(
            intent: intent, after: published.isEmpty ? past.last : [:],
            held: Dictionary(grouping: published.held, by: \.community)
                .mapValues { $0.map { past.usual[$0.id] ?? $0.date } },
            expanding: RhythmExpansion.byRule
        ).all()
    }

    /// What of earlier plans counts for this one.
    private struct Past {
        /// The communities that ever published something.
        var communities: Set<CommunityID> = []
        /// Where sessions were before somebody moved them.
        var usual: [SessionID: CivilDate] = [:]
        /// When communities met last before the season.
        var last: [CommunityID: CivilDate] = [:]
        /// How often people facilitated before the season.
        var facilitated: [CommunityID: [PersonID: Int]] = [:]
    }

    private func past(
        _ published: [PublishedSession], _ pins: [Pin]
    ) throws(Refusal) -> Past {
        guard let ledger = try workplace.readLedger() else { return Past() }
        let moved = Set(pins.filter { $0.decision.isHeld }.map(\.session))
        let uids = published.filter { moved.contains($0.session.id) }.map(\.uid)
        let season = intent.organisation.season
        return try refusingLedgerFaults { () throws(LedgerFault) in
            var past = Past()
            past.communities =
                SessionNumbers(given: try ledger.sessionIDs(), heirs: intent.heirs).communities
            let usual = try ledger.plannedSessions(uids).mapValues(\.date)
            for entry in published { past.usual[entry.session.id] = usual[entry.uid] }
            // As far back as the turns of a year and a season go.
            let earlier = try ledger.publishedSessions(from: season.from.advanced(by: -400))
            for entry in earlier
            where entry.status != .cancelled {
                let session = entry.session
                // What one held that goes on in another counts for that one, whenever it was.
                let isOver = session.date < season.from
                let counting = { (id: CommunityID) in (isOver ? [id] : []) + intent.heirs(of: id) }
                for community in session.communities.flatMap(counting) {
                    past.last[community] = max(past.last[community] ?? session.date, session.date)
                }
                guard let person = session.facilitator else { continue }
                for community in counting(session.community) {
                    past.facilitated[community, default: [:]][person, default: 0] += 1
                }
            }
            return past
        }
    }

    /// The decisions of people that are in force.
    package func pins() throws(Refusal) -> [Pin] {
        guard let ledger = try workplace.readLedger() else { return [] }
        return try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.pins(season: intent.organisation.season.id)
        }
    }
}

extension Community {
    /// Whether some of its big sessions are named by a day or an identifier.
    fileprivate var namesBigSessions: Bool {
        big.map { !$0.sessions.isEmpty || !$0.days.isEmpty } ?? false
    }
}
