package import Communities
package import ICalendar
package import Messages
package import Workplace

/// Why a message is not shown, tried again, made or sent.
package enum MessageRefusal: RefusalReason {
    case nothingPublished
    case unknown(String)
    /// Too little of a message's name.
    case tooShort(String)
    case ambiguous(String)
    case textNotKept(String, isSent: Bool)
    case nothingToRetry
    case notAnAddress(String)
    case unwritable(MIMEFault)
    case notTaken(DeliveryFault)
    case noSessions(PersonID, CommunityID)
    case unwritableInvitation(WritingFault)
    /// The pages were asked before the files were read: a fault of ours.
    case nothingRead

    package var status: EndStatus {
        switch self {
        case .nothingPublished, .unknown, .textNotKept, .noSessions: .inputMissing
        case .tooShort, .ambiguous, .notAnAddress: .usage
        case .nothingToRetry, .unwritable: .badData
        case .notTaken(let fault): EndStatus(rawValue: fault.exitCode) ?? .unavailable
        case .unwritableInvitation, .nothingRead: .bug
        }
    }
}
