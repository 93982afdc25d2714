/// Why a plan does not belong to its instance.
public enum PlanFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The instance itself is unusable.
    case instance(InvalidInstance)
    /// A list has another length than the instance asks.
    case wrongCount(what: String, count: Int, expected: Int)
    /// A room that the instance does not have.
    case unknownRoom(community: Int, occurrence: Int?, room: Int)
    /// A session that the plan or the instance does not have.
    case unknownSession(community: Int, occurrence: Int)

    /// What is wrong and what was expected, as one sentence.
    public var description: String {
        switch self {
        case .instance(let invalid):
            "the instance cannot be planned: \(invalid.faults.first?.description ?? "")"
        case .wrongCount(let what, let count, let expected):
            "the plan's \(what) has \(count) entries; expected \(expected)"
        case .unknownRoom(let community, let occurrence, let room):
            "community \(community)\(occurrence.map { ", occurrence \($0)" } ?? "") uses room"
                + " \(room), which the instance does not have"
        case .unknownSession(let community, let occurrence):
            "there is no occurrence \(occurrence) of community \(community)"
        }
    }
}
