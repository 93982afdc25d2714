package import CivilTime
package import Communities

/// Who has which role when: `kring roles`.
package struct RotaReport: Sendable, Encodable {
    /// A role in a session.
    package struct Entry: Sendable, Encodable {
        /// Which.
        package var role: SessionRole
        /// Who has it; `nil` where nobody can.
        package var person: PersonID?
        /// Their name.
        package var name: String?
        /// Who stands beside somebody who facilitates for the first time.
        package var mentor: PersonID?
        /// How it came about, in the language that was asked for.
        package var why: String
        /// Whether who has it said that they will not come.
        package var declined: Bool
        /// The mentor's name.
        package let mentorName: String?

        package init(
            role: SessionRole, person: PersonID? = nil, name: String? = nil,
            mentor: PersonID? = nil, why: String, declined: Bool, mentorName: String?
        ) {
            self.role = role
            self.person = person
            self.name = name
            self.mentor = mentor
            self.why = why
            self.declined = declined
            self.mentorName = mentorName
        }

        private enum CodingKeys: String, CodingKey {
            case role, person, name, mentor, why, declined
        }
    }

    /// A session with its roles.
    package struct Session: Sendable, Encodable {
        /// Which.
        package var session: SessionID
        /// Its day.
        package var date: CivilDate
        /// Its roles.
        package var roles: [Entry]

        package init(session: SessionID, date: CivilDate, roles: [Entry]) {
            self.session = session
            self.date = date
            self.roles = roles
        }
    }

    /// Somebody with a role in the community, whatever the session.
    package struct Holder: Sendable, Encodable {
        /// Which.
        package var role: Role
        /// Who.
        package var people: [PersonID]
        /// Their names.
        package let names: [String]

        package init(role: Role, people: [PersonID], names: [String]) {
            self.role = role
            self.people = people
            self.names = names
        }

        private enum CodingKeys: String, CodingKey { case role, people }
    }

    /// The community.
    package var community: CommunityID
    /// Its sessions that are held, in the order of time.
    package var sessions: [Session]
    /// Who has a role in the community itself.
    package var holders: [Holder]
    /// The community's name.
    package let name: String
    /// Of the name and the reasons.
    package let language: Language

    package init(
        community: CommunityID, sessions: [Session], holders: [Holder], name: String,
        language: Language
    ) {
        self.community = community
        self.sessions = sessions
        self.holders = holders
        self.name = name
        self.language = language
    }

    private enum CodingKeys: String, CodingKey { case community, sessions, holders }
}
