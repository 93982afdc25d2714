package import Communities
package import Facilitation

/// What can be wrong with a line of a harvest.
package enum HarvestFact: Hashable, Sendable {
    /// It cannot be read.
    case unread(HarvestFault.Reason)
    /// It carries the number of something that another session produced.
    case numberElsewhere(Int, SessionID)
    case comesOfItself(Int)
    case comesOfNothing(Int)
    /// It would be for everybody, in a session whose words stay with who was there.
    case cannotBeOpened(SessionID)

    var rule: FaultRule {
        switch self {
        case .unread(.unknownPerson), .unread(.severalPeople): .unknownPerson
        case .unread(.tooLong), .unread(.tooMany): .fileTooLarge
        case .unread, .numberElsewhere, .comesOfItself, .comesOfNothing, .cannotBeOpened:
            .wrongValue
        }
    }
}
