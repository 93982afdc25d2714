package import CivilTime
package import Communities
import Facilitation
import Feeds
package import Ledger
package import Meeting
package import Workplace

/// Everything in the published folder: feeds, pages and agendas.
package struct PublishedPages {
    private let workspace: OpenWorkspace
    private let ledger: Ledger
    private let secret: InstanceSecret
    private let layouts: Layouts
    private let now: Instant

    package init(_ workspace: OpenWorkspace, ledger: Ledger, now: Instant) throws(Refusal) {
        self.workspace = workspace
        self.ledger = ledger
        self.now = now
        secret = try InstanceSecret.open(workspace.place.secretPath, ledger: ledger)
        layouts = workspace.layouts
    }

    /// The published folder.
    package var folder: String {
        workspace.place.path(workspace.intent.organisation.web.folder)
    }

    /// Publishes texts that changed in the files, and writes the folder as it should be; nothing is done when
    /// nothing it is made from has changed since it was written last.
    package func refresh() throws -> PublicFolder.Outcome {
        let season = workspace.intent.organisation.season.id
        let known = try ledger.publishedSessions(season: season)
        if try ledger.note(PublishedPages.noteKey)?.value == fingerprint(known) {
            return PublicFolder.Outcome()
        }
        let agendas = try SessionAgenda(workspace, of: known, ledger: ledger)
        let publication = try workspace.publication(
            of: known.filter { $0.status != .cancelled }.map(\.session), over: known,
            agendas: agendas, now: now)
        if !publication.changes.isEmpty {
            try ledger.publish(publication.sessions, of: season, plan: nil, at: now)
        }
        return try write(publication.sessions, agendas)
    }

    /// Writes the folder from the sessions people know.
    ///
    /// - Parameter agendas: those of these sessions.
    package func write(
        _ sessions: [PublishedSession], _ agendas: SessionAgenda
    ) throws -> PublicFolder.Outcome {
        let feeds = FeedTexts(workspace, sessions: sessions, agendas: agendas, now: now)
        var files: [String: [UInt8]] = [:]
        for (path, subject) in try subjects() {
            files[path] = Array(try feeds.file(subject, source: path).utf8)
        }
        for (path, text) in try pages(sessions, agendas) { files[path] = Array(text.utf8) }
        let outcome = try publicFolder.write(files)
        try ledger.note(PublishedPages.noteKey, fingerprint(sessions), at: now)
        return outcome
    }

    private static let noteKey = "pages"

    package var publicFolder: PublicFolder {
        PublicFolder(path: folder, manifest: workspace.place.publicListPath)
    }

    private func fingerprint(_ sessions: [PublishedSession]) throws(Refusal) -> String {
        let place = workspace.place
        let harvest = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.harvestVersion()
        }
        return PagesFingerprint(
            folders: place.pageFolders,
            published: try publicFolder.listed().map { "\(folder)/\($0)" }, sessions: sessions,
            harvest: harvest, today: workspace.zone.local(at: now).date
        ).digest
    }

    /// Templates that do not fit their sessions, in words.
    package func warnings(_ sessions: [PublishedSession], _ agendas: SessionAgenda) -> [String] {
        sessions.filter { $0.status != .cancelled }.compactMap { entry in
            do throws(AgendaFault) {
                _ = try agendas.agenda(entry.session)
                return nil
            } catch {
                let words = AgendaFaultWords(.en)
                let ways = words.waysOut(error).joined(separator: ", or ")
                return
                    "\(entry.session.id): the template '\(entry.session.template?.rawValue ?? "")' has no agenda: \(words.sentence(error))"
                    + (ways.isEmpty ? "" : " (\(ways))")
            }
        }
    }

    private func subjects() throws -> [(path: String, subject: Feed.Subject)] {
        let intent = workspace.intent
        var result: [(String, Feed.Subject)] = [(PublishedAddress.wholeFeed, .organisation)]
        result += intent.communities.map {
            (PublishedAddress.communityFeed($0.id), .community($0.id))
        }
        result += (intent.rooms.map(\.id) + intent.onlineRooms.map(\.id)).map {
            (PublishedAddress.roomFeed($0), .room($0))
        }
        let known = Dictionary(
            try ledger.feedAddresses().filter { $0.generation == 0 }.map { ($0.person, $0) },
            uniquingKeysWith: { first, _ in first })
        for person in intent.people {
            let address = SecretAddress(of: person.id, generation: 0, secret: secret.bytes)
            if known[person.id] == nil {
                try ledger.registerFeedAddress(
                    person.id, generation: 0, tokenHash: address.tokenHash, at: now)
            }
            if known[person.id]?.revokedAt != nil { continue }
            result.append(
                (PublishedAddress.memberFeed(token: address.token), .member(person.id)))
        }
        return result
    }

    private func pages(
        _ sessions: [PublishedSession], _ agendas: SessionAgenda
    ) throws(Refusal) -> [(String, String)] {
        let intent = workspace.intent
        let language = intent.organisation.language
        let titles = SessionTitle(intent: intent, library: workspace.library)
        let contexts = CommunityPages(intent: intent, titles: titles, language: language)
        var index = contexts.index(sessions)
        index["sessionTable"] = .text(
            try layouts.render("sessions.partial.html", contexts.table(sessions, above: "")))
        let knowledge = KnowledgePages(
            intent: intent, book: try HarvestBook(workspace, ledger: ledger), language: language,
            published: Set(sessions.map(\.uid)))
        index.offer(
            knowledge.communities.isEmpty ? nil : PublishedAddress.allKnowledge, as: "knowledge")
        var result = [
            ("index.html", try layouts.render("index.html", index)),
            ("style.css", try layouts.text("style.css")),
        ]
        result += try knowledge.files(layouts)
        for community in intent.communities {
            let own = sessions.filter { $0.session.communities.contains(community.id) }
            var page = contexts.page(of: community)
            page.offer(
                knowledge.hasPage(community.id)
                    ? "../" + PublishedAddress.knowledge(community.id) : nil, as: "knowledge")
            page["sessionTable"] = .text(
                try layouts.render("sessions.partial.html", contexts.table(own, above: "../")))
            result.append(
                (
                    PublishedAddress.community(community.id),
                    try layouts.render("community.html", page)
                ))
        }
        let sheets = SessionPages(workspace: workspace, layouts: layouts, agendas: agendas)
        for entry in sessions {
            result.append(
                (PublishedAddress.session(entry.session.id), try sheets.page(entry, language)))
        }
        return result
    }
}

extension Workplace {
    /// The files and folders from which pages are made.
    package var pageFolders: [String] {
        [
            path("communities"), path("kring.yaml"), path("spaces.yaml"), path("people.csv"),
            path("templates"), templates,
        ]
    }
}
