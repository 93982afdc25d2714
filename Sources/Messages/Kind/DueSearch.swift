package import CivilTime
package import Communities
import Ledger
import Meeting
package import Workplace

/// What the kinds of messages look at to find what is due: the files and the ledger at one moment.
///
/// A class, since who has which role is worked out for the first kind that asks, and kept for all others.
package final class DueSearch {
    package let workspace: OpenWorkspace
    package let now: Instant
    /// The sessions that people know.
    package let sessions: [PublishedSession]
    /// Who hears what.
    package let audience: Audience
    /// The keys of all that is recorded about these sessions.
    package let known: Set<String>
    let ledger: Ledger
    private var book: RoleBook?

    init(_ workspace: OpenWorkspace, _ ledger: Ledger, now: Instant) throws(Refusal) {
        self.workspace = workspace
        self.ledger = ledger
        self.now = now
        let first = workspace.horizon(now)
        let (sessions, choices) = try refusingLedgerFaults { () throws(LedgerFault) in
            (try ledger.publishedSessions(from: first), try ledger.choices())
        }
        self.sessions = sessions
        let answers = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.answers(.no, uids: sessions.map(\.uid))
        }
        known = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.deliveryKeys(about: sessions.map(\.uid))
        }
        audience = Audience(
            workspace.intent, choices: choices,
            declined: Dictionary(grouping: answers, by: \.uid).mapValues {
                Set($0.map(\.person))
            })
    }

    /// The season that holds now, or the next.
    var season: SeasonID {
        workspace.intent.organisation.season(on: workspace.zone.local(at: now).date).id
    }

    /// The first day whose sessions are looked at.
    var first: CivilDate { workspace.horizon(now) }

    /// Asks the ledger.
    func asking<Value>(
        _ question: (Ledger) throws(LedgerFault) -> Value
    ) throws(Refusal) -> Value {
        try refusingLedgerFaults { () throws(LedgerFault) in try question(ledger) }
    }

    /// Who has which role in which session.
    func roles() throws(Refusal) -> RoleBook {
        if let book { return book }
        let made = try RoleBook(
            workspace, published: sessions,
            agendas: try SessionAgenda(workspace, of: sessions, ledger: ledger), ledger: ledger,
            now: now)
        book = made
        return made
    }

    /// Who does what in a session, as far as somebody has the turn.
    func turns(
        in entry: PublishedSession
    ) throws(Refusal) -> [(role: SessionRole, person: PersonID)] {
        try roles().entries(of: entry).compactMap { turn in
            turn.person.map { (turn.role, $0) }
        }
    }

    /// What writes the messages that are found.
    package func desk(secret: InstanceSecret) throws(Refusal) -> MessageDesk {
        MessageDesk(
            workspace: workspace, sessions: sessions, secret: secret, roles: try roles(),
            ledger: ledger, now: now)
    }
}
