import CivilTime
public import Communities
public import Facilitation

/// An agenda with what is known about its session, as the layouts `agenda*` show it.
public struct AgendaPage: Sendable {
    /// For whom it is, or for what.
    public enum Copy: String, CaseIterable, Hashable, Sendable {
        /// Times, titles and purposes.
        case participant
        /// Everything a colleague who never facilitated needs to run the session.
        case facilitator
        /// Times and titles in big type, to hang on the wall.
        case wall
        /// Role cards and groups, to cut out.
        case cards
    }

    /// What is known beside the agenda; what is `nil` or empty is left out.
    public struct Facts: Hashable, Sendable {
        /// The community's name.
        public var community: String?
        /// The day in words.
        public var date: String?
        /// The place in words; a join link only on a copy that is not public.
        public var place: String?
        /// Who facilitates, as a name, initials or a role.
        public var facilitator: String?
        /// The address people join at online; only for a copy that is not public.
        public var join: String?
        /// The address of the page to go back to.
        public var back: String?
        /// Who has which role; empty: the roles that a session needs, to be given out on the spot.
        public var roles: [RoleTurn]
        /// The names of the people of each group, by round; empty: not known.
        public var groups: [[[String]]]
        /// The titles of the blocks that these rounds belong to; empty: not known.
        public var groupTitles: [String]
        /// The names of those who own open threads.
        public var names: [PersonID: String]
        /// When, where and by whom the next session is, a line for each community; empty: not known.
        public var next: [String]

        /// All parts given.
        public init(
            community: String? = nil, date: String? = nil, place: String? = nil,
            facilitator: String? = nil, join: String? = nil, back: String? = nil,
            roles: [RoleTurn] = [], groups: [[[String]]] = [], groupTitles: [String] = [],
            names: [PersonID: String] = [:], next: [String] = []
        ) {
            self.community = community
            self.date = date
            self.place = place
            self.facilitator = facilitator
            self.join = join
            self.back = back
            self.roles = roles
            self.groups = groups
            self.groupTitles = groupTitles
            self.names = names
            self.next = next
        }
    }

    /// A role in the session, and who has it.
    public struct RoleTurn: Hashable, Sendable {
        /// Which.
        public var role: SessionRole
        /// Their name; `nil`: nobody yet.
        public var person: String?

        /// All parts given.
        public init(_ role: SessionRole, _ person: String? = nil) {
            self.role = role
            self.person = person
        }
    }

    /// The programme.
    public var agenda: Agenda
    /// What is known beside it.
    public var facts: Facts
    /// The language of the page.
    public var language: Language
    /// For whom it is.
    public var copy: Copy

    /// All parts given.
    public init(agenda: Agenda, facts: Facts = Facts(), language: Language, copy: Copy) {
        self.agenda = agenda
        self.facts = facts
        self.language = language
        self.copy = copy
    }

    /// The page or text as its layout has it; a text is at most 80 columns wide.
    ///
    /// - Parameters:
    ///   - format: the end of the layout's name: `html`, `md` or `txt`.
    ///   - render: fills the layout of that name in.
    public func rendered<Fault: Error>(
        _ format: String, by render: (String, [String: LayoutValue]) throws(Fault) -> String
    ) throws(Fault) -> String {
        let name = copy == .participant ? "agenda" : "agenda-\(copy.rawValue)"
        let text = try render("\(name).\(format)", context)
        switch format {
        case "txt": return TextColumns(width: 80).wrapped(text)
        case "md": return TextColumns.withoutRunsOfBlankLines(text)
        default: return text
        }
    }

    /// The roles to show: those known, or those that every session of its mode needs.
    var roles: [RoleTurn] {
        if !facts.roles.isEmpty { return facts.roles }
        var roles = [
            RoleTurn(.facilitator, facts.facilitator), RoleTurn(.timekeeper), RoleTurn(.harvester),
        ]
        if agenda.mode == .hybrid { roles.append(RoleTurn(.remoteBuddy)) }
        return roles
    }
}
