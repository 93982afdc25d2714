import CivilTime
package import Communities
package import Facilitation
package import Workplace

/// An agenda with what is known about its session, as the layouts `agenda*` show it.
package struct AgendaPage: Sendable {
    /// For whom it is, or for what.
    package enum Copy: String, CaseIterable, Hashable, Sendable {
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
    package struct Facts: Hashable, Sendable {
        /// The community's name.
        package var community: String?
        /// The day in words.
        package var date: String?
        /// The place in words; a join link only on a copy that is not public.
        package var place: String?
        /// Who facilitates, as a name, initials or a role.
        package var facilitator: String?
        /// The address people join at online; only for a copy that is not public.
        package var join: String?
        /// The address of the page to go back to.
        package var back: String?
        /// Who has which role; empty: the roles that a session needs, to be given out on the spot.
        package var roles: [RoleTurn]
        /// The names of the people of each group, by round; empty: not known.
        package var groups: [[[String]]]
        /// The titles of the blocks that these rounds belong to; empty: not known.
        package var groupTitles: [String]
        /// The names of those who own open threads.
        package var names: [PersonID: String]
        /// When, where and by whom the next session is, a line for each community; empty: not known.
        package var next: [String]

        /// All parts given.
        package init(
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
    package struct RoleTurn: Hashable, Sendable {
        /// Which.
        package var role: SessionRole
        /// Their name; `nil`: nobody yet.
        package var person: String?

        /// All parts given.
        package init(_ role: SessionRole, _ person: String? = nil) {
            self.role = role
            self.person = person
        }
    }

    /// The programme.
    package var agenda: Agenda
    /// What is known beside it.
    package var facts: Facts
    /// The language of the page.
    package var language: Language
    /// For whom it is.
    package var copy: Copy

    /// All parts given.
    package init(agenda: Agenda, facts: Facts = Facts(), language: Language, copy: Copy) {
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
    package func rendered<Fault: Error>(
        _ format: String, by render: (String, [String: LayoutValue]) throws(Fault) -> String
    ) throws(Fault) -> String {
        let text = try render("\(AgendaPage.layout(of: copy)).\(format)", context)
        switch format {
        case "txt": return TextColumns(width: 80).wrapped(text)
        case "md": return TextColumns.withoutRunsOfBlankLines(text)
        default: return text
        }
    }

    /// The name of a copy's layouts, without the end.
    package static func layout(of copy: Copy) -> String {
        copy == .participant ? "agenda" : "agenda-\(copy.rawValue)"
    }

    /// The roles to show: those known, or those that every session of its mode needs.
    package var roles: [RoleTurn] {
        if !facts.roles.isEmpty { return facts.roles }
        var roles = [
            RoleTurn(.facilitator, facts.facilitator), RoleTurn(.timekeeper), RoleTurn(.harvester),
        ]
        if agenda.mode == .hybrid { roles.append(RoleTurn(.remoteBuddy)) }
        return roles
    }
}
