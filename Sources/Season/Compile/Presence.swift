package import CivilTime
package import Communities

/// Who can come to which session, as far as calendars and other sessions say.
package struct Presence {
    private let zone: Zone
    private let busy: [PersonID: [Span]]
    /// The sessions that people are expected at, by day.
    private let sessions: [CivilDate: [Expected]]

    private struct Expected {
        var id: SessionID
        var span: Span
        var people: Set<PersonID>
    }

    /// - Parameters:
    ///   - busy: when people cannot be there, from their own calendars.
    ///   - sessions: those of all communities.
    package init(intent: Intent, busy: [PersonID: [Span]] = [:], sessions: [Session]) {
        self.busy = busy
        let zone = intent.organisation.zone
        self.zone = zone
        self.sessions = Dictionary(grouping: sessions, by: \.date).mapValues { day in
            day.map { session in
                Expected(
                    id: session.id, span: session.span(in: zone),
                    people: Set(intent.participants(of: session).map(\.person)))
            }
        }
    }

    /// Whether nothing else takes the person's time.
    package func canCome(_ person: PersonID, to session: Session) -> Bool {
        let span = session.span(in: zone)
        if busy[person, default: []].contains(where: { $0.overlaps(span) }) { return false }
        return !sessions[session.date, default: []].contains { other in
            other.id != session.id && other.span.overlaps(span) && other.people.contains(person)
        }
    }
}
