package import Communities
import Workplace

/// Why a season cannot be planned, for people and for `kring explain --json`.
package struct SeasonExplanation: Sendable, Encodable {
    /// Whether there is a plan that keeps every wish.
    package enum Verdict: String, Sendable, Encodable {
        /// There is one.
        case possible
        /// There is none; proved.
        case impossible
        /// Neither a plan nor a conflict was found in the time there was.
        case unknown
    }

    /// A line of a file.
    package struct Line: Sendable, Hashable, Encodable {
        /// The file, relative to the workspace.
        package var file: String
        /// The line, from 1.
        package var line: Int
        /// The column, from 1.
        package var column: Int
        /// What it says.
        package var text: String
    }

    /// Something asked for that cannot be had together with the rest.
    package struct Wish: Sendable, Encodable {
        /// What is asked.
        package var words: String
        /// The lines that ask it; none for what people decided.
        package var lines: [Line]

        package init(words: String, lines: [Line]) {
            self.words = words
            self.lines = lines
        }
    }

    /// A session that a way out touches.
    package struct Touched: Sendable, Encodable {
        /// Its identifier.
        package var session: String
        /// Where it would be, in words.
        package var place: String
    }

    /// A change that would do, everything else kept.
    package struct WayOut: Sendable, Encodable {
        /// The change.
        package var words: String
        /// The sessions that make use of it.
        package var sessions: [Touched]
        /// The lines it changes.
        package var lines: [Line]
    }

    /// Wishes that cannot all hold.
    package struct Conflict: Sendable, Encodable {
        /// The communities' names.
        package var communities: String
        /// The wishes: without any one of them the others can hold.
        package var wishes: [Wish]
        /// Whether that is proved for every one of them.
        package var isMinimal: Bool
        /// Changes that would do, the smallest first.
        package var waysOut: [WayOut]
        /// Whether there was time to try every wish.
        package var hasAllWaysOut: Bool

        package init(
            communities: String, wishes: [Wish], isMinimal: Bool, waysOut: [WayOut],
            hasAllWaysOut: Bool
        ) {
            self.communities = communities
            self.wishes = wishes
            self.isMinimal = isMinimal
            self.waysOut = waysOut
            self.hasAllWaysOut = hasAllWaysOut
        }
    }

    /// Whether there is a plan.
    package var verdict: Verdict
    /// What stands against it; no wish stands in two conflicts.
    package var conflicts: [Conflict]
    /// Whether the first way out of each conflict gives a season that can be planned; `nil` when that was not found out.
    package var firstWaysSuffice: Bool?

    package init(verdict: Verdict, conflicts: [Conflict], firstWaysSuffice: Bool? = nil) {
        self.verdict = verdict
        self.conflicts = conflicts
        self.firstWaysSuffice = firstWaysSuffice
    }

    private enum CodingKeys: String, CodingKey {
        case verdict, conflicts, firstWaysSuffice
    }

    /// For people.
    package func text(_ language: Language) -> String {
        switch verdict {
        case .possible:
            return language.say(
                "Niets staat in de weg: er is een rooster dat alle wensen vervult.",
                "Nothing stands in the way: there is a plan that keeps every wish.")
        case .unknown:
            return language.say(
                "Er is geen rooster gevonden dat alle wensen vervult, en ook geen bewijs dat het niet kan.\n"
                    + "Misschien: meer tijd, zoals --seconds 60",
                "No plan that keeps every wish was found, and no proof that there is none.\n"
                    + "Maybe: more time, such as --seconds 60")
        case .impossible: break
        }
        let number = conflicts.count
        var lines = [
            number == 1
                ? language.say(
                    "Geen rooster vervult alle wensen, door één conflict.",
                    "No plan keeps every wish, because of one conflict.")
                : language.say(
                    "Geen rooster vervult alle wensen, door \(number) conflicten.",
                    "No plan keeps every wish, because of \(number) conflicts.")
        ]
        for (index, conflict) in conflicts.enumerated() {
            lines.append("")
            lines += text(conflict, number: number == 1 ? nil : index + 1, language)
        }
        if let firstWaysSuffice {
            lines += [""]
            lines += wrapped(
                firstWaysSuffice
                    ? language.say(
                        "Met de eerste uitweg\(number == 1 ? "" : " van elk conflict") kan de hele periode worden gepland.",
                        "With the first way out\(number == 1 ? "" : " of each conflict") the whole season can be planned."
                    )
                    : language.say(
                        "Misschien staat hierachter nog meer in de weg: vraag het na de verandering nog eens.",
                        "More may stand in the way behind this: ask again after the change."),
                indent: 0)
        }
        return lines.joined(separator: "\n")
    }

    private func text(_ conflict: Conflict, number: Int?, _ language: Language) -> [String] {
        let head = number.map { "\($0). " } ?? ""
        let indent = head.count
        guard !conflict.wishes.isEmpty else {
            return wrapped(
                "\(head)\(conflict.communities): "
                    + language.say(
                        "er zijn niet genoeg zalen en dagen, wat er ook wijkt.",
                        "there are not enough rooms and days, whatever gives way."),
                indent: 0, hanging: indent)
        }
        let many = conflict.wishes.count
        var lines = wrapped(
            "\(head)\(conflict.communities): "
                + (many == 1
                    ? language.say("dit kan niet", "this cannot be had")
                    : language.say(
                        "deze \(many) kunnen niet samen", "these \(many) cannot be had together"))
                + (conflict.isMinimal
                    ? ":"
                    : language.say(
                        " (niet van elk is bewezen dat het meetelt):",
                        " (not each of them was proved to be needed):")),
            indent: 0, hanging: indent)
        for wish in conflict.wishes {
            lines += wrapped("· \(wish.words)", indent: indent + 2, hanging: indent + 4)
            for line in wish.lines {
                lines.append(
                    String(repeating: " ", count: indent + 6)
                        + "\(line.file):\(line.line)  \(shortened(line.text))")
            }
        }
        return lines + waysOut(of: conflict, indent: indent, language)
    }

    private func waysOut(
        of conflict: Conflict, indent: Int, _ language: Language
    ) -> [String] {
        guard !conflict.waysOut.isEmpty else {
            return wrapped(
                conflict.hasAllWaysOut
                    ? language.say(
                        "Als er één van wijkt, is dat niet genoeg.",
                        "No single one of them giving way is enough.")
                    : language.say(
                        "In de tijd die er was, is geen uitweg gevonden; --seconds geeft meer tijd.",
                        "No way out was found in the time there was; --seconds gives it more."),
                indent: indent)
        }
        func more(_ number: Int) -> String {
            language.say("en nog \(number)", "and \(number) more")
        }
        var lines = wrapped(
            conflict.waysOut.count == 1
                ? language.say("Dit zou helpen:", "This would do:")
                : language.say(
                    "Elk van deze zou helpen, de kleinste verandering eerst:",
                    "Any one of these would do, the smallest change first:"),
            indent: indent)
        let most = 8
        for (index, way) in conflict.waysOut.prefix(most).enumerated() {
            let letter = String(UnicodeScalar(UInt8(97 + index)))
            lines += wrapped("\(letter)) \(way.words)", indent: indent + 2, hanging: indent + 5)
            let shown = way.sessions.prefix(way.sessions.count > 4 ? 3 : 4)
            for session in shown {
                lines.append(
                    String(repeating: " ", count: indent + 8)
                        + "\(session.session)  \(session.place)")
            }
            if shown.count < way.sessions.count {
                lines.append(
                    String(repeating: " ", count: indent + 8)
                        + more(way.sessions.count - shown.count))
            }
        }
        if conflict.waysOut.count > most {
            lines += wrapped(more(conflict.waysOut.count - most), indent: indent + 2)
        }
        if !conflict.hasAllWaysOut {
            lines += wrapped(
                language.say(
                    "Er was geen tijd om ze allemaal te zoeken; misschien zijn er andere, en kleinere.",
                    "There was no time to look for all; there may be others, and smaller ones."),
                indent: indent)
        }
        return lines
    }

    private func shortened(_ text: String) -> String {
        text.count > 90 ? text.prefix(89) + "…" : text
    }
}
