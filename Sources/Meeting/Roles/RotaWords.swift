package import Communities

/// What is said about turns, in a language.
package struct RotaWords {
    private let isDutch: Bool

    package init(_ language: Language) { isDutch = language == .nl }

    var nobody: String { isDutch ? "niemand" : "nobody" }

    package func title(_ community: String) -> String {
        isDutch ? "Rollen bij \(community)" : "Roles in \(community)"
    }

    package func mentor(_ name: String) -> String {
        isDutch
            ? "voor het eerst; \(name) staat ernaast" : "for the first time, with \(name) beside"
    }

    package func mentor(of person: String, _ name: String) -> String {
        isDutch
            ? "\(person) begeleidt voor het eerst; \(name) staat ernaast"
            : "\(person) facilitates for the first time, with \(name) beside"
    }

    package var declined: String { isDutch ? "komt niet" : "does not come" }

    package func declined(_ person: String, _ role: String) -> String {
        "\(person) (\(role)) \(declined)"
    }

    package func role(_ role: Role) -> String {
        switch role {
        case .facilitator: isDutch ? "Begeleider" : "Facilitator"
        case .mentor: "Mentor"
        case .expert: isDutch ? "Expert" : "Expert"
        case .connector: isDutch ? "Verbinder" : "Connector"
        case .innovator: isDutch ? "Vernieuwer" : "Innovator"
        case .evaluator: isDutch ? "Evaluator" : "Evaluator"
        }
    }

    /// How a turn came about.
    package func why(_ turn: RoleBook.Why?, name: (PersonID) -> String) -> String {
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
