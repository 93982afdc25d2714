import Communities
import Ledger

/// One thing about a session that a waiting message tells, with the session as it is now.
struct WaitingPart {
    /// As the ledger keeps it.
    let key: String
    let kind: MessageKind
    /// What makes it the same thing told, besides its kind: the parts of its key.
    let fields: [Substring]
    let person: PersonID
    let entry: PublishedSession

    /// - Parameter entry: the session it is about.
    init?(_ part: WaitingDelivery.Part, _ person: PersonID, _ entry: PublishedSession) {
        let fields = part.key.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = fields.first, let kind = MessageKind(rawValue: String(name)) else {
            return nil
        }
        key = part.key
        self.kind = kind
        self.fields = Array(fields.dropFirst())
        self.person = person
        self.entry = entry
    }

    /// Whether its session is held, at the time that its key names.
    var isAtItsTime: Bool {
        entry.status != .cancelled && fields.count > 1 && fields[1] == entry.timeInKeys
    }
}
