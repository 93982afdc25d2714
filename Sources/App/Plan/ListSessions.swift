package import CivilTime
package import Communities
import Ledger
import Publishing
package import Workplace

/// Which sessions to list.
package struct SessionFilter: Sendable {
    /// Only this community's, those it holds with others included.
    package var community: CommunityID?
    /// Only those this person is expected at.
    package var member: PersonID?
    /// The first day.
    package var from: CivilDate?
    /// The last day, included.
    package var to: CivilDate?

    /// Without arguments: all.
    package init(
        community: CommunityID? = nil, member: PersonID? = nil, from: CivilDate? = nil,
        to: CivilDate? = nil
    ) {
        self.community = community
        self.member = member
        self.from = from
        self.to = to
    }

    func accepts(_ session: Session, intent: Intent) -> Bool {
        if let community, !session.communities.contains(community) { return false }
        if let from, session.date < from { return false }
        if let to, session.date > to { return false }
        guard let member else { return true }
        return intent.participants(of: session).contains { $0.person == member }
    }
}

/// The sessions people know of, or those of the draft: `kring sessions`.
package struct ListSessions: Sendable {
    /// `kring sessions --json`: a shape other programs rely on.
    package struct List: Sendable, Encodable {
        /// By date.
        package var sessions: [SessionRecord]
    }

    private let workplace: Workplace

    /// Of that workspace.
    package init(_ workplace: Workplace) { self.workplace = workplace }

    /// The sessions that pass the filter.
    package func run(_ filter: SessionFilter, ofDraft: Bool = false) throws(Refusal) -> List {
        let workspace = try OpenWorkspace(workplace)
        let intent = workspace.intent
        if let id = filter.community, intent.community(id) == nil {
            throw workspace.unknown(
                .community, id.rawValue, among: intent.communities.map(\.id.rawValue))
        }
        if let id = filter.member, intent.person(id) == nil {
            throw workspace.unknown(.person, id.rawValue, among: intent.people.map(\.id.rawValue))
        }
        let entries = ofDraft ? try workspace.draft() : try workspace.published()
        let titles = SessionTitle(intent: intent, library: workspace.library)
        return List(
            sessions: entries.filter { filter.accepts($0.session, intent: intent) }
                .map { SessionRecord($0, intent: intent, titles: titles) })
    }
}
