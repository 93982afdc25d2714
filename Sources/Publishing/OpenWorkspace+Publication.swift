package import CivilTime
package import Communities
package import Feeds
import Ledger
package import Meeting
package import Workplace

extension OpenWorkspace {
    /// What publishing these sessions would make of those people know.
    ///
    /// - Parameter agendas: those of these sessions.
    package func publication(
        of sessions: [Session], over published: [PublishedSession], agendas: SessionAgenda,
        now: Instant
    ) throws(Refusal) -> Publication {
        let texts = SessionTexts(workspace: self, agendas: agendas)
        return Publication(
            of: sessions.map { session in
                SessionToPublish(session: session, contentDigest: texts.digest(session))
            },
            over: published, now: now, season: intent.organisation.season.id,
            host: intent.organisation.web.host, zone: zone, digest: texts.digest)
    }

    /// The draft's sessions as they would be published; empty without a draft.
    package func draft() throws(Refusal) -> [PublishedSession] {
        guard let ledger = try workplace.readLedger() else { return [] }
        let season = intent.organisation.season.id
        let draft = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.latestDraft(season: season)
        }
        guard let draft else { return [] }
        let known = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.publishedSessions(season: season)
        }
        let agendas = try SessionAgenda(self, of: draft.sessions, ledger: ledger)
        return try publication(
            of: draft.sessions, over: known, agendas: agendas, now: draft.createdAt
        ).sessions.filter { $0.status != .cancelled }
    }
}
