import CivilTime
import Communities

/// Who can come to which session, as far as calendars and other sessions say.
struct Presence {
    private let intent: Intent
    private let zone: Zone
    private let busy: [PersonID: [Span]]
    /// The sessions that people are expected at, by day.
    private let sessions: [CivilDate: [Session]]

    /// - Parameters:
    ///   - busy: when people cannot be there, from their own calendars.
    ///   - sessions: those of all communities.
    init(intent: Intent, busy: [PersonID: [Span]] = [:], sessions: [Session]) {
        self.intent = intent
        self.busy = busy
        self.sessions = Dictionary(grouping: sessions, by: \.date)
        zone = intent.organisation.zone
    }

    /// Whether nothing else takes the person's time.
    func canCome(_ person: PersonID, to session: Session) -> Bool {
        let span = session.span(in: zone)
        if busy[person, default: []].contains(where: { $0.overlaps(span) }) { return false }
        return !sessions[session.date, default: []].contains { other in
            other.id != session.id && other.span(in: zone).overlaps(span)
                && intent.participants(of: other).contains { $0.person == person }
        }
    }
}
