package import CivilTime
package import Communities
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
    ///   - isWholeDay: whether its clock has all hours.
    package func compiler(
        published: [PublishedSession], now: Instant, pins: [Pin]? = nil,
        staying: Set<SessionID> = [], frozenBefore: CivilDate? = nil,
        supposed: BusyTimes = BusyTimes(), weights: Instance.Weights = .keepingPromises,
        isWholeDay: Bool = false
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
        return PlanCompiler(
            intent: intent,
            series: SeriesWishes(intent: intent, expanding: RhythmExpansion.byRule).all(),
            busy: busy, published: published, pins: decided, staying: staying,
            frozenBefore: frozenBefore
                ?? today.advanced(by: organisation.defaults.freezeDays), weights: weights,
            isWholeDay: isWholeDay)
    }

    /// The decisions of people that are in force.
    package func pins() throws(Refusal) -> [Pin] {
        guard let ledger = try workplace.readLedger() else { return [] }
        return try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.pins(season: intent.organisation.season.id)
        }
    }
}
