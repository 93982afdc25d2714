package import CivilTime
package import Communities
package import Feeds
import Ledger
package import Meeting
package import Workplace

extension OpenWorkspace {
    /// What publishing these sessions would make of those people know.
    ///
    /// - Parameters:
    ///   - season: in which they are planned.
    ///   - agendas: those of these sessions.
    package func publication(
        of sessions: [Session], in season: SeasonID, over published: [PublishedSession],
        agendas: SessionAgenda, now: Instant
    ) throws(Refusal) -> Publication {
        let texts = SessionTexts(workspace: self, agendas: agendas)
        return Publication(
            of: sessions.map { session in
                SessionToPublish(session: session, contentDigest: texts.digest(session))
            },
            over: published, now: now, season: season,
            host: intent.organisation.web.host, zone: zone, digest: texts.digest)
    }

    /// The sessions of the drafts as they would be published; empty without a draft.
    ///
    /// - Parameter season: of one season; `nil`: of all.
    package func draft(of season: SeasonID? = nil) throws(Refusal) -> [PublishedSession] {
        guard let ledger = try workplace.readLedger() else { return [] }
        let drafts = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.pendingDrafts().filter { season == nil || $0.season == season }
        }
        var sessions: [PublishedSession] = []
        for draft in drafts {
            let known = try refusingLedgerFaults { () throws(LedgerFault) in
                try ledger.publishedSessions(season: draft.season)
            }
            let others = try published(draft.createdAt).held(besides: known)
            let agendas = try SessionAgenda(self, of: others + draft.sessions, ledger: ledger)
            sessions += try publication(
                of: draft.sessions, in: draft.season, over: known, agendas: agendas,
                now: draft.createdAt
            ).sessions.filter { $0.status != .cancelled }
        }
        return sessions.sorted {
            ($0.session.date, $0.session.start, $0.session.id)
                < ($1.session.date, $1.session.start, $1.session.id)
        }
    }
}
