package import Communities
import Workplace

/// Why a session is where it is, for people and for `kring explain --json`.
package struct SessionExplanation: Sendable, Encodable {
    /// Another place for the session, and what it would cost.
    package struct Alternative: Sendable, Encodable {
        /// When and where, in words.
        package var place: String
        /// How much more the plan would cost; negative: less.
        package var cost: Int
        /// How much more, by rule.
        package var rules: [String: Int]
        /// Hard rules it would break.
        package var broken: [String: Int]
        /// Whose calendars it concerns, by identifier.
        package var people: [String]
        /// The same in words.
        package var words: String
        /// Whether nothing stands in its way.
        package var isPossible: Bool
        /// The day, `2027-03-04`; `nil` when the session is left out.
        package var date: String?
        /// The start, `10:00`.
        package var start: String?
        /// The room's identifier; `nil` online.
        package var room: String?
        /// `physical`, `hybrid` or `online`.
        package var mode: String?
        /// The price by rule and by person, the dearest first.
        package var reasons: [Reason]
        /// What stands in its way.
        package var obstacles: [Obstacle]

        private enum CodingKeys: String, CodingKey {
            case place, cost, rules, broken, people, words, date, start, room, mode, reasons
            case obstacles
            case isPossible = "possible"
        }
    }

    /// One part of a price.
    package struct Reason: Sendable, Encodable {
        /// The soft rule, by its name in the exchange format.
        package var rule: String
        /// How much; negative: saved.
        package var price: Int
        /// The same in words.
        package var words: String
        /// Whom it concerns.
        package var person: String?
        /// The person's level in the community: `core`, `active` or `peripheral`.
        package var level: String?
        /// What keeps the person away: `calendar`, or the other session.
        package var because: String?
    }

    /// One hard rule that would be broken.
    package struct Obstacle: Sendable, Encodable {
        /// The hard rule, by its name in the exchange format.
        package var rule: String
        /// The same in words.
        package var words: String
        /// Who cannot come.
        package var person: String?
        /// The other session that is in the way.
        package var session: String?
    }

    /// The session.
    package var session: String
    /// When and where it is.
    package var place: String
    /// The plan it belongs to: `published` or `draft`.
    package var plan: String
    /// What was asked for with `--why-not`.
    package var asked: Alternative?
    /// The best other places, the cheapest first.
    package var alternatives: [Alternative]

    package init(
        session: String, place: String, plan: String, asked: Alternative? = nil,
        alternatives: [Alternative]
    ) {
        self.session = session
        self.place = place
        self.plan = plan
        self.asked = asked
        self.alternatives = alternatives
    }

    /// For people.
    package func text(_ language: Language) -> String {
        let isDraft = plan == "draft"
        let kind = language.say(
            isDraft ? "conceptrooster" : "gepubliceerd rooster", "\(plan) plan")
        var lines = ["\(session)  \(place)  (\(kind))"]
        if let asked {
            let what = language.say(
                "Dat \(asked.isPossible ? "" : "is ")\(asked.words).",
                "It \(asked.isPossible ? "" : "is ")\(asked.words).")
            lines += ["", language.say("Waarom niet \(asked.place)?", "Why not \(asked.place)?")]
            lines += wrapped(what, indent: 2)
        }
        lines += [
            "",
            language.say(
                "De beste alternatieven, en wat ze meer zouden kosten:",
                "The best alternatives, and what each would cost more:"),
        ]
        for alternative in alternatives {
            let cost =
                !alternative.isPossible
                ? "—"
                : alternative.cost < 0 ? "−\(-alternative.cost)" : "+\(alternative.cost)"
            let padding = String(repeating: " ", count: max(0, 5 - cost.count))
            lines.append("  \(padding)\(cost)  \(alternative.place)")
            let parts = alternative.words.split(separator: ": ", maxSplits: 1)
            let words = alternative.isPossible ? parts.dropFirst().joined() : alternative.words
            if !words.isEmpty { lines += wrapped(words, indent: 9) }
        }
        return lines.joined(separator: "\n")
    }
}
