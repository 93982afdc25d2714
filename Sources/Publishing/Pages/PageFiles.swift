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
        let contexts = CommunityPages(intent: intent, titles: titles, language: language)
        let knowledge = KnowledgePages(
            intent: intent, book: book, language: language, published: Set(sessions.map(\.uid)))
        let layouts = layouts
        let all = sessions
        let held = held
        func hasPage(_ path: String, _ isMade: Bool) -> Bool { held?.contains(path) ?? isMade }
        let tellsAll = hasPage(PublishedAddress.allKnowledge, !knowledge.communities.isEmpty)
        var files = [
            page("index.html", inputs?.everything(), tellsAll) {
                let table = try layouts.render(
                    "sessions.partial.html", contexts.table(all, above: ""))
                let knowledge = tellsAll ? PublishedAddress.allKnowledge : nil
                return try layouts.render(
                    "index.html", contexts.index(table: table, knowledge: knowledge))
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
            let path = PublishedAddress.community(community.id)
            let learnedPath = PublishedAddress.knowledge(community.id)
            let tells = hasPage(learnedPath, knowledge.hasPage(community.id))
            files.append(
                page(path, inputs?.page(of: community.id), tells) {
                    let table = try layouts.render(
                        "sessions.partial.html", contexts.table(own, above: "../"))
                    return try layouts.render(
                        "community.html",
                        contexts.page(
                            of: community, table: table,
                            knowledge: tells ? "../" + learnedPath : nil))
                })
        }
        let season = season
        let workspace = workspace
        for entry in sessions {
            let path = PublishedAddress.session(entry.session.id)
            files.append(
                page(path, inputs?.page(of: entry)) {
                    try SessionPages(
                        workspace: workspace, layouts: layouts, agendas: season.agendas
                    ).page(entry, language)
                })
        }
        return files
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
