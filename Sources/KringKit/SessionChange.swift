public import Communities
public import Feeds

/// A session that is, or would be, not as people knew it.
public struct SessionChange: Sendable, Encodable {
    /// Which.
    public var id: SessionID
    /// What happens to it.
    public var change: Publication.Change
    /// From where to where, in words.
    public var words: String

    /// The changes of a publication over what people know, by date.
    static func all(
        in publication: Publication, over known: [PublishedSession], intent: Intent
    ) -> [SessionChange] {
        let before = Dictionary(
            known.map { ($0.session.id, $0.session) }, uniquingKeysWith: { first, _ in first })
        let words = ChangeWords(intent: intent)
        return publication.sessions.compactMap { entry in
            publication.changes[entry.session.id].map { change in
                SessionChange(
                    id: entry.session.id, change: change,
                    words: words.text(from: before[entry.session.id], to: entry.session, change))
            }
        }
    }
}
