package import CivilTime
package import Communities
import Feeds
import Ledger
import Meeting
import Publishing
package import Workplace

/// What a change of roles came to: `kring roles swap`, `kring roles topic`.
package struct RoleChangeOutcome: Sendable, Encodable {
    /// One role that has another person.
    package struct Change: Sendable, Encodable {
        /// The session.
        package var session: SessionID
        /// The role.
        package var role: SessionRole
        /// Who had it.
        package var from: PersonID?
        /// Who has it now.
        package var to: PersonID
    }

    /// What changed, the session that was named first.
    package var changes: [Change]
    /// Published files with new bytes.
    package var filesWritten: Int
}

/// Gives roles to other people than their turns would.
package struct ChangeRoles: Sendable {
    private let workplace: Workplace
    private let now: Instant

    /// - Parameter now: what has begun cannot be changed.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// Two people exchange what they do in a session. Where the other has no role in it, the first takes over their next
    /// turn in that role, if they have one.
    ///
    /// - Parameter role: which, for somebody who has several.
    package func swap(
        _ one: String, _ other: String, in session: String, role: SessionRole? = nil
    ) throws -> RoleChangeOutcome {
        try change(session) { open throws(Refusal) in
            let (one, other) = (try open.member(one), try open.member(other))
            guard one != other else {
                throw Refusal(RoleRefusal.swapWithOneself)
            }
            let roles = open.entries.filter {
                $0.person == one && (role == nil || $0.role == role)
            }
            guard let mine = roles.first?.role else {
                throw Refusal(
                    RoleRefusal.noTurn(
                        open.name(one), role, session: open.session.session.id,
                        community: open.community.id))
            }
            guard roles.count == 1 else {
                throw Refusal(
                    RoleRefusal.severalTurns(
                        open.name(one), roles.map(\.role), session: open.session.session.id))
            }
            var changes = [
                RoleChangeOutcome.Change(
                    session: open.session.session.id, role: mine, from: one, to: other)
            ]
            if let theirs = open.entries.first(where: { $0.person == other })?.role {
                changes.append(
                    .init(session: open.session.session.id, role: theirs, from: other, to: one))
            } else if let later = open.nextTurn(of: other, mine),
                !later.entries.contains(where: { $0.person == one })
            {
                changes.append(
                    .init(session: later.session.session.id, role: mine, from: other, to: one))
            }
            for change in changes { try open.requireWilling(change.to, change.role) }
            return changes
        }
    }

    /// Somebody brings the question that a session works on.
    package func topic(_ person: String, in session: String) throws -> RoleChangeOutcome {
        try change(session) { open throws(Refusal) in
            let person = try open.member(person)
            guard let entry = open.entries.first(where: { $0.role == .caseGiver }) else {
                throw Refusal(RoleRefusal.noQuestion(session: open.session.session.id))
            }
            if open.entries.contains(where: { $0.role == .facilitator && $0.person == person }) {
                throw Refusal(
                    RoleRefusal.facilitatesAlready(
                        person, name: open.name(person), session: open.session.session.id))
            }
            return [
                .init(
                    session: open.session.session.id, role: .caseGiver, from: entry.person,
                    to: person)
            ]
        }
    }

    private func change(
        _ session: String, _ decide: (OpenRota) throws(Refusal) -> [RoleChangeOutcome.Change]
    ) throws -> RoleChangeOutcome {
        let lock = try workplace.takeRunLock(now)
        defer { withExtendedLifetime(lock) {} }
        let ledger = try workplace.ledger(forReading: false)
        let workspace = try OpenWorkspace(workplace)
        let open = try OpenRota(workspace, session, ledger, now: now)
        let changes = try decide(open).filter { $0.from != $0.to }
        var roles: [SessionID: [SessionRole: PersonID]] = [:]
        for change in changes {
            roles[change.session, default: [:]][change.role] = change.to
        }
        let uids = Dictionary(
            uniqueKeysWithValues: open.book.sessions.map { ($0.session.id, $0.uid) })
        for (id, changed) in roles {
            guard let uid = uids[id], let entry = open.book.sessions.first(where: { $0.uid == uid })
            else { continue }
            var all = Dictionary(
                open.book.entries(of: entry).compactMap { entry in
                    entry.person.map { (entry.role, $0) }
                }, uniquingKeysWith: { first, _ in first })
            // Who takes a role gives up the one they were dealt, unless that changes hands as well.
            for person in changed.values { all = all.filter { $0.value != person } }
            all.merge(changed) { $1 }
            let turns = all.map { RoleTurn(uid: uid, role: $0.key.rawValue, person: $0.value) }
            try ledger.keepRoleTurns(turns.sorted { $0.role < $1.role }, of: uid, at: now)
        }
        let files = try publish(roles.compactMapValues { $0[.facilitator] }, workspace, ledger)
        return RoleChangeOutcome(changes: changes, filesWritten: files)
    }

    /// Makes other facilitators what people know: in feeds and on pages.
    private func publish(
        _ facilitators: [SessionID: PersonID], _ workspace: OpenWorkspace, _ ledger: Ledger
    ) throws -> Int {
        guard !facilitators.isEmpty else { return 0 }
        // None of them is new: each keeps the season that it has.
        let season = workspace.intent.organisation.season.id
        let known = try ledger.publishedSessions(from: workspace.horizon(now))
        var sessions = known.filter { $0.status != .cancelled }.map(\.session)
        for index in sessions.indices {
            if let person = facilitators[sessions[index].id] {
                sessions[index].facilitator = person
            }
        }
        let agendas = try SessionAgenda(workspace, of: sessions, ledger: ledger)
        let pages = try PublishedPages(workspace, ledger: ledger, now: now)
        let publication = pages.publication(of: sessions, in: season, over: known, agendas)
        _ = try ledger.publish(
            publication.sessions.differing(from: known), of: season, plan: nil, at: now)
        return try pages.write(publication.sessions, agendas).written
    }
}

/// The roles of a session that are open for a change.
private struct OpenRota {
    let book: RoleBook
    let workspace: OpenWorkspace
    let session: PublishedSession
    let community: Community
    let entries: [RoleBook.Entry]

    init(
        _ workspace: OpenWorkspace, _ id: String, _ ledger: Ledger, now: Instant
    ) throws(Refusal) {
        self.workspace = workspace
        let published = try workspace.published(now)
        book = try RoleBook(
            workspace, published: published,
            agendas: try SessionAgenda(workspace, of: published, ledger: ledger), ledger: ledger,
            now: now)
        session = try workspace.session(id)
        guard session.status != .cancelled else {
            throw Refusal(RoleRefusal.cancelled(session.session.id))
        }
        guard !book.hasBegun(session) else {
            throw Refusal(RoleRefusal.begun(session.session.id))
        }
        guard let community = workspace.intent.community(session.session.community) else {
            throw Refusal(RoleRefusal.noCommunity(of: session.session.id))
        }
        self.community = community
        entries = book.entries(of: session)
    }

    func name(_ person: PersonID) -> String {
        workspace.intent.person(person)?.name ?? person.rawValue
    }

    func member(_ id: String) throws(Refusal) -> PersonID {
        let person = PersonID(rawValue: id)
        guard community.level(of: person) != nil else {
            throw workspace.unknown(
                .member(of: community.id), id,
                among: community.members.map(\.person.rawValue))
        }
        return person
    }

    /// The next session after this one in which somebody has the role.
    func nextTurn(
        of person: PersonID, _ role: SessionRole
    ) -> (session: PublishedSession, entries: [RoleBook.Entry])? {
        book.rota(of: community).drop { $0.session.uid != session.uid }.dropFirst().first {
            $0.entries.contains { $0.role == role && $0.person == person }
        }
    }

    /// A plan gives sessions to facilitators that the community's file names, and to nobody else.
    func requireWilling(_ person: PersonID, _ role: SessionRole) throws(Refusal) {
        guard role == .facilitator, !community.willing(role).contains(person) else { return }
        throw Refusal(
            RoleRefusal.unwilling(person, name: name(person), community: community.id))
    }
}
