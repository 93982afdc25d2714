package import CivilTime

/// What can be wrong with what the values of one YAML file say together.
package enum ContentFact: Hashable, Sendable {
    // kring.yaml
    case unknownTimeZone(String)
    case seasonBackwards(from: CivilDate, to: CivilDate)
    case seasonTooLong(days: Int)
    case holidayBackwards(from: CivilDate, to: CivilDate)
    /// `from` or `to` beside `on`.
    case keyBesideOn(String)
    case channelTwice(String)
    case serverMissing
    case secretInFile
    case passwordUnencrypted
    // spaces.yaml
    case spaceAgain(String, firstLine: Int)
    // communities/
    case windowsMissing
    case blockBackwards(from: CivilDate, to: CivilDate)
    case memberTwice(String, level: String, firstLine: Int)
    case sessionTwice(Int)
    case answerTooLate
    case unknownColor(String)
    case noMode
    // methods/ and sessions/
    case rangeOutOfOrder(path: String, least: Int, ideal: Int, most: Int)
    case peopleOutOfOrder(least: Int, most: Int)
    case tooManySteps(Int, minutes: Int)
    case stepsTakeNoTime
    case unknownRoomNeed(String, known: [String])
    case blockNamedTwice(String)

    var rule: FaultRule {
        switch self {
        case .unknownTimeZone: .unknownTimeZone
        case .seasonBackwards, .holidayBackwards, .blockBackwards: .seasonBackwards
        case .keyBesideOn: .unknownKey
        case .channelTwice, .spaceAgain, .blockNamedTwice: .duplicateIdentifier
        case .serverMissing, .windowsMissing, .noMode: .missingKey
        case .memberTwice: .memberTwice
        case .sessionTwice: .duplicateKey
        case .unknownColor: .unknownColor
        case .seasonTooLong, .secretInFile, .passwordUnencrypted, .answerTooLate,
            .rangeOutOfOrder, .peopleOutOfOrder, .tooManySteps, .stepsTakeNoTime,
            .unknownRoomNeed:
            .wrongValue
        }
    }
}
