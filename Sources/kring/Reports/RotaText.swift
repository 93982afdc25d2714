import CivilTime
import Communities
package import Meeting

/// Who has which role when, for people: a table, a line a session; with reasons a line for each role below it.
package struct RotaText {
    private let report: RotaReport

    package init(_ report: RotaReport) { self.report = report }

    /// - Parameter width: columns to fill; names are cut where they do not fit.
    package func text(withReasons: Bool = false, width: Int = 100) -> String {
        let (language, sessions) = (report.language, report.sessions)
        let words = RotaWords(language)
        let dates = DateWords(language)
        var lines = [words.title(report.name), ""]
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
        for holder in report.holders {
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
