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
    package var text: String {
        switch verdict {
        case .possible:
            return "Nothing stands in the way: there is a plan that keeps every wish."
        case .unknown:
            return "No plan that keeps every wish was found, and no proof that there is none.\n"
                + "Maybe: more time, such as --seconds 60"
        case .impossible: break
        }
        var lines = [
            conflicts.count == 1
                ? "No plan keeps every wish, because of one conflict."
                : "No plan keeps every wish, because of \(conflicts.count) conflicts."
        ]
        for (index, conflict) in conflicts.enumerated() {
            lines.append("")
            lines += text(conflict, number: conflicts.count == 1 ? nil : index + 1)
        }
        if let firstWaysSuffice {
            lines += [""]
            lines += wrapped(
                firstWaysSuffice
                    ? "With the first way out\(conflicts.count == 1 ? "" : " of each conflict") the whole season can be planned."
                    : "More may stand in the way behind this: ask again after the change.",
                indent: 0)
        }
        return lines.joined(separator: "\n")
    }

    private func text(_ conflict: Conflict, number: Int?) -> [String] {
        let head = number.map { "\($0). " } ?? ""
        let indent = head.count
        guard !conflict.wishes.isEmpty else {
            return wrapped(
                "\(head)\(conflict.communities): there are not enough rooms and days, whatever gives way.",
                indent: 0, hanging: indent)
        }
        let isOne = conflict.wishes.count == 1
        var lines = wrapped(
            head
                + (isOne
                    ? "\(conflict.communities): this cannot be had"
                    : "\(conflict.communities): these \(conflict.wishes.count) cannot be had together")
                + (conflict.isMinimal ? ":" : " (not each of them was proved to be needed):"),
            indent: 0, hanging: indent)
        for wish in conflict.wishes {
            lines += wrapped("· \(wish.words)", indent: indent + 2, hanging: indent + 4)
            for line in wish.lines {
                lines.append(
                    String(repeating: " ", count: indent + 6)
                        + "\(line.file):\(line.line)  \(shortened(line.text))")
            }
        }
        guard !conflict.waysOut.isEmpty else {
            return lines
                + wrapped(
                    conflict.hasAllWaysOut
                        ? "No single one of them giving way is enough."
                        : "No way out was found in the time there was; --seconds gives it more.",
                    indent: indent)
        }
        lines += wrapped(
            conflict.waysOut.count == 1
                ? "This would do:" : "Any one of these would do, the smallest change first:",
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
                        + "and \(way.sessions.count - shown.count) more")
            }
        }
        if conflict.waysOut.count > most {
            lines += wrapped("and \(conflict.waysOut.count - most) more", indent: indent + 2)
        }
        if !conflict.hasAllWaysOut {
            lines += wrapped(
                "There was no time to look for all; there may be others, and smaller ones.",
                indent: indent)
        }
        return lines
    }

    private func shortened(_ text: String) -> String {
        text.count > 90 ? text.prefix(89) + "…" : text
    }
}
