import CivilTime
import Communities
import Facilitation
import Feeds
import Ledger
import Meeting

/// What each published file is made from.
///
/// A file is made from the ground that everything stands on, the files of its communities, and its sessions: as people know
/// them, their texts, and whether they show today. Nothing else may go into a file; a test renders seasons of changes anew.
struct PublishedInputs {
    private let workspace: WorkspaceInputs
    private let catalogue: FeedCatalogue
    private let today: CivilDate
    private let intent: Intent
    /// Everything about a session.
    private let sessions: [SessionID: InputDigest]
    private let shown: Set<SessionID>

    /// - Parameters:
    ///   - catalogue: the sessions, found by whose they are.
    ///   - texts: what their texts are made from.
    init(
        _ workspace: WorkspaceInputs, _ catalogue: FeedCatalogue, _ texts: SessionInputs,
        _ intent: Intent, today: CivilDate
    ) {
        self.workspace = workspace
        self.catalogue = catalogue
        self.today = today
        self.intent = intent
        let all = catalogue.sessions(of: .organisation)
        let shown = Set(
            all.filter { Feed.shows($0, on: today, intent.organisation.zone) }.map(\.session.id))
        self.shown = shown
        sessions = Dictionary(
            all.map { entry in
                (
                    entry.session.id,
                    InputDigest { list in
                        list.add(entry)
                        list.add(texts.of(entry.session))
                        list.add(shown.contains(entry.session.id) ? 1 : 0)
                    }
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Of a feed: a member's is made from the same as the pages of their communities.
    func feed(_ subject: Feed.Subject, path: String) -> InputDigest {
        let own = catalogue.sessions(of: subject)
        return InputDigest { list in
            list.add(workspace.ground)
            list.add(path)
            switch subject {
            case .organisation: for community in intent.communities { add(community.id, &list) }
            case .community(let id):
                for one in [id] + intent.heirs(of: id) { add(one, &list) }
            case .member(let person):
                for id in catalogue.communities(of: person).sorted() { add(id, &list) }
                list.add(person.rawValue)
            case .room: break
            }
            for entry in own { add(entry, &list) }
            // An empty feed tells the zone's clock of its first day, and one that is too full chooses by the day.
            let count = own.count { shown.contains($0.session.id) }
            if count == 0 || count > Feed.mostEvents { list.add(today.daysSinceEpoch) }
        }
    }

    /// Of a community's page, which lists its sessions of these days.
    ///
    /// - Parameter note: what it says of the community today.
    func page(
        of community: CommunityID, _ days: ClosedRange<CivilDate>, _ note: String?
    ) -> InputDigest {
        InputDigest { list in
            list.add(workspace.ground)
            list.add(note)
            for one in [community] + intent.heirs(of: community) { add(one, &list) }
            for entry in catalogue.sessions(of: .community(community))
            where days.contains(entry.session.date) { add(entry, &list) }
        }
    }

    /// Of a session's page.
    func page(of entry: PublishedSession) -> InputDigest {
        InputDigest { list in
            list.add(workspace.ground)
            add(entry, &list)
        }
    }

    /// Of what tells of all communities and their sessions of these days.
    func everything(
        _ days: ClosedRange<CivilDate>, _ notes: [CommunityID: String?]
    ) -> InputDigest {
        InputDigest { list in
            list.add(workspace.ground)
            for community in intent.communities { list.add(notes[community.id] ?? nil) }
            list.add(days.lowerBound.daysSinceEpoch)
            list.add(days.upperBound.daysSinceEpoch)
            for community in intent.communities { add(community.id, &list) }
            for entry in catalogue.sessions(of: .organisation)
            where days.contains(entry.session.date) { add(entry, &list) }
        }
    }

    /// Of the pages of what was learned: what all seasons produced, and which of its sessions have a page.
    func knowledge(_ book: HarvestBook) -> InputDigest {
        InputDigest { list in
            list.add(workspace.ground)
            for community in intent.communities { add(community.id, &list) }
            for entry in catalogue.sessions(of: .organisation) { list.add(entry.uid.rawValue) }
            for entry in book.entries {
                list.add(entry.session.session)
                list.add(entry.record)
            }
        }
    }

    private func add(_ community: CommunityID, _ list: inout InputDigest.List) {
        list.add(community.rawValue)
        list.add(workspace.community(community))
    }

    private func add(_ entry: PublishedSession, _ list: inout InputDigest.List) {
        // A session of that name is always known: the catalogue gave it.
        list.add(sessions[entry.session.id] ?? InputDigest(high: 0, low: 0))
    }
}

extension InputDigest.List {
    /// Everything a thing that a session produced says.
    mutating func add(_ record: HarvestRecord) {
        add(record.number)
        add(record.uid.rawValue)
        add(record.item.kind.rawValue)
        add(record.item.text)
        add(record.item.expectation)
        add(record.item.owner?.rawValue)
        add(record.item.due?.daysSinceEpoch ?? .min)
        add(record.item.state.rawValue)
        add(record.item.outcome)
        add(record.item.source ?? .min)
        add(record.item.isPublic ? 1 : 0)
        add(record.audience?.rawValue)
        add(record.isAboutCase ? 1 : 0)
        add(record.votes.count)
        for person in record.votes { add(person.rawValue) }
        add(record.shares.count)
        for share in record.shares {
            add(share.community.rawValue)
            add(share.at.secondsSinceEpoch)
        }
        add(record.recordedAt.secondsSinceEpoch)
        add(record.closedAt?.secondsSinceEpoch ?? .min)
    }
}
