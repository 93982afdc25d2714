package import CivilTime

/// What can be wrong with what the values of one YAML file say together.
package enum ContentFact: Hashable, Sendable {
    // kring.yaml
    case unknownTimeZone(String)
    case seasonBackwards(from: CivilDate, to: CivilDate)
    case seasonTooLong(days: Int)
    case seasonBesideSeasons
    case seasonTwice(String)
    case seasonsOverlap(String, String, until: CivilDate)
    case holidayBackwards(from: CivilDate, to: CivilDate)
    /// `from` or `to` beside `on`.
    case keyBesideOn(String)
    /// Any key beside `calendar`.
    case keyBesideCalendar(String)
    case channelTwice(String)
    /// A file of people, or what stands in their cells, is named twice.
    case listedTwice(String)
    case serverMissing
    case secretInFile
    case passwordUnencrypted
    // spaces.yaml
    case spaceAgain(String, firstLine: Int)
    // communities/
    case windowsMissing
    case unknownSeason(String, known: [String])
    /// `block` beside `season: {from, to}`.
    case blockTwice
    /// `from` or `to` beside `weeks`.
    case keyBesideWeeks(String)
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
        case .keyBesideOn, .keyBesideCalendar, .keyBesideWeeks, .seasonBesideSeasons, .blockTwice:
            .unknownKey
        case .seasonsOverlap: .seasonsOverlap
        case .unknownSeason: .unknownSeason
        case .seasonTwice, .channelTwice, .spaceAgain, .blockNamedTwice: .duplicateIdentifier
        case .serverMissing, .windowsMissing, .noMode: .missingKey
        case .memberTwice: .memberTwice
        case .sessionTwice, .listedTwice: .duplicateKey
        case .unknownColor: .unknownColor
        case .seasonTooLong, .secretInFile, .passwordUnencrypted, .answerTooLate,
            .rangeOutOfOrder, .peopleOutOfOrder, .tooManySteps, .stepsTakeNoTime,
            .unknownRoomNeed:
            .wrongValue
        }
    }
}
