package import CivilTime
package import Communities
package import Meeting
package import Workplace

/// Who has which role in the sessions of a community: `kring roles COMMUNITY`.
package struct ShowRoles: Sendable {
    private let workplace: Workplace
    private let now: Instant

    /// - Parameter now: in what has begun nothing is dealt any more.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// The rota.
    ///
    /// - Parameter language: of reasons and names of roles; the organisation's unless given.
    package func run(_ id: String, language: Language? = nil) throws -> RotaReport {
        let workspace = try OpenWorkspace(workplace)
        let language = language ?? workspace.intent.organisation.language
        guard let community = workspace.intent.community(CommunityID(rawValue: id)) else {
            throw workspace.unknown(
                .community, id, among: workspace.intent.communities.map(\.id.rawValue))
        }
        let published = try workspace.published(now)
        guard !published.isEmpty else {
            throw Refusal(RoleRefusal.nothingPublished(community.id))
        }
        let ledger = try workplace.readLedger()
        let book = try RoleBook(
            workspace, published: published,
            agendas: try SessionAgenda(workspace, of: published, ledger: ledger), ledger: ledger,
            now: now)
        func name(_ person: PersonID) -> String {
            workspace.intent.person(person)?.name ?? person.rawValue
        }
        let words = TurnWords(language)
        let sessions = book.rota(of: community).map { session, entries in
            RotaReport.Session(
                session: session.session.id, date: session.session.date,
                roles: entries.map { entry in
                    RotaReport.Entry(
                        role: entry.role, person: entry.person, name: entry.person.map(name),
                        mentor: entry.mentor, why: words.text(entry.turn, name: name),
                        declined: entry.person.map {
                            book.declined[session.uid]?.contains($0) ?? false
                        } ?? false,
                        mentorName: entry.mentor.map(name))
                })
        }
        let holders: [RotaReport.Holder] = Role.allCases.compactMap { role in
            guard role != .facilitator, case .people(let people)? = community.roles[role],
                !people.isEmpty
            else { return nil }
            return RotaReport.Holder(role: role, people: people, names: people.map(name))
        }
        return RotaReport(
            community: community.id, sessions: sessions, holders: holders,
            name: community.name.text(language), language: language)
    }
}
