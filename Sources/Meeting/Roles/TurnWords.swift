package import Communities

/// How a turn came about, in a language.
package struct TurnWords {
    private let isDutch: Bool

    package init(_ language: Language) { isDutch = language == .nl }

    /// How a turn came about.
    package func text(_ turn: RoleBook.Why?, name: (PersonID) -> String) -> String {
        guard let turn else {
            return isDutch
                ? "niemand die wil, kan" : "nobody who is willing can come"
        }
        let number =
            isDutch ? "beurt \(turn.had + 1)" : "turn \(turn.had + 1)"
        var parts = [number]
        if turn.isGiven, !turn.waiting.isEmpty {
            parts[0] += isDutch ? ", zo afgesproken" : ", as agreed"
        }
        if turn.away.isEmpty, turn.waiting.isEmpty {
            parts.append(isDutch ? "niemand had er minder" : "nobody had fewer")
        }
        if !turn.away.isEmpty {
            let names = turn.away.map(name).joined(separator: ", ")
            parts.append(
                isDutch
                    ? "minder hadden \(names): verhinderd of met een andere rol"
                    : "fewer had \(names): away or with another role")
        }
        if !turn.waiting.isEmpty {
            let names = turn.waiting.map(name).joined(separator: ", ")
            parts.append(
                isDutch
                    ? "later aan de beurt: \(names), met minder beurten"
                    : "with a later turn: \(names), who had fewer")
        }
        return parts.joined(separator: "; ")
    }
}
