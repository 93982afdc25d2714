import CivilTime
import Communities
import Feeds
import Meeting
import Workplace

/// The files of the published folder, each with what it is made from and how.
struct PageFiles {
    private let workspace: OpenWorkspace
    private let layouts: Layouts
    private let sessions: [PublishedSession]
    /// The days whose sessions stand in tables.
    private let days: ClosedRange<CivilDate>
    private let today: CivilDate
    private let season: SeasonTexts
    private let inputs: PublishedInputs?
    private let ground: WorkspaceInputs?
    private let book: HarvestBook
    /// The files that tell what was learned and stay as they lie there; `nil`: they are made.
    private let held: Set<String>?
    private let feeds: FeedTexts

    /// - Parameters:
    ///   - sessions: what people know.
    ///   - season: the texts of those that are held.
    init(
        workspace: OpenWorkspace, layouts: Layouts, sessions: [PublishedSession],
        season: SeasonTexts, inputs: WorkspaceInputs?, book: HarvestBook, held: Set<String>?,
        now: Instant
    ) {
        self.workspace = workspace
        self.layouts = layouts
        self.sessions = sessions
        self.season = season
        self.book = book
        self.held = held
        ground = inputs
        today = workspace.zone.local(at: now).date
        days = PageFiles.listed(sessions, workspace.intent.organisation, on: today)
        let feeds = FeedTexts(workspace, sessions: sessions, texts: { season.texts }, now: now)
        self.feeds = feeds
        self.inputs = inputs.flatMap { inputs in
            season.inputs.map { texts in
                PublishedInputs(
                    inputs, feeds.catalogue, texts, workspace.intent,
                    today: workspace.zone.local(at: now).date)
            }
        }
    }

    /// The season that holds today or comes next, with all that is still to come: what a season left behind has its own pages
    /// and stands in no table.
    private static func listed(
        _ sessions: [PublishedSession], _ organisation: Organisation, on today: CivilDate
    ) -> ClosedRange<CivilDate> {
        let season = organisation.season(on: today)
        let coming = sessions.map(\.session.date).filter { $0 >= today }
        let first = min(season.from, coming.min() ?? season.from)
        // Sessions can be moved beyond the season, or planned in the next.
        let last = organisation.seasons.filter { next in
            coming.contains { next.from <= $0 && $0 <= next.to }
        }.map(\.to).max()
        return first...max(season.to, last ?? season.to, coming.max() ?? season.to)
    }

    /// Everybody's calendars, and those of members.
    func feeds(of members: [(person: PersonID, path: String)]) -> [PublishedFile] {
        let intent = workspace.intent
        var files = [feed(.organisation, PublishedAddress.wholeFeed)]
        files += intent.communities.map {
            feed(.community($0.id), PublishedAddress.communityFeed($0.id))
        }
        files += (intent.rooms.map(\.id) + intent.onlineRooms.map(\.id)).map {
            feed(.room($0), PublishedAddress.roomFeed($0))
        }
        return files + members.map { feed(.member($0.person), $0.path) }
    }

    private func feed(_ subject: Feed.Subject, _ path: String) -> PublishedFile {
        let feeds = feeds
        return PublishedFile(path: path, inputs: inputs?.feed(subject, path: path)) {
            Array(try feeds.file(subject, source: path).utf8)
        }
    }

    /// The index, communities, sessions, and what was learned.
    func pages() throws(Refusal) -> [PublishedFile] {
        let intent = workspace.intent
        let language = intent.organisation.language
        let titles = SessionTitle(intent: intent, library: workspace.library)
        let contexts = CommunityPages(
            intent: intent, titles: titles, language: language, today: today)
        let notes = Dictionary(
            uniqueKeysWithValues: intent.communities.map { ($0.id, contexts.note($0)) })
        let knowledge = KnowledgePages(
            intent: intent, book: book, language: language, published: Set(sessions.map(\.uid)))
        let layouts = layouts
        let days = days
        let all = sessions.filter { days.contains($0.session.date) }
        let held = held
        func hasPage(_ path: String, _ isMade: Bool) -> Bool { held?.contains(path) ?? isMade }
        let tellsAll = hasPage(PublishedAddress.allKnowledge, !knowledge.communities.isEmpty)
        var files = [
            page("index.html", inputs?.everything(days, notes), tellsAll) {
                let table = try layouts.render(
                    "sessions.partial.html", contexts.table(all, above: ""))
                let knowledge = tellsAll ? PublishedAddress.allKnowledge : nil
                return try layouts.render(
                    "index.html",
                    contexts.index(season: days, table: table, knowledge: knowledge))
            },
            page("style.css", ground?.ground) { try layouts.text("style.css") },
        ]
        let learned = inputs?.knowledge(book)
        if let held {
            files += held.sorted().map { PublishedFile(path: $0, inputs: nil, make: nil) }
        } else {
            files += knowledge.pages.map { path, make in
                page(path, learned) { try make(layouts) }
            }
        }
        for community in intent.communities {
            let own = feeds.catalogue.sessions(of: .community(community.id))
                .filter { days.contains($0.session.date) }
            let path = PublishedAddress.community(community.id)
            let learnedPath = PublishedAddress.knowledge(community.id)
            let tells = hasPage(learnedPath, knowledge.hasPage(community.id))
            files.append(
                page(path, inputs?.page(of: community.id, days, notes[community.id] ?? nil), tells)
                {
                    let table = try layouts.render(
                        "sessions.partial.html", contexts.table(own, above: "../"))
                    return try layouts.render(
                        "community.html",
                        contexts.page(
                            of: community, table: table,
                            knowledge: tells ? "../" + learnedPath : nil))
                })
        }
        return files + sessions.map(sessionPage)
    }

    /// A session's page, under its number for ever.
    func sessionPage(_ entry: PublishedSession) -> PublishedFile {
        let (layouts, workspace, season) = (layouts, workspace, season)
        let language = workspace.intent.organisation.language
        return page(PublishedAddress.session(entry.session.id), inputs?.page(of: entry)) {
            try SessionPages(
                workspace: workspace, layouts: layouts, agendas: season.agendas
            ).page(entry, language)
        }
    }

    /// - Parameter fact: something further that the page depends on.
    private func page(
        _ path: String, _ inputs: InputDigest?, _ fact: Bool = false,
        _ make: @escaping () throws -> String
    ) -> PublishedFile {
        let digest = inputs.map { inputs in
            InputDigest { list in
                list.add(path)
                list.add(inputs)
                list.add(fact ? 1 : 0)
            }
        }
        return PublishedFile(path: path, inputs: digest) { Array(try make().utf8) }
    }
}
