/// Who may read what a session is about and what it leaves: a subject, insights, questions, actions, experiments.
///
/// That a community meets, when and where is no part of it: that is public. The order is from few to all.
public enum Visibility: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    /// Who was there, and who noted it.
    case present
    /// The members of the communities that met; what is shared is for the members of that community too.
    case members
    /// Everybody in the organisation.
    case organisation
    /// Everybody: it stands on the web.
    case everybody = "public"

    /// Few before many.
    public static func < (left: Visibility, right: Visibility) -> Bool {
        left.order < right.order
    }

    private var order: Int {
        switch self {
        case .present: 0
        case .members: 1
        case .organisation: 2
        case .everybody: 3
        }
    }
}
