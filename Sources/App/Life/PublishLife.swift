import CivilTime
import Communities
import Feeds
import Ledger
import Meeting
import Publishing
import Season
import Workplace

/// Makes what a decision about communities does to their sessions what people know, with the decision itself.
final class PublishLife {
    private let workspace: OpenWorkspace
    private let ledger: Ledger
    private let known: [PublishedSession]
    private let now: Instant
    private let pages: PublishedPages
    private var settled: (entries: [PublishedSession], agendas: SessionAgenda)?

    /// - Parameters:
    ///   - workspace: with its files as the decision makes them.
    ///   - known: the sessions that people know.
    init(
        _ workspace: OpenWorkspace, _ ledger: Ledger, _ known: [PublishedSession], now: Instant,
        isRehearsal: Bool
    ) throws {
        self.workspace = workspace
        self.ledger = ledger
        self.known = known
        self.now = now
        pages = try PublishedPages(workspace, ledger: ledger, now: now, isRehearsal: isRehearsal)
    }

    // None of the sessions is new: each keeps the season that it has.
    private var season: SeasonID {
        workspace.intent.organisation.season(on: workspace.zone.local(at: now).date).id
    }

    /// What becomes of sessions when these are held.
    ///
    /// - Parameters:
    ///   - gone: those that are called off, for a reason.
    func settle(
        _ held: [Session], gone: Set<SessionUID>, reason: String?, _ language: Language
    ) throws -> [SessionChange] {
        let agendas = try SessionAgenda(workspace, of: held, ledger: ledger)
        let publication = pages.publication(of: held, in: season, over: known, agendas)
        var entries = publication.sessions
        for index in entries.indices where gone.contains(entries[index].uid) {
            let uid = entries[index].uid
            entries[index].explain(reason, over: known.first { $0.uid == uid }, now: now)
        }
        settled = (entries, agendas)
        return SessionChange.all(
            in: publication, over: known, intent: workspace.intent, language: language)
    }

    /// The SEQUENCE that some sessions get.
    func sequences(of uids: Set<SessionUID>) -> [SessionUID: Int] {
        Dictionary(
            (settled?.entries ?? []).filter { uids.contains($0.uid) }.map {
                ($0.uid, $0.sequence)
            }, uniquingKeysWith: { _, last in last })
    }

    /// Keeps it all, and writes the pages.
    ///
    /// - Returns: how many files have new bytes.
    func publish(_ event: NewLifeEvent) throws -> Int {
        let entries = settled?.entries ?? []
        _ = try ledger.publish(
            entries.differing(from: known), of: season, plan: nil, isOverDrafts: true,
            life: event, at: now)
        if let files = workspace.kept { try ledger.keepReading(files, at: now) }
        guard let (entries, agendas) = settled, !known.isEmpty else { return 0 }
        try pages.keepTurns(entries, agendas)
        return try pages.write(entries, agendas).written
    }
}
