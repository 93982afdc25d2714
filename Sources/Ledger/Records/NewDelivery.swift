import CivilTime
import GRDB

/// A delivery as it enters the queue.
struct NewDelivery: PersistableRecord {
    static let databaseTableName = "delivery"

    let delivery: Delivery
    let now: Instant

    func encode(to container: inout PersistenceContainer) {
        container["key"] = delivery.key
        container["kind"] = delivery.kind
        container["person"] = delivery.person
        container["uid"] = delivery.uid
        container["recipient"] = delivery.recipient
        container["message_id"] = delivery.messageID
        container["message"] = delivery.message.map(Blob.init)
        container["tells"] = delivery.tells
        container["known"] = delivery.known
        container["due_at"] = delivery.dueAt
        container["give_up_at"] = delivery.giveUpAt
        container["enqueued_at"] = now
        container["state"] = delivery.state
        container["next_try_at"] = delivery.sendAt ?? delivery.dueAt
        container["changed_at"] = now
        container["detail"] = delivery.detail
    }
}
