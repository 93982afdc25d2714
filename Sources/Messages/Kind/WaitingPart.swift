import Communities
import Ledger

/// One thing that a waiting message tells, with its session as it is now.
struct WaitingPart {
    /// As the ledger keeps it.
    let key: String
    let kind: MessageKind
    /// What makes it the same thing told, besides its kind.
    let fields: [String]
    let person: PersonID
    /// `nil`: it is about none, or about one of another season, of which nothing is known now.
    let entry: PublishedSession?

    /// - Parameter entry: the session it is about.
    init?(_ part: WaitingDelivery.Part, _ person: PersonID, _ entry: PublishedSession?) {
        guard let (kind, fields) = DeliveryKey.read(part.key) else { return nil }
        key = part.key
        self.kind = kind
        self.fields = fields
        self.person = person
        self.entry = entry
    }

    /// Its session, where that is held at the time that the key names.
    var entryAtItsTime: PublishedSession? {
        guard let entry, entry.status != .cancelled, fields.count > 1,
            fields[1] == entry.timeInKeys
        else { return nil }
        return entry
    }
}
