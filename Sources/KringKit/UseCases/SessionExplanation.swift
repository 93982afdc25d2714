/// Why a session is where it is, for people and for `kring explain --json`.
public struct SessionExplanation: Sendable, Encodable {
    /// Another place for the session, and what it would cost.
    public struct Alternative: Sendable, Encodable {
        /// When and where, in words.
        public var place: String
        /// How much more the plan would cost; negative: less.
        public var cost: Int
        /// How much more, by rule.
        public var rules: [String: Int]
        /// Hard rules it would break.
        public var broken: [String: Int]
        /// Whose calendars it concerns, by identifier.
        public var people: [String]
        /// The same in words.
        public var words: String
        /// Whether nothing stands in its way.
        public var isPossible: Bool
        /// The day, `2027-03-04`; `nil` when the session is left out.
        public var date: String?
        /// The start, `10:00`.
        public var start: String?
        /// The room's identifier; `nil` online.
        public var room: String?
        /// `physical`, `hybrid` or `online`.
        public var mode: String?
        /// The price by rule and by person, the dearest first.
        public var reasons: [Reason]
        /// What stands in its way.
        public var obstacles: [Obstacle]

        private enum CodingKeys: String, CodingKey {
            case place, cost, rules, broken, people, words, date, start, room, mode, reasons
            case obstacles
            case isPossible = "possible"
        }
    }

    /// One part of a price.
    public struct Reason: Sendable, Encodable {
        /// The soft rule, by its name in the exchange format.
        public var rule: String
        /// How much; negative: saved.
        public var price: Int
        /// The same in words.
        public var words: String
        /// Whom it concerns.
        public var person: String?
        /// The person's level in the community: `core`, `active` or `peripheral`.
        public var level: String?
        /// What keeps the person away: `calendar`, or the other session.
        public var because: String?
    }

    /// One hard rule that would be broken.
    public struct Obstacle: Sendable, Encodable {
        /// The hard rule, by its name in the exchange format.
        public var rule: String
        /// The same in words.
        public var words: String
        /// Who cannot come.
        public var person: String?
        /// The other session that is in the way.
        public var session: String?
    }

    /// The session.
    public var session: String
    /// When and where it is.
    public var place: String
    /// The plan it belongs to: `published` or `draft`.
    public var plan: String
    /// What was asked for with `--why-not`.
    public var asked: Alternative?
    /// The best other places, the cheapest first.
    public var alternatives: [Alternative]

    /// For people.
    public var text: String {
        var lines = ["\(session)  \(place)  (\(plan) plan)"]
        if let asked {
            lines += ["", "Why not \(asked.place)?"]
            lines += wrapped("It \(asked.isPossible ? "" : "is ")\(asked.words).", indent: 2)
        }
        lines += ["", "The best alternatives, and what each would cost more:"]
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

/// A text in lines of at most a hundred characters, all indented.
func wrapped(_ text: String, indent: Int, hanging: Int? = nil) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    let margin = String(repeating: " ", count: hanging ?? indent)
    var isEmpty = true
    for word in text.split(separator: " ") {
        if !isEmpty, line.count + 1 + word.count > 100 {
            lines.append(line)
            line = margin
            isEmpty = true
        }
        line += (isEmpty ? "" : " ") + word
        isEmpty = false
    }
    return lines + [line]
}
