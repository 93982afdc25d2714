package import Communities
package import ICalendar
package import Workplace

/// Why a message could not be written or sent.
package enum MailRefusal: RefusalReason {
    /// A message for somebody who is not in the files.
    case forNobody(PersonID)
    /// A reminder of a session that people do not know.
    case ofNoSession(DeliveryKey)
    /// An invitation to a session that is not in the person's feed.
    case notTheirs(SessionID, PersonID)
    /// An invitation whose calendar does not stand up to its own standard.
    case unwritableCalendar(WritingFault)
    /// A message with something that its header cannot hold.
    case unwritable(asksCalendar: Bool, MIMEFault)
    /// A message that could not be made, and why.
    case notWritten(MessageKind, PersonID, any RefusalReason)
    /// The transport is a mail server, and none is named.
    case noMailServer

    package var status: EndStatus {
        switch self {
        case .forNobody, .ofNoSession, .notTheirs, .unwritableCalendar: .bug
        case .unwritable: .badData
        case .notWritten(_, _, let why): why.status
        case .noMailServer: .configuration
        }
    }
}
