package import CivilTime
package import Communities
import Feeds
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
    /// Only those of this season.
    package var season: SeasonID?

    /// Without arguments: all.
    package init(
        community: CommunityID? = nil, member: PersonID? = nil, from: CivilDate? = nil,
        to: CivilDate? = nil, season: SeasonID? = nil
    ) {
        self.community = community
        self.member = member
        self.from = from
        self.to = to
        self.season = season
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
    private let now: Instant?

    /// - Parameter now: decides which days feeds show; `nil`: all sessions there ever were.
    package init(_ workplace: Workplace, now: Instant? = nil) {
        self.workplace = workplace
        self.now = now
    }

    /// The sessions that pass the filter, of all seasons; those that feeds show, unless days or a season are asked for.
    package func run(_ filter: SessionFilter, ofDraft: Bool = false) throws -> List {
        let workspace = try OpenWorkspace(workplace)
        let intent = workspace.intent
        if let id = filter.community, intent.community(id) == nil {
            throw workspace.unknown(
                .community, id.rawValue, among: intent.communities.map(\.id.rawValue))
        }
        if let id = filter.member, intent.person(id) == nil {
            throw workspace.unknown(.person, id.rawValue, among: intent.people.map(\.id.rawValue))
        }
        let titles = SessionTitle(intent: intent, library: workspace.library)
        guard let ledger = try workplace.readLedger() else { return List(sessions: []) }
        var seasons = try ledger.seasonsOfSessions()
        if let season = filter.season, intent.organisation.season(season) == nil,
            !seasons.values.contains(season)
        {
            throw workspace.unknown(
                .season, season.rawValue, among: intent.organisation.seasons.map(\.id.rawValue))
        }
        var entries: [PublishedSession] = []
        if ofDraft {
            for draft in try ledger.pendingDrafts() {
                let sessions = try workspace.draft(of: draft.season)
                for entry in sessions { seasons[entry.session.id] = draft.season }
                entries += sessions
            }
            entries.sort {
                ($0.session.date, $0.session.start) < ($1.session.date, $1.session.start)
            }
        } else {
            let isWhole = filter.season != nil || filter.from != nil || filter.to != nil
            let first = now.map { Feed.window(workspace.zone.local(at: $0).date).lowerBound }
            entries = try ledger.publishedSessions(from: isWhole ? nil : first)
        }
        return List(
            sessions: entries.filter { entry in
                filter.accepts(entry.session, intent: intent)
                    && (filter.season == nil || seasons[entry.session.id] == filter.season)
            }.map {
                SessionRecord($0, in: seasons[$0.session.id], intent: intent, titles: titles)
            })
    }
}
