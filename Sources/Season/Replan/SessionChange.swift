package import Communities
package import Feeds
import Workplace

/// A session that is, or would be, not as people knew it.
package struct SessionChange: Sendable, Encodable {
    /// What about a session can differ.
    package enum Part: String, Sendable, Codable, CaseIterable {
        /// The day, the start or the length.
        case time
        /// The room.
        case room
        /// How people meet.
        case mode
        /// The link to join at.
        case link
        /// The facilitator.
        case facilitator
    }

    /// Which.
    package var id: SessionID
    /// Whose session it is.
    package var community: CommunityID
    /// What happens to it.
    package var change: Publication.Change
    /// What differs; empty for a session that comes or goes.
    package var parts: [Part]
    /// From where to where, in words.
    package var words: String
    /// Why, where that is easy to say.
    package var why: String?

    /// The changes of a publication over what people know, by date.
    ///
    /// - Parameter why: the reason for one, in words.
    package static func all(
        in publication: Publication, over known: [PublishedSession], intent: Intent,
        language: Language,
        why: (Session, Publication.Change) -> String? = { _, _ in nil }
    ) -> [SessionChange] {
        let before = Dictionary(
            known.map { ($0.session.id, $0.session) }, uniquingKeysWith: { first, _ in first })
        let words = ChangeWords(intent: intent, language: language)
        return publication.sessions.compactMap { entry in
            let session = entry.session
            guard let change = publication.changes[session.id] else { return nil }
            let old = before[session.id]
            let isBoth = change == .moved || change == .changed
            return SessionChange(
                id: session.id, community: session.community, change: change,
                parts: isBoth ? old.map { parts(from: $0, to: session) } ?? [] : [],
                words: words.text(from: old, to: session, change),
                why: old.flatMap { why($0, change) })
        }
    }

    private static func parts(from old: Session, to new: Session) -> [Part] {
        Part.allCases.filter { part in
            switch part {
            case .time: (old.date, old.start, old.minutes) != (new.date, new.start, new.minutes)
            case .room: old.room != new.room
            case .mode: old.mode != new.mode
            case .link: old.online != new.online && old.mode == new.mode
            case .facilitator: old.facilitator != new.facilitator
            }
        }
    }
}
