package import CivilTime
package import Communities
import Facilitation
package import Feeds
package import Ledger
package import Meeting
import Platform
package import Workplace

/// Everything in the published folder: feeds, pages and agendas, made from one reading of the ledger.
///
/// What a file is made from is told by digests (`PublishedInputs`); a file whose digest is as it was is not made again.
package final class PublishedPages {
    private let workspace: OpenWorkspace
    private let ledger: Ledger
    /// From which the addresses of members' feeds are made; `nil` when nothing is to be written.
    private let secret: InstanceSecret?
    private let layouts: Layouts
    private let now: Instant
    private let inputs: WorkspaceInputs?
    private let layoutsBefore: InputDigest
    private var memory: PublishedMemory
    private var season: SeasonTexts?
    /// Whether what was learned stays on the pages as it is until a publishing has told what leaves them.
    private var isHoldingKnowledge: Bool

    /// - Parameter isRehearsal: only tells what publishing would make of sessions, and writes nothing.
    package init(
        _ workspace: OpenWorkspace, ledger: Ledger, now: Instant, isRehearsal: Bool = false
    ) throws(Refusal) {
        self.workspace = workspace
        self.ledger = ledger
        self.now = now
        secret =
            isRehearsal
            ? nil : try InstanceSecret.open(workspace.workplace.secretPath, ledger: ledger)
        layouts = workspace.layouts
        layoutsBefore = WorkspaceInputs.layouts(layouts)
        inputs = WorkspaceInputs(workspace)
        isHoldingKnowledge = try KnowledgeClosing.isDue(ledger)
        memory = PublishedMemory(reading: workspace.workplace.publishedMemoryPath)
    }

    /// The published folder.
    package var folder: String {
        workspace.workplace.path(workspace.intent.organisation.web.folder)
    }

    package var publicFolder: PublicFolder {
        PublicFolder(path: folder, manifest: workspace.workplace.publicListPath)
    }

    /// Makes everything anew, whatever is remembered.
    package func forget() { memory = PublishedMemory() }

    /// What leaves the public pages when they are written next; `nil` where nothing does that was not told before.
    package func closing() throws(Refusal) -> KnowledgeClosing? {
        try KnowledgeClosing(workspace, ledger: ledger)
    }

    /// From now on the pages show only what everybody may read.
    ///
    /// - Parameter write: writes them; when it is interrupted it is told again.
    package func closeKnowledge(_ write: () throws -> PublicFolder.Outcome) throws
        -> PublicFolder.Outcome
    {
        let wasHolding = isHoldingKnowledge
        isHoldingKnowledge = false
        let outcome = try write()
        if wasHolding { try KnowledgeClosing.settle(ledger) }
        return outcome
    }

    /// What publishing these sessions would make of those people know.
    ///
    /// - Parameters:
    ///   - season: in which they are planned.
    ///   - agendas: those of these sessions.
    package func publication(
        of sessions: [Session], in season: SeasonID, over published: [PublishedSession],
        _ agendas: SessionAgenda
    ) -> Publication {
        let host = workspace.intent.organisation.web.host
        let texts = self.season(agendas)
        return Publication(
            of: sessions.map { session in
                SessionToPublish(
                    session: session, contentDigest: texts.digest(session, &memory.wordings))
            },
            over: published, now: now, season: season, host: host, zone: workspace.zone,
            digest: { texts.digest($0, &self.memory.wordings) })
    }

    /// Publishes texts that changed in the files, and writes the folder as it should be.
    ///
    /// - Parameter known: what people know, of all seasons.
    package func refresh(_ known: [PublishedSession]) throws -> PublicFolder.Outcome {
        // Nothing of it is new: each keeps the season that it has.
        let season = workspace.intent.organisation.season.id
        let agendas = try SessionAgenda(workspace, of: known, ledger: ledger)
        let publication = publication(of: known.held, in: season, over: known, agendas)
        if !publication.changes.isEmpty {
            try ledger.publish(
                publication.sessions.differing(from: known), of: season, plan: nil, at: now)
        }
        return try write(publication.sessions, agendas)
    }

    /// Templates that do not fit sessions to come, in words.
    package func warnings(
        _ sessions: [PublishedSession], _ agendas: SessionAgenda, _ language: Language
    ) -> [String] {
        let season = season(agendas)
        let words = AgendaFaultWords(language)
        return sessions.held.compactMap { session in
            guard session.span(in: workspace.zone).start > now,
                let misfit = season.misfit(session, &memory.wordings)
            else { return nil }
            let (template, fault) = (session.template?.rawValue ?? "", words.sentence(misfit))
            let ways = words.waysOut(misfit).joined(separator: language.say(", of ", ", or "))
            return language.say(
                "\(session.id): het sjabloon '\(template)' geeft geen agenda: \(fault)",
                "\(session.id): the template '\(template)' has no agenda: \(fault)")
                + (ways.isEmpty ? "" : " (\(ways))")
        }
    }

    /// Writes the folder from the sessions people know.
    ///
    /// - Parameter agendas: those of these sessions.
    package func write(
        _ sessions: [PublishedSession], _ agendas: SessionAgenda
    ) throws -> PublicFolder.Outcome {
        let season = season(agendas)
        let files = try files(sessions, season)
        let outcome = try publicFolder.write(files, &memory)
        season.remember(in: &memory.wordings)
        let workplace = workspace.workplace
        if inputs == nil || layoutsBefore != WorkspaceInputs.layouts(layouts) {
            // A layout that changed in the meantime may be in some pages and not in others.
            try refusingFileFaults { () throws(FileFault) in
                try PublishedMemory().write(workplace.publishedMemoryPath)
            }
        } else if !memory.isAsKept {
            try refusingFileFaults { () throws(FileFault) in
                try memory.write(workplace.publishedMemoryPath)
            }
        }
        return outcome
    }

    /// Keeps who has which role in the sessions that are to come.
    ///
    /// - Parameter dates: the days on which something changed, which no turn of another day depends on; `nil`: any.
    package func keepTurns(
        _ sessions: [PublishedSession], _ agendas: SessionAgenda, on dates: Set<CivilDate>? = nil
    ) throws {
        let season = season(agendas)
        try ledger.keepTurns(
            sessions, agendas, workspace, on: dates,
            asking: { season.roles($0, &self.memory.wordings) }, at: now)
    }

    private func season(_ agendas: SessionAgenda) -> SeasonTexts {
        if let season, season.agendas === agendas { return season }
        let new = SeasonTexts(workspace, agendas, inputs, known: memory.wordings)
        season = new
        return new
    }

    private func files(
        _ sessions: [PublishedSession], _ season: SeasonTexts
    ) throws -> [PublishedFile] {
        let made = PageFiles(
            workspace: workspace, layouts: layouts, sessions: sessions, season: season,
            inputs: inputs,
            book: try HarvestBook(workspace, ledger: ledger, season: [], for: .everybody),
            held: isHoldingKnowledge ? try publicFolder.knowledge() : nil, now: now)
        return try made.feeds(of: try members()) + made.pages() + archive(besides: sessions, made)
    }

    /// The pages of sessions that lie too far back to be looked at: they stay as they are, and are made where they are gone.
    private func archive(
        besides sessions: [PublishedSession], _ made: PageFiles
    ) throws -> [PublishedFile] {
        let known = Set(sessions.map(\.session.id))
        let old = try ledger.shownSessionIDs().filter { !known.contains($0) }
        guard !old.isEmpty else { return [] }
        let isThere = Dictionary(
            old.map { id in
                (id, FileStamp("\(folder)/\(PublishedAddress.session(id))") != nil)
            }, uniquingKeysWith: { first, _ in first })
        let gone = isThere.values.allSatisfy(\.self) ? [] : try ledger.publishedSessions()
        return old.sorted().filter { isThere[$0] == true }.map {
            PublishedFile(path: PublishedAddress.session($0), inputs: nil, make: nil)
        } + gone.filter { isThere[$0.session.id] == false }.map(made.sessionPage)
    }

    /// The members with the address of their feed; those whose address was revoked have none.
    private func members() throws -> [(person: PersonID, path: String)] {
        guard let secret else { return [] }
        let known = Dictionary(
            try ledger.feedAddresses().map { ($0.tokenHash, $0) },
            uniquingKeysWith: { first, _ in first })
        var new: [(person: PersonID, tokenHash: [UInt8])] = []
        var members: [(person: PersonID, path: String)] = []
        for person in workspace.intent.people {
            for address in secret.addresses(of: person.id) {
                let hash = address.tokenHash
                if known[hash] == nil {
                    // Who has left is given no new address.
                    if workspace.intent.departed.contains(person.id) { continue }
                    new.append((person.id, hash))
                }
                if known[hash]?.revokedAt != nil { continue }
                members.append((person.id, PublishedAddress.memberFeed(token: address.token)))
            }
        }
        try ledger.registerFeedAddresses(new, at: now)
        return members
    }
}

extension Workplace {
    /// The files and folders from which pages are made.
    package var pageFolders: [String] {
        [
            path("communities"), path("kring.yaml"), path("spaces.yaml"), path("templates"),
            templates,
        ] + peopleFiles
    }
}
