/// One thing that makes an instance no planning problem.
public enum InstanceFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The format is not the one read here.
    case unknownFormat(String)
    /// The start is no date `YYYY-MM-DD`.
    case badStart(String)
    /// A number lies outside what is allowed.
    case outOfRange(what: String, value: Int, least: Int, most: Int)
    /// Together the lists ask for more than a planner should hold in memory.
    case tooLarge(what: String, most: Int)
    /// Two entries of a list have one id.
    case sameID(list: String, id: String)
    /// A person is listed twice in a community.
    case personTwice(community: Int, person: Int)
    /// A community has no pattern, or none with a day.
    case noPattern(community: Int)
    /// A pattern has another number of days than the community's first.
    case unequalPatterns(community: Int, pattern: Int)
    /// A community offers no mode.
    case noMode(community: Int)
    /// A community only offers modes that need a room, and there is no room at all.
    case noRoom(community: Int)
    /// A span is empty, backwards or outside the day.
    case badSpan(what: String, from: Int, to: Int)
    /// A list has another length than it must.
    case wrongCount(what: String, count: Int, expected: Int)

    /// One session of a community could cost more than can be added up.
    case tooDear(community: Int, most: Int)
    /// More could be asked of a resource than can be added up.
    case tooMuchUsed(resource: Int)
    /// A person could miss more sessions than can be counted.
    case tooOften(person: Int)

    /// What is wrong and what was expected, as one sentence.
    public var description: String {
        switch self {
        case .unknownFormat(let format):
            "the format is \"\(format)\"; expected \"\(Instance.currentFormat)\""
        case .badStart(let text):
            "start is \"\(text)\"; expected a date such as 2026-02-02"
        case .outOfRange(let what, let value, let least, let most):
            "\(what) is \(value); expected \(least) to \(most)"
        case .tooLarge(let what, let most):
            "\(what) is too large to plan; at most \(most) are allowed: plan a shorter season or fewer"
                + " communities at once"
        case .sameID(let list, let id):
            "\(list) has the id \"\(id)\" twice; give each its own"
        case .personTwice(let community, let person):
            "communities[\(community)] lists person \(person) twice; keep the closest level"
        case .noPattern(let community):
            "communities[\(community)].patterns is empty; give at least one pattern with a day"
        case .unequalPatterns(let community, let pattern):
            "communities[\(community)].patterns[\(pattern)] has another number of days than the"
                + " first; all must have the same"
        case .noMode(let community):
            "communities[\(community)].modes is empty; offer physical, hybrid or online"
        case .noRoom(let community):
            "communities[\(community)].modes all need a room and there is none; add a room or offer"
                + " online"
        case .badSpan(let what, let from, let to):
            "\(what) runs from slot \(from) to \(to); expected from < to inside the day"
        case .tooDear(let community, let most):
            "a session of communities[\(community)] could cost more than \(most) with everybody missing"
                + " it; divide all weights and costs by the same number: only their proportions matter"
        case .tooMuchUsed(let resource):
            "resources[\(resource)] could be asked for more than can be counted; count it, its capacity"
                + " and its uses in larger units"
        case .tooOften(let person):
            "people[\(person)] could miss more sessions than can be counted; take them out of some"
                + " communities or plan a shorter season"
        case .wrongCount(let what, let count, let expected):
            "\(what) has \(count) entries; expected \(expected)"
        }
    }
}

/// An instance was refused; the faults say why.
public struct InvalidInstance: Error, Sendable, Hashable {
    /// Everything found, at most a hundred.
    public let faults: [InstanceFault]
}
