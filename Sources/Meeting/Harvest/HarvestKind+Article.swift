package import Facilitation

extension HarvestKind {
    /// `an insight`, `a question`.
    package var withArticle: String {
        switch self {
        case .insight, .action, .experiment: "an \(rawValue)"
        case .question, .challenge: "a \(rawValue)"
        }
    }
}
