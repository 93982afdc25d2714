package import CivilTime
package import Communities
import Facilitation
package import Ledger
import Season
import Synchronization
package import Workplace

/// Who has which role in the sessions of a season.
///
/// What is kept in the ledger stays while the person belongs to the community and did not say no; what is open is dealt
/// by turns. So a later answer moves only the turns it touches.
package struct RoleBook {
    /// A role in a session.
    package struct Entry: Hashable {
        package var role: SessionRole
        /// Who has it; `nil` where nobody can.
        package var person: PersonID?
        /// How it came about; `nil` for what happened before turns were dealt.
        package var turn: Why?
        /// Who stands beside somebody who facilitates for the first time.
        package var mentor: PersonID?
    }

    /// How a turn came about.
    package struct Why: Hashable {
        /// Agreed or published before.
        package var isGiven: Bool
        /// Turns the person had before it.
        package var had: Int
        /// Who had fewer and cannot come or has another role.
        package var away: [PersonID]
        /// Who had fewer and is kept for a later session that few can take.
        package var waiting: [PersonID]
    }

    package let intent: Intent
    /// The sessions that are held, in the order of time.
    package let sessions: [PublishedSession]
    private let sessionsOfCommunity: [CommunityID: [PublishedSession]]
    /// The agendas of these sessions.
    package let agendas: SessionAgenda
    /// What is kept, by session and role.
    private let kept: [SessionUID: [SessionRole: PersonID]]
    /// Who said no, by session.
    package let declined: [SessionUID: Set<PersonID>]
    private let before: TurnsBefore
    private let presence: Presence
    private let needs: (Session) -> [SessionRole]
    private let now: Instant
    private let dealt = Dealt()

    /// The turns of each community, once they were dealt: mails ask for them member by member.
    private final class Dealt: Sendable {
        let rotas = Mutex<[CommunityID: [(session: PublishedSession, entries: [Entry])]]>([:])
    }

    /// What the ledger holds about the sessions of a season.
    ///
    /// - Parameters:
    ///   - published: what people know of all seasons, from some day on.
    ///   - agendas: those of these sessions; their methods decide which roles are needed.
    ///   - asking: the roles that the methods of a session ask for, where they are known without its agenda.
    package init(
        _ workspace: OpenWorkspace, published: [PublishedSession], agendas: SessionAgenda,
        ledger: Ledger?, now: Instant, asking: ((Session) -> Set<SessionRole>)? = nil
    ) throws(Refusal) {
        intent = workspace.intent
        self.agendas = agendas
        self.now = now
        let held = published.filter { $0.status != .cancelled }
        sessions = held.sorted {
            ($0.session.date, $0.session.start, $0.session.id)
                < ($1.session.date, $1.session.start, $1.session.id)
        }
        sessionsOfCommunity = Dictionary(grouping: sessions, by: \.session.community)
        presence = Presence(intent: workspace.intent, sessions: held.map(\.session))
        let uids = Set(published.map(\.uid))
        let first = published.map(\.session.date).min()
        let (turns, earlier, answers) = try refusingLedgerFaults { () throws(LedgerFault) in
            (
                try ledger?.roleTurns() ?? [],
                try ledger?.sessionsWithTurns(before: first) ?? [:],
                try ledger?.answers(.no, uids: Array(uids)) ?? []
            )
        }
        var kept: [SessionUID: [SessionRole: PersonID]] = [:]
        for turn in turns where uids.contains(turn.uid) {
            guard let role = SessionRole(rawValue: turn.role) else { continue }
            kept[turn.uid, default: [:]][role] = turn.person
        }
        self.kept = kept
        before = TurnsBefore(
            turns, in: earlier,
            beside: Dictionary(
                published.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first }),
            heirs: workspace.intent.heirs)
        declined = Dictionary(grouping: answers, by: \.uid).mapValues { Set($0.map(\.person)) }
        let library = workspace.library
        needs = { session in
            let asked = asking?(session) ?? agendas.roles(session, library)
            return SessionRole.allCases.filter { role in
                switch role {
                case .facilitator, .timekeeper, .harvester: true
                case .remoteBuddy: session.mode == .hybrid
                case .caseGiver: asked.contains(role)
                }
            }
        }
    }

    /// The roles in the sessions of a community, in the order of time.
    package func rota(of community: Community) -> [(session: PublishedSession, entries: [Entry])] {
        if let rota = dealt.rotas.withLock({ $0[community.id] }) { return rota }
        let rota = dealRota(of: community)
        dealt.rotas.withLock { $0[community.id] = rota }
        return rota
    }

    private func dealRota(
        of community: Community
    ) -> [(session: PublishedSession, entries: [Entry])] {
        let own = sessionsOfCommunity[community.id, default: []]
        let needed = own.map { Set(needs($0.session)) }
        var entries: [[Entry]] = own.map { _ in [] }
        for role in SessionRole.allCases {
            let places = own.indices.filter { needed[$0].contains(role) }
            let dealt = deal(role, community, places.map { (own[$0], entries[$0]) })
            for (place, entry) in zip(places, dealt) { entries[place].append(entry) }
        }
        return zip(own, entries).map { ($0, $1) }
    }

    /// The roles in one session.
    package func entries(of session: PublishedSession) -> [Entry] {
        guard let community = intent.community(session.session.community) else { return [] }
        return rota(of: community).first { $0.session.uid == session.uid }?.entries ?? []
    }

    private func deal(
        _ role: SessionRole, _ community: Community,
        _ places: [(session: PublishedSession, entries: [Entry])]
    ) -> [Entry] {
        var people = community.willing(role)
        var given: [Int: PersonID] = [:]
        for (place, (session, entries)) in places.enumerated() {
            guard let person = kept(role, session, community, entries) else { continue }
            given[place] = person
            if !people.contains(person) { people.append(person) }
        }
        let willing = Set(community.willing(role))
        let free = people.map { person in
            Set(
                places.indices.filter { place in
                    let (session, entries) = places[place]
                    // What has begun is history: nothing is dealt there any more.
                    return willing.contains(person) && !hasBegun(session)
                        && canTake(person, session, entries)
                })
        }
        let numbers = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1, $0) })
        let before = self.before.of(role, community.id)
        let schedule = TurnSchedule(
            TurnBrief(
                sessions: places.count, free: free,
                before: TurnCount.phases(of: people, before),
                given: given.compactMapValues { numbers[$0] },
                otherTurns: people.map { person in
                    places.filter { $0.entries.contains { $0.person == person } }.count
                }))
        var experienced = before
        return zip(places, schedule.turns).map { place, turn in
            let person = turn.map { people[$0.person] }
            defer { if let person { experienced[person, default: 0] += 1 } }
            return Entry(
                role: role, person: person,
                turn: turn.map { turn in
                    Why(
                        isGiven: turn.isGiven, had: turn.had, away: turn.away.map { people[$0] },
                        waiting: turn.waiting.map { people[$0] })
                },
                mentor: role == .facilitator
                    ? person.flatMap { mentor(of: $0, community, place.session, experienced) } : nil
            )
        }
    }

    /// Who has the role already: the session's own facilitator, or who is kept and can still do it.
    private func kept(
        _ role: SessionRole, _ session: PublishedSession, _ community: Community,
        _ entries: [Entry]
    ) -> PersonID? {
        if role == .facilitator { return session.session.facilitator }
        guard let person = kept[session.uid]?[role] else { return nil }
        if hasBegun(session) { return person }
        let isMember = community.level(of: person) != nil
        return isMember && canTake(person, session, entries) ? person : nil
    }

    package func canTake(
        _ person: PersonID, _ session: PublishedSession, _ entries: [Entry]
    ) -> Bool {
        !entries.contains { $0.person == person }
            && declined[session.uid]?.contains(person) != true
            && presence.canCome(person, to: session.session)
    }

    package func hasBegun(_ session: PublishedSession) -> Bool {
        session.session.span(in: intent.organisation.zone).start <= now
    }

    /// The community's mentor, or who facilitated most, for somebody who never did.
    private func mentor(
        of person: PersonID, _ community: Community, _ session: PublishedSession,
        _ experienced: [PersonID: Int]
    ) -> PersonID? {
        guard experienced[person, default: 0] == 0 else { return nil }
        var candidates: [PersonID] = []
        if case .people(let mentors) = community.roles[.mentor] { candidates = mentors }
        candidates += experienced.keys.sorted {
            (experienced[$1, default: 0], $0) < (experienced[$0, default: 0], $1)
        }
        return candidates.first { mentor in
            mentor != person && community.level(of: mentor) != nil
                && canTake(mentor, session, [])
        }
    }
}

extension RoleBook {
    /// The roles of the sessions that have not begun, where they are not kept as they are: later answers move only what
    /// they touch.
    ///
    /// - Parameter communities: those that are looked at; `nil`: all.
    func turnsToKeep(of communities: Set<CommunityID>?) -> [SessionUID: [RoleTurn]] {
        var changed: [SessionUID: [RoleTurn]] = [:]
        for community in intent.communities
        where communities.map({ $0.contains(community.id) }) ?? true {
            for (session, entries) in rota(of: community) where !hasBegun(session) {
                let turns = entries.compactMap { entry in
                    entry.person.map {
                        RoleTurn(uid: session.uid, role: entry.role.rawValue, person: $0)
                    }
                }
                let roles = Dictionary(
                    entries.compactMap { entry in entry.person.map { (entry.role, $0) } },
                    uniquingKeysWith: { first, _ in first })
                if kept[session.uid] ?? [:] != roles { changed[session.uid] = turns }
            }
        }
        return changed
    }
}
