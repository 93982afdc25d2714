package import Communities
import Feeds

/// What a plan would change for one community.
package struct CommunityChanges: Hashable, Sendable, Encodable {
    /// Which.
    package var community: CommunityID
    /// Its name.
    package var name: String
    /// Its sessions in the plan.
    package var sessions: Int
    /// Sessions on another day or at another time.
    package var moved: Int
    /// Sessions in another room.
    package var room: Int
    /// Sessions in another mode.
    package var mode: Int
    /// Sessions no longer held.
    package var cancelled: Int
    /// Sessions that are new, or held after all.
    package var added: Int
    /// Members who notice.
    package var people: Int
}

/// What a plan would change for one person.
package struct PersonChanges: Hashable, Sendable, Encodable {
    /// One session that changes for them.
    package struct Change: Hashable, Sendable, Encodable {
        /// The session.
        package var session: SessionID
        /// What happens to it.
        package var change: String
        /// From where to where, in words.
        package var words: String
    }

    /// Who.
    package var person: PersonID
    /// The full name.
    package var name: String
    /// By date.
    package var changes: [Change]
}

/// The changes of a plan by community and by person.
package struct ChangeTable {
    package let communities: [CommunityChanges]
    package let people: [PersonChanges]

    /// - Parameters:
    ///   - known: what people know.
    ///   - sessions: the sessions of the plan.
    ///   - actual: the intent without suppositions: it still knows who belongs to what is gone.
    package init(
        _ changes: [SessionChange], known: [Session], sessions: [Session], intent: Intent,
        actual: Intent
    ) {
        let before = Dictionary(
            known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(
            sessions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var people: [PersonID: [PersonChanges.Change]] = [:]
        var touched: [CommunityID: Set<PersonID>] = [:]
        for change in changes {
            guard let session = after[change.id] ?? before[change.id] else { continue }
            let source = intent.community(session.community) == nil ? actual : intent
            var noticing = Set(source.participants(of: session).map(\.person))
            if change.change == .changed {
                // Another facilitator is news for the two of them; everybody else comes to the same session.
                noticing =
                    change.parts.contains(.facilitator)
                    ? Set([before[change.id]?.facilitator, session.facilitator].compactMap(\.self))
                    : []
            }
            for person in noticing {
                people[person, default: []].append(
                    PersonChanges.Change(
                        session: change.id, change: change.change.rawValue, words: change.words))
            }
            touched[change.community, default: []].formUnion(noticing)
        }
        self.people = people.map { person, changes in
            PersonChanges(
                person: person, name: intent.person(person)?.name ?? person.rawValue,
                changes: changes)
        }.sorted { ($0.name, $0.person) < ($1.name, $1.person) }
        communities = Dictionary(grouping: changes, by: \.community).map { id, changes in
            func count(_ part: SessionChange.Part) -> Int {
                changes.count { $0.change == .moved && $0.parts.contains(part) }
            }
            return CommunityChanges(
                community: id,
                name: (intent.community(id) ?? actual.community(id))?.name
                    .text(intent.organisation.language) ?? id.rawValue,
                sessions: sessions.count { $0.community == id }, moved: count(.time),
                room: count(.room), mode: count(.mode),
                cancelled: changes.count { $0.change == .cancelled },
                added: changes.count { $0.change == .added || $0.change == .restored },
                people: touched[id, default: []].count)
        }.filter { $0.people > 0 || $0.cancelled > 0 }.sorted { $0.community < $1.community }
    }
}
