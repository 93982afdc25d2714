import Communities
package import Meeting

/// Groups for people: a heading and a line a group for each round, and what they are worth.
package struct GroupsText {
    private let report: GroupReport
    private let words: GroupWords

    package init(_ report: GroupReport) {
        self.report = report
        words = GroupWords(report.language)
    }

    package var text: String {
        var lines: [String] = []
        if let (id, title) = report.session {
            lines += [words.title("\(id) (\(title))", people: report.people.count), ""]
        }
        for (index, groups) in report.rounds.enumerated() {
            lines.append(
                words.round(index + 1, of: report.blocks.isEmpty ? nil : report.blocks[index]))
            for (number, group) in groups.enumerated() {
                let names = group.map { person in
                    report.people[person].name + (report.people[person].remote ? " *" : "")
                }
                lines.append("  \(number + 1)  \(names.joined(separator: ", "))")
            }
            lines.append("")
        }
        return (lines + worth).joined(separator: "\n")
    }

    private var worth: [String] {
        var lines = [words.repeats(report.repeats, bound: report.bound)]
        lines.append(words.meetings(report.firstMeetings))
        if report.hasDisciplines {
            lines.append(words.disciplines(report.withinDiscipline, of: report.meetings))
        }
        if report.brokenWishes > 0 { lines.append(words.brokenWishes(report.brokenWishes)) }
        if report.mixedGroups > 0 { lines.append(words.mixedGroups(report.mixedGroups)) }
        if report.people.contains(where: \.remote) { lines.append(words.remote) }
        return lines
    }
}
