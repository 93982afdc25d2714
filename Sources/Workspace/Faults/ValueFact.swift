/// What can be wrong with one value of a YAML file. A path is how people would name it:
/// `rooms[0].capacity`; empty for the file itself.
package enum ValueFact: Hashable, Sendable {
    /// The known keys are empty when one of them is so near that it is suggested.
    case unknownKey(String, in: String, known: [String])
    case keyIsNoText
    case keyMissing(String, in: String, Wanted)
    case keyEmpty(path: String, Wanted)
    case wrong(path: String, Wanted, Written)
    case notIdentifier(path: String, Written)
    case notOneOf(path: String, [String], Written)
    /// A text that is read as people write, and could not be.
    case misread(path: String, Misread.Fact)

    /// What stands there instead.
    package enum Written: Hashable, Sendable {
        case list
        case map
        case nothing
        case text(String)
    }

    var rule: FaultRule {
        switch self {
        case .unknownKey, .keyIsNoText: .unknownKey
        case .keyMissing, .keyEmpty: .missingKey
        case .wrong: .wrongType
        case .notIdentifier(_, .text): .malformedIdentifier
        case .notIdentifier: .wrongType
        case .notOneOf(_, _, .list), .notOneOf(_, _, .map): .wrongType
        case .notOneOf: .wrongValue
        case .misread(_, let fact): fact.rule
        }
    }
}
