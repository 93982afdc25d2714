package import CivilTime
package import Communities
package import Ledger

extension OpenWorkspace {
    /// The workspace as it is in one season: for whatever plans, or asks the rules of a plan.
    package func during(_ season: Season) -> OpenWorkspace {
        OpenWorkspace(self, intent: intent.during(season))
    }

    /// The season that is meant: the one of that name, else the one that holds now, else the next, else the last.
    package func season(_ id: SeasonID?, at now: Instant) throws(Refusal) -> Season {
        guard let id else { return intent.organisation.season(on: zone.local(at: now).date) }
        if let season = intent.organisation.season(id) { return season }
        throw unknown(.season, id.rawValue, among: intent.organisation.seasons.map(\.id.rawValue))
    }

    /// The season in which a session was promised, also one that the files no longer name; `nil`: nobody knows the session.
    package func season(of session: SessionID, in ledger: Ledger) throws(LedgerFault) -> Season? {
        guard let id = try ledger.season(of: session) else { return nil }
        if let season = intent.organisation.season(id) { return season }
        return try ledger.seasons().first { $0.id == id }
    }

    /// From when on sessions are looked at by what publishes them, tells of them and deals roles.
    ///
    /// Long enough that agendas and turns know what came before, whatever the rhythm; the first of a month, so that what is
    /// made from them does not change every day.
    package func horizon(_ now: Instant) -> CivilDate {
        let day = zone.local(at: now).date.advanced(by: -400)
        return day.advanced(by: 1 - day.day)
    }

    /// The sessions people know, of all seasons, up to the horizon.
    package func published(_ now: Instant) throws(Refusal) -> [PublishedSession] {
        guard let ledger = try workplace.readLedger() else { return [] }
        let first = horizon(now)
        return try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.publishedSessions(from: first)
        }
    }
}
