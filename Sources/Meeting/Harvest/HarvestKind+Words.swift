package import Communities
package import Facilitation

extension HarvestKind {
    /// `an insight`, `een vraag`.
    package func withArticle(_ language: Language) -> String {
        guard language == .en else { return "een \(word(.nl))" }
        return switch self {
        case .insight, .action, .experiment: "an \(rawValue)"
        case .question, .challenge: "a \(rawValue)"
        }
    }

    /// `insight`, `praktijkvraag`.
    package func word(_ language: Language) -> String {
        guard language == .nl else { return rawValue }
        return switch self {
        case .insight: "inzicht"
        case .question: "vraag"
        case .action: "actie"
        case .experiment: "experiment"
        case .challenge: "praktijkvraag"
        }
    }
}
