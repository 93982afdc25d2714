import CivilTime
import Communities
import Feeds

/// What happened to a session, in words: `Tue 9 Feb 15:00, R3.41 → Thu 11 Feb 15:00, R2.10`.
struct ChangeWords {
    let intent: Intent
    private let words = DateWords(.en)

    init(intent: Intent) { self.intent = intent }

    func text(from old: Session?, to new: Session, _ change: Publication.Change) -> String {
        switch change {
        case .added, .restored: return place(new)
        case .cancelled: return "was \(place(new))"
        case .changed: return "same time and place; facilitator, template or text changed"
        case .moved:
            guard let old else { return place(new) }
            return "\(place(old)) → \(place(new))"
        }
    }

    func place(_ session: Session) -> String {
        let place = session.room?.rawValue ?? "online"
        return "\(words.short(session.date)) \(session.start), \(place)"
            + (session.mode == .hybrid ? " (hybrid)" : "")
    }
}
