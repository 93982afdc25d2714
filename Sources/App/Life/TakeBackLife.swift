package import CivilTime
package import Communities
import Feeds
import FoundationEssentials
import Ledger
import Platform
import Season
package import Workplace
import Workspace

/// Takes a decision about communities back: `kring resume`, and what a member of the core says against it.
///
/// Files become what they were where nobody changed them since, and sessions come back as the same events where their
/// place is still free.
package struct TakeBackLife: Sendable {
    private let workplace: Workplace
    private let now: Instant
    private let language: Language

    /// - Parameters:
    ///   - now: becomes the moment of change.
    ///   - language: of who reads what became of it.
    package init(_ workplace: Workplace, now: Instant, language: Language = .en) {
        self.workplace = workplace
        self.now = now
        self.language = language
    }

    /// The last decision about a community that holds.
    package func resume(_ id: CommunityID, isRehearsal: Bool) throws -> LifeOutcome {
        let desk = try LifeDesk(workplace, now: now)
        let community = try desk.known(id)
        let last = try workplace.readLedger()?.lifeEvents(of: id).last {
            $0.change != .resumed && $0.takenBackAt == nil
        }
        if let last, last.holds(on: desk.today), !last.edits.isEmpty {
            return try takeBack(last, desk, isRehearsal)
        }
        // Written by a person.
        guard community.end != nil || !community.pauses.isEmpty else {
            throw Refusal(LifeRefusal.notAway(id))
        }
        let edit = try desk.edit(
            id, on: desk.today, [.remove(community.end != nil ? "ended" : "paused")])
        return try DecideLife(desk: desk, language: language).carryOut(
            LifeDecision(
                change: .resumed, communities: [id], on: desk.today, edits: [edit],
                becomes: { $0 }), isRehearsal: isRehearsal)
    }

    /// A decision that somebody of the core says no to, as long as it can be objected to.
    package func object(_ number: Int, by person: PersonID) throws -> LifeOutcome? {
        let desk = try LifeDesk(workplace, now: now)
        guard
            let event = try workplace.readLedger()?.lifeEvents().first(where: {
                $0.number == number
            }),
            event.canBeObjected(by: person, in: desk.workspace.intent, on: desk.today)
        else { return nil }
        return try takeBack(event, desk, false)
    }

    private func takeBack(
        _ event: LifeEvent, _ desk: LifeDesk, _ isRehearsal: Bool
    ) throws -> LifeOutcome {
        let lock = isRehearsal ? nil : try workplace.takeRunLock(now)
        defer { withExtendedLifetime(lock) {} }
        // Two of the core can say no at the same time.
        let isOver = try workplace.readLedger()?.lifeEvents().contains {
            $0.number == event.number && $0.takenBackAt != nil
        }
        guard isOver != true else {
            throw Refusal(LifeRefusal.notAway(event.communities.first ?? CommunityID(rawValue: "")))
        }
        let edits = try edits(back: event, desk)
        let after = try OpenWorkspace(
            workplace,
            with: Dictionary(
                edits.map { ($0.path, $0.after) }, uniquingKeysWith: { _, last in last }))
        var outcome = LifeOutcome(
            LifeDecision(
                change: .resumed, communities: event.communities, heir: event.heir,
                on: desk.today, edits: [], becomes: { $0 }), listeners: [], advice: [],
            today: desk.today)
        outcome.files = edits.map {
            LifeOutcome.FileChange($0.path, from: $0.before, to: $0.after)
        }
        outcome.file = outcome.files.first?.file ?? ""
        outcome.line = outcome.files.first?.removed.last ?? ""
        if !isRehearsal { for edit in edits { try desk.write(edit.after, to: edit.path) } }
        let ledger = try isRehearsal ? workplace.readLedger() : workplace.openLedger()
        guard let ledger else { return outcome }
        let known = try ledger.publishedSessions(from: after.horizon(now))
        let back = try SessionsTakenBack(event, known, ledger, after, now: now)
        outcome.leftOut = back.leftOut
        let listening = DecideLife(desk: desk, language: language)
        // Whoever heard of it hears that it is taken back.
        let decision = LifeDecision(
            change: event.change, communities: event.communities, heir: event.heir,
            on: desk.today, second: event.second, edits: [], becomes: { $0 })
        outcome.people = listening.listeners(decision, back.touched, after)
        let publishing = try PublishLife(
            after, ledger, known, now: now, isRehearsal: isRehearsal)
        outcome.staleDrafts = try ledger.pendingDrafts().map(\.number)
        let ids = Set(back.touched.map(\.session.id))
        outcome.changes = try publishing.settle(back.held, gone: [], reason: nil, language)
            .filter { ids.contains($0.id) }
        if isRehearsal { return outcome }
        var new = LifeEvent(
            at: now, .resumed, of: event.communities, into: event.heir, on: desk.today)
        new.sessions = publishing.sequences(of: Set(back.touched.map(\.uid)))
        outcome.filesWritten = try publishing.publish(
            NewLifeEvent(
                new,
                telling: outcome.people.map(\.person) + listening.channels(decision, after),
                takingBack: event.number))
        outcome.isDone = true
        return outcome
    }

    /// The files as they were before a decision, those that others name last.
    private func edits(
        back event: LifeEvent, _ desk: LifeDesk
    ) throws(Refusal) -> [(path: String, before: String?, after: String?)] {
        var edits: [(path: String, before: String?, after: String?)] = []
        for edit in event.edits.reversed() where edit.isDone {
            let text = try desk.text(edit.path)
            if text == edit.after {
                edits.append((edit.path, text, edit.before))
                continue
            }
            // Somebody wrote in it since; the one line of ours can still go.
            let key = event.change == .paused ? "paused" : "ended"
            guard let text, let before = edit.before, !CommunityLines.says(key, in: before),
                CommunityLines.says(key, in: edit.after), CommunityLines.says(key, in: text),
                let without = CommunityLines.without(key, in: text)
            else {
                throw Refusal(
                    LifeRefusal.settled(event.communities.first ?? CommunityID(rawValue: "")))
            }
            edits.append((edit.path, text, without))
        }
        return edits
    }
}

/// The sessions that a decision changed, as they were before it.
private struct SessionsTakenBack {
    /// All that are held, as they will be.
    private(set) var held: [Session]
    /// Those that change, as people know them.
    private(set) var touched: [PublishedSession] = []
    /// Those whose place somebody else has by now.
    private(set) var leftOut: [SessionID] = []

    init(
        _ event: LifeEvent, _ known: [PublishedSession], _ ledger: Ledger,
        _ workspace: OpenWorkspace, now: Instant
    ) throws {
        let zone = workspace.zone
        let changed = known.filter { entry in
            event.sessions[entry.uid] == entry.sequence && entry.session.span(in: zone).start > now
        }
        let uids = Set(changed.map(\.uid))
        held = known.filter { !uids.contains($0.uid) }.held
        for entry in changed {
            let before = try ledger.history(uid: entry.uid).last {
                $0.value.sequence < entry.sequence
            }
            guard let session = before?.value.session else { continue }
            let span = session.span(in: zone)
            let spaces = Set([session.room, session.online].compactMap(\.self))
            let isTaken = held.contains { other in
                other.date == session.date
                    && !spaces.isDisjoint(with: [other.room, other.online].compactMap(\.self))
                    && other.span(in: zone).overlaps(span)
            }
            if isTaken {
                leftOut.append(session.id)
                // What is held meanwhile in another way stays so.
                if entry.status != .cancelled { held.append(entry.session) }
                continue
            }
            touched.append(entry)
            held.append(session)
        }
    }
}

extension LifeEvent {
    /// Whether there is anything of it to take back.
    func holds(on today: CivilDate) -> Bool { until.map { today < $0 } ?? true }
}
