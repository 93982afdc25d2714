package import Communities
import Facilitation
package import Ledger
package import Workplace

extension SessionAgenda {
    /// The agendas of sessions of one season.
    ///
    /// What is open opens one session of each community: the first after the last that left something. So the agendas
    /// of the others do not change with every line of a harvest. What stays with who was there opens none: other people
    /// may come.
    package convenience init(
        _ workspace: OpenWorkspace, of sessions: [Session], ledger: Ledger?
    ) throws(Refusal) {
        let book = try HarvestBook(
            workspace, ledger: ledger, season: sessions, for: .members)
        var openThreads: [SessionID: [OpenThread]] = [:]
        let ordered = sessions.sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }
        for community in workspace.intent.communities {
            guard let last = book.lastHarvested(of: community.id) else { continue }
            let next = ordered.first { session in
                session.communities.contains(community.id)
                    && (session.date, session.start) > (last.date, last.start)
            }
            if let next { openThreads[next.id] = book.openThreads(for: next) }
        }
        let pastTimes = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.map { ledger throws(LedgerFault) in try PastTimes(ledger) } ?? PastTimes()
        }
        self.init(
            intent: workspace.intent, library: workspace.library, pastTimes: pastTimes,
            sessions: sessions, openThreads: openThreads)
    }

    /// The agendas of the published sessions that are held.
    package convenience init(
        _ workspace: OpenWorkspace, of published: [PublishedSession], ledger: Ledger?
    ) throws(Refusal) {
        try self.init(
            workspace, of: published.filter { $0.status != .cancelled }.map(\.session),
            ledger: ledger)
    }
}
