import Communities

/// What is said about turns, in a language.
struct RotaWords {
    private let isDutch: Bool

    init(_ language: Language) { isDutch = language == .nl }

    var nobody: String { isDutch ? "niemand" : "nobody" }

    func title(_ community: String) -> String {
        isDutch ? "Rollen bij \(community)" : "Roles in \(community)"
    }

    func mentor(_ name: String) -> String {
        isDutch
            ? "voor het eerst; \(name) staat ernaast" : "for the first time, with \(name) beside"
    }

    func mentor(of person: String, _ name: String) -> String {
        isDutch
            ? "\(person) begeleidt voor het eerst; \(name) staat ernaast"
            : "\(person) facilitates for the first time, with \(name) beside"
    }

    var declined: String { isDutch ? "komt niet" : "does not come" }

    func declined(_ person: String, _ role: String) -> String {
        "\(person) (\(role)) \(declined)"
    }

    func role(_ role: Role) -> String {
        switch role {
        case .facilitator: isDutch ? "Begeleider" : "Facilitator"
        case .mentor: "Mentor"
        case .expert: isDutch ? "Expert" : "Expert"
        case .connector: isDutch ? "Verbinder" : "Connector"
        case .innovator: isDutch ? "Vernieuwer" : "Innovator"
        case .evaluator: isDutch ? "Evaluator" : "Evaluator"
        }
    }
}
