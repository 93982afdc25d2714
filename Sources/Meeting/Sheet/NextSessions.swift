import CivilTime
import Communities
import Facilitation
import Workplace

/// When and where the communities of a session meet next: what is said when people leave.
struct NextSessions {
    private let workspace: OpenWorkspace
    private let roles: RoleBook
    private let language: Language

    /// - Parameter roles: the sessions of the season, and who facilitates them.
    init(_ workspace: OpenWorkspace, roles: RoleBook, _ language: Language) {
        self.workspace = workspace
        self.roles = roles
        self.language = language
    }

    /// A line for each community that met.
    func lines(after entry: PublishedSession) -> [String] {
        let communities = entry.session.communities
        return communities.map { community in
            let text = next(of: community, after: entry.session).map(line) ?? notPlanned
            guard communities.count > 1 else { return text }
            let name = workspace.intent.community(community)?.name.text(language)
            return "\(name ?? community.rawValue): \(text)"
        }
    }

    private var notPlanned: String {
        language == .nl ? "nog niet gepland" : "not planned yet"
    }

    private func next(of community: CommunityID, after session: Session) -> PublishedSession? {
        roles.sessions.first { other in
            other.session.communities.contains(community)
                && (session.date, session.start) < (other.session.date, other.session.start)
        }
    }

    private func line(_ entry: PublishedSession) -> String {
        let session = entry.session
        let end = session.start.advanced(byMinutes: session.minutes) ?? .endOfDay
        let place = SessionPlace(intent: workspace.intent, language: language).text(session)
        var line =
            "\(DateWords(language).long(session.date)), \(session.start)–\(end), \(place)"
        if let template = session.template.flatMap({ workspace.library.template($0) }) {
            line += ": \(template.name.text(language))"
        }
        let turn = roles.entries(of: entry).first { $0.role == .facilitator }?.person
        if let person = turn.flatMap({ workspace.intent.person($0) }) {
            line += language == .nl ? ", begeleid door " : ", facilitated by "
            line += person.name
        }
        return line
    }
}
