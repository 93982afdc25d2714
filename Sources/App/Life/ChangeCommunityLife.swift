package import CivilTime
package import Communities
import Feeds
import FoundationEssentials
import Ledger
import Meeting
import Platform
import Publishing
import Season
package import Workplace
import Workspace

/// Lets a community pause, meet again or end: `kring pause`, `kring resume`, `kring end`.
///
/// Its file says it, in one line, and what was promised meanwhile is called off at once, aloud, with the reason. The file
/// first: whatever interrupts it in between, the next plan still knows.
package struct ChangeCommunityLife: Sendable {
    private let workplace: Workplace
    private let now: Instant
    private let language: Language

    /// Days in which members can speak up about an end that one person decided.
    package static let notice = 14

    /// - Parameters:
    ///   - now: becomes the moment of change.
    ///   - language: of who reads what became of it.
    package init(_ workplace: Workplace, now: Instant, language: Language = .en) {
        self.workplace = workplace
        self.now = now
        self.language = language
    }

    /// No session from one day until another.
    ///
    /// - Parameters:
    ///   - on: the first day without; `nil`: today.
    ///   - until: the day on which it can meet again.
    package func pause(
        _ id: CommunityID, on: CivilDate?, until: CivilDate, reason: String?, isRehearsal: Bool
    ) throws -> LifeOutcome {
        let open = try OpenLife(workplace, id, now: now)
        let from = on ?? open.today
        guard from >= open.today else { throw Refusal(LifeRefusal.past(from)) }
        guard from < until else { throw Refusal(LifeRefusal.backwards(from: from, until: until)) }
        if let end = open.community.end {
            throw Refusal(LifeRefusal.alreadyEnded(id, on: end.on))
        }
        guard open.community.pauses.isEmpty else { throw Refusal(LifeRefusal.alreadyPaused(id)) }
        let line = CommunityLines.line(CommunityPause(from: from, until: until, reason: reason))
        return try change(
            open, .paused, from..<until, until: until, reason, line: line, isRehearsal)
    }

    /// No session from a day on, for good. Its file, page, feed and harvest stay.
    ///
    /// - Parameters:
    ///   - on: the first day without; `nil`: today where somebody agrees, else in two weeks.
    ///   - second: who of the core agrees.
    package func end(
        _ id: CommunityID, on: CivilDate?, with second: PersonID?, reason: String?,
        isRehearsal: Bool
    ) throws -> LifeOutcome {
        let open = try OpenLife(workplace, id, now: now)
        if let end = open.community.end {
            throw Refusal(LifeRefusal.alreadyEnded(id, on: end.on))
        }
        let core = open.community.members(.core)
        if let second, !core.contains(second) {
            throw Refusal(LifeRefusal.notCore(second, id, core: core))
        }
        let earliest = open.today.advanced(by: ChangeCommunityLife.notice)
        let day = on ?? (second == nil ? earliest : open.today)
        guard day >= open.today else { throw Refusal(LifeRefusal.past(day)) }
        guard second != nil || day >= earliest else {
            throw Refusal(LifeRefusal.needsSecond(core: core, earliest: earliest))
        }
        let line = CommunityLines.line(CommunityEnd(on: day, reason: reason))
        return try change(
            open, .ended, day..<CivilDate(daysSinceEpoch: .max), reason, line: line, isRehearsal)
    }

    /// Takes a pause or an end out of the file again. What was called off comes back on its own dates with the next plan.
    package func resume(_ id: CommunityID, isRehearsal: Bool) throws -> LifeOutcome {
        let open = try OpenLife(workplace, id, now: now)
        let key = open.community.end != nil ? "ended" : "paused"
        guard open.community.isCut else { throw Refusal(LifeRefusal.notAway(id)) }
        let lock = isRehearsal ? nil : try workplace.takeRunLock(now)
        defer { withExtendedLifetime(lock) {} }
        guard let without = CommunityLines.removing(key, from: try open.text()) else {
            throw Refusal(
                LifeRefusal.leftToPeople(file: open.file, line: "\(key): …", isRemoved: true))
        }
        if !isRehearsal { try open.write(without.text) }
        return LifeOutcome(
            community: id, change: .resumed, on: open.today, until: nil, reason: nil,
            file: open.file, line: without.line, changes: [], people: [], staleDrafts: [],
            isDone: !isRehearsal, filesWritten: 0)
    }

    private func change(
        _ open: OpenLife, _ change: LifeOutcome.Change, _ days: Range<CivilDate>,
        until: CivilDate? = nil, _ reason: String?, line: String, _ isRehearsal: Bool
    ) throws -> LifeOutcome {
        let lock = isRehearsal ? nil : try workplace.takeRunLock(now)
        defer { withExtendedLifetime(lock) {} }
        guard let changed = CommunityLines.adding(line, to: try open.text()) else {
            throw Refusal(LifeRefusal.leftToPeople(file: open.file, line: line, isRemoved: false))
        }
        var outcome = LifeOutcome(
            community: open.community.id, change: change, on: days.lowerBound, until: until,
            reason: reason, file: open.file, line: line, changes: [],
            people: open.listeners(), staleDrafts: [], isDone: false, filesWritten: 0)
        if !isRehearsal { try open.write(changed) }
        guard let ledger = try isRehearsal ? workplace.readLedger() : workplace.openLedger() else {
            return outcome
        }
        let workspace = isRehearsal ? open.workspace : try OpenWorkspace(workplace)
        let known = try ledger.publishedSessions(from: workspace.horizon(now))
        let gone = Set(
            known.filter { entry in
                entry.status != .cancelled && entry.session.community == open.community.id
                    && days.contains(entry.session.date)
                    && entry.session.span(in: workspace.zone).start > now
            }.map(\.uid))
        let held = known.filter { !gone.contains($0.uid) }.held
        let agendas = try SessionAgenda(workspace, of: held, ledger: ledger)
        let pages = try PublishedPages(
            workspace, ledger: ledger, now: now, isRehearsal: isRehearsal)
        // None of them is new: each keeps the season that it has.
        let season = workspace.intent.organisation.season.id
        let publication = pages.publication(of: held, in: season, over: known, agendas)
        var entries = publication.sessions
        for index in entries.indices where gone.contains(entries[index].uid) {
            let uid = entries[index].uid
            entries[index].explain(reason, over: known.first { $0.uid == uid }, now: now)
        }
        outcome.changes = SessionChange.all(
            in: publication, over: known, intent: workspace.intent, language: language
        ).filter { $0.change == .cancelled }
        outcome.staleDrafts = try ledger.pendingDrafts().map(\.number)
        if isRehearsal { return outcome }
        _ = try ledger.publish(
            entries.differing(from: known), of: season, plan: nil, isOverDrafts: true, at: now)
        outcome.isDone = true
        if known.isEmpty { return outcome }
        try pages.keepTurns(entries, agendas)
        outcome.filesWritten = try pages.write(entries, agendas).written
        return outcome
    }
}

/// A community with its file, open for a change of its life.
private struct OpenLife {
    let workplace: Workplace
    let workspace: OpenWorkspace
    let community: Community
    let today: CivilDate

    init(_ workplace: Workplace, _ id: CommunityID, now: Instant) throws {
        self.workplace = workplace
        workspace = try OpenWorkspace(workplace)
        guard let community = workspace.intent.community(id) else {
            throw workspace.unknown(
                .community, id.rawValue,
                among: workspace.intent.communities.map(\.id.rawValue))
        }
        self.community = community
        today = workspace.zone.local(at: now).date
    }

    /// Within the workspace.
    var file: String {
        workspace.places.position(of: .community(community.id))?.file
            ?? "communities/\(community.id).yaml"
    }

    func text() throws(Refusal) -> String {
        let path = workplace.path(file)
        let bytes = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.read(path, limit: 1_000_000)
        }
        // What the workspace was read from is text.
        return String(decoding: bytes ?? [], as: UTF8.self)
    }

    func write(_ text: String) throws(Refusal) {
        let path = workplace.path(file)
        try refusingFileFaults { () throws(FileFault) in
            _ = try DurableFile.write(
                Array(text.utf8), to: path, mode: try DurableFile.mode(path) ?? 0o644)
        }
    }

    /// Its members, by name.
    func listeners() -> [LifeOutcome.Listener] {
        community.members.map { member in
            LifeOutcome.Listener(
                person: member.person,
                name: workspace.intent.person(member.person)?.name ?? member.person.rawValue)
        }.sorted { ($0.name, $0.person) < ($1.name, $1.person) }
    }
}
