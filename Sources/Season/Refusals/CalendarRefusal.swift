package import ICalendar
package import Transfer
package import Workplace

/// Why a calendar of somebody else's making cannot be read; of its address only what may be printed.
package enum CalendarRefusal: RefusalReason {
    /// The web address did not answer.
    case noAnswer(TransferFault, shown: String)
    /// It answered with a status that is no calendar.
    case answer(Int, shown: String)
    /// It answered with something else.
    case sentNoCalendar(ReadingFault, shown: String)
    /// It sent a calendar without events, where it had some.
    case sentEmpty(shown: String)
    /// The file holds something else.
    case noCalendar(ReadingFault, name: String)

    package var status: EndStatus {
        switch self {
        case .noAnswer(let fault, _): CalendarRefusal.ending(fault)
        case .answer(401, _), .answer(403, _), .answer(407, _): .noPermission
        case .answer(404, _), .answer(410, _): .inputMissing
        case .answer(408, _), .answer(425, _), .answer(429, _), .answer(500...599, _): .tryLater
        case .answer: .unavailable
        case .sentNoCalendar, .sentEmpty, .noCalendar: .badData
        }
    }

    /// Whether the address is wrong, asking is not allowed, or asking again may help.
    private static func ending(_ fault: TransferFault) -> EndStatus {
        switch fault {
        case .address(.malformed), .address(.scheme), .address(.credentials): .usage
        case .address(.insecure), .privateNetwork: .noPermission
        case .unreachable, .tooSlow: .tryLater
        case .tooLarge: .badData
        case .tooManyRedirects, .untrusted, .noLibrary, .failed: .unavailable
        }
    }
}
