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
    package let title: String
    package let language: Language

    package init(
        community: CommunityID, sessions: [Session], holders: [Holder], title: String,
        language: Language
    ) {
        self.community = community
        self.sessions = sessions
        self.holders = holders
        self.title = title
        self.language = language
    }

    private enum CodingKeys: String, CodingKey { case community, sessions, holders }
}

extension RotaReport {
    /// A table, a line a session; with reasons a line for each role below it.
    ///
    /// - Parameter width: columns to fill; names are cut where they do not fit.
    package func text(withReasons: Bool = false, width: Int = 100) -> String {
        let words = RotaWords(language)
        let dates = DateWords(language)
        var lines = [title, ""]
        let roles = SessionRole.allCases.filter { role in
            sessions.contains { $0.roles.contains { $0.role == role } }
        }
        let rows = sessions.map { session in
            [dates.short(session.date), session.session.rawValue]
                + roles.map { role in
                    guard let entry = session.roles.first(where: { $0.role == role }) else {
                        return ""
                    }
                    return entry.name ?? words.nobody
                }
        }
        if withReasons {
            for (session, row) in zip(sessions, rows) {
                lines.append("\(row[0])  \(row[1])")
                for entry in session.roles {
                    let name = SessionRoleWords(entry.role, language).name
                    lines.append("  \(name): \(entry.name ?? words.nobody) (\(entry.why))")
                    if entry.declined { lines.append("    \(words.declined)") }
                    if let mentor = entry.mentorName { lines.append("    \(words.mentor(mentor))") }
                }
                lines.append("")
            }
        } else {
            let heads = ["", ""] + roles.map { SessionRoleWords($0, language).name }
            lines += Self.table([heads] + rows, width: width)
            lines.append("")
            for session in sessions {
                for entry in session.roles where entry.declined {
                    let role = SessionRoleWords(entry.role, language).name.lowercased()
                    lines.append("\(session.session): \(words.declined(entry.name ?? "", role))")
                }
            }
            for session in sessions {
                for entry in session.roles {
                    guard let mentor = entry.mentorName, let name = entry.name else { continue }
                    lines.append("\(session.session): \(words.mentor(of: name, mentor))")
                }
            }
        }
        for holder in holders {
            lines.append("\(words.role(holder.role)): \(holder.names.joined(separator: ", "))")
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    private static func table(_ rows: [[String]], width: Int) -> [String] {
        guard let count = rows.first?.count else { return [] }
        var widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
        // Names give way, the widest first; what a session is called stays whole.
        while widths.reduce(0, +) + 2 * (count - 1) > width,
            let widest = widths.indices.dropFirst(2).max(by: { widths[$0] < widths[$1] }),
            widths[widest] > 8
        {
            widths[widest] -= 1
        }
        return rows.map { row in
            let cells = zip(row, widths).map { text, width in
                let shown = text.count > width ? text.prefix(width - 1) + "…" : Substring(text)
                return shown + String(repeating: " ", count: width - shown.count)
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
