import CivilTime
import Communities
import Feeds
import Ledger
import Season
import Workplace
import Workspace

/// Carries a decision about communities out: files first, then what people know, in one transaction with the decision.
///
/// The files first: whatever interrupts it in between, the next plan still knows. They are read as they would be before any
/// of them is written, so that a decision that leaves a fault is none.
struct DecideLife {
    let desk: LifeDesk
    let language: Language

    private var workplace: Workplace { desk.workplace }
    private var now: Instant { desk.now }

    func carryOut(_ decision: LifeDecision, isRehearsal: Bool) throws -> LifeOutcome {
        let lock = isRehearsal ? nil : try workplace.takeRunLock(now)
        defer { withExtendedLifetime(lock) {} }
        var edits = decision.edits
        let present = edits.filter { $0.on <= desk.today }
        let after = try OpenWorkspace(
            workplace,
            with: Dictionary(
                present.map { ($0.path, .some($0.after)) }, uniquingKeysWith: { _, last in last }))
        // What is to be written later must be right as well.
        _ = try OpenWorkspace(
            workplace,
            with: Dictionary(
                edits.map { ($0.path, .some($0.after)) }, uniquingKeysWith: { _, last in last }))
        var outcome = LifeOutcome(
            decision, listeners: [], advice: desk.advice(decision), today: desk.today)
        if !isRehearsal {
            for index in edits.indices where edits[index].on <= desk.today {
                try desk.write(edits[index].after, to: edits[index].path)
                edits[index].isDone = true
            }
        }
        let ledger = try isRehearsal ? workplace.readLedger() : workplace.openLedger()
        guard let ledger else {
            outcome.people = listeners(decision, [], after)
            return outcome
        }
        let known = try ledger.publishedSessions(from: after.horizon(now))
        let sessions = SessionsOfDecision(decision, known, after, now: now)
        outcome.people = listeners(decision, sessions.touched, after)
        let publishing = try PublishLife(
            after, ledger, known, now: now, isRehearsal: isRehearsal)
        outcome.staleDrafts = try ledger.pendingDrafts().map(\.number)
        outcome.changes = try publishing.settle(
            sessions.held, gone: sessions.gone, reason: decision.reason, language
        ).filter { $0.change == .cancelled || sessions.goingOn.contains($0.id) }
        if isRehearsal { return outcome }
        var event = LifeEvent(
            at: now, decision.change, of: decision.communities, into: decision.heir,
            on: decision.on, until: decision.until, reason: decision.reason,
            second: decision.second, edits: edits)
        event.sessions = publishing.sequences(of: Set(sessions.touched.map(\.uid)))
        outcome.filesWritten = try publishing.publish(
            NewLifeEvent(
                event, telling: outcome.people.map(\.person) + channels(decision, after),
                goingOn: event.goingOn(in: after.intent)))
        outcome.isDone = true
        return outcome
    }

    /// Who was or is in it, and nobody else, by name.
    func listeners(
        _ decision: LifeDecision, _ touched: [PublishedSession], _ after: OpenWorkspace
    ) -> [LifeOutcome.Listener] {
        let communities = decision.communities + [decision.heir].compactMap(\.self)
        var people: Set<PersonID> = []
        if keepsItsName(decision, after) {
            // Where people call it as before there is nothing to tell but to those who can say no.
            let core = decision.communities.flatMap {
                desk.workspace.intent.community($0)?.members(.core) ?? []
            }
            return decision.second == nil ? named(Set(core), after) : []
        }
        for intent in [desk.workspace.intent, after.intent] {
            for id in communities {
                people.formUnion(intent.community(id)?.members.map(\.person) ?? [])
            }
        }
        for entry in touched {
            people.formUnion(
                desk.workspace.intent.participants(of: entry.session).map(\.person))
        }
        return named(people, after)
    }

    private func named(
        _ people: Set<PersonID>, _ after: OpenWorkspace
    ) -> [LifeOutcome.Listener] {
        people.map { person in
            LifeOutcome.Listener(
                person: person, name: after.intent.person(person)?.name ?? person.rawValue)
        }.sorted { ($0.name, $0.person) < ($1.name, $1.person) }
    }

    /// Whether only an identifier changes.
    private func keepsItsName(_ decision: LifeDecision, _ after: OpenWorkspace) -> Bool {
        guard decision.change == .renamed, let former = decision.communities.first,
            let heir = decision.heir
        else { return false }
        return desk.workspace.intent.community(former)?.name == after.intent.community(heir)?.name
    }

    /// The channels in which these communities hear together.
    func channels(_ decision: LifeDecision, _ after: OpenWorkspace) -> [PersonID] {
        let communities = decision.communities + [decision.heir].compactMap(\.self)
        if keepsItsName(decision, after) { return [] }
        let names = Set(communities.compactMap { after.intent.community($0)?.channel })
        return names.sorted().compactMap { after.intent.organisation.channel($0)?.listener }
    }
}

/// What a decision makes of the sessions that people know.
private struct SessionsOfDecision {
    /// All that are held, as they will be.
    private(set) var held: [Session] = []
    /// Those that are called off.
    private(set) var gone: Set<SessionUID> = []
    /// Those that go on in another way.
    private(set) var goingOn: Set<SessionID> = []
    /// Both, as people know them.
    private(set) var touched: [PublishedSession] = []

    init(
        _ decision: LifeDecision, _ known: [PublishedSession], _ workspace: OpenWorkspace,
        now: Instant
    ) {
        let concerned = Set(decision.communities)
        for entry in known where entry.status != .cancelled {
            let session = entry.session
            guard decision.reaches(session.date),
                session.span(in: workspace.zone).start > now,
                !concerned.isDisjoint(with: session.communities)
            else {
                held.append(session)
                continue
            }
            let new = decision.becomes(session)
            if let new { held.append(new) } else { gone.insert(entry.uid) }
            if new == session { continue }
            touched.append(entry)
            if let new { goingOn.insert(new.id) }
        }
    }
}

extension LifeDesk {
    /// What people should write themselves: files of others that name a community by a name that it has no more.
    fileprivate func advice(_ decision: LifeDecision) -> [LifeOutcome.Advice] {
        guard let heir = decision.heir, decision.change != .split else { return [] }
        let former = Set(decision.communities).subtracting([heir])
        return workspace.intent.communities.flatMap { community -> [LifeOutcome.Advice] in
            guard !former.contains(community.id), community.id != heir else { return [] }
            return community.woven.map(\.community).filter(former.contains).compactMap { name in
                workspace.places.position(
                    of: .community(community.id), "with", entry: name.rawValue
                ).map {
                    LifeOutcome.Advice(
                        file: $0.file, line: $0.line, name: name.rawValue, now: heir.rawValue)
                }
            }
        }
    }
}
