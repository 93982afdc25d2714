package import CivilTime
package import Communities
import Ledger
package import Workplace

/// The messages of the ledger, for `kring outbox --json`.
package struct OutboxList: Sendable, Encodable {
    /// One of them.
    package struct Entry: Sendable, Encodable {
        /// The beginning of its Message-ID: its name on the command line.
        package var id: String
        /// Whom it is for.
        package var person: PersonID
        /// What it is: `reminder`, `notice` …
        package var kind: String
        /// Where it stands: `due`, `sent`, `deferred`, `failed`, `uncertain`, `skippedLate`, `dropped` …
        package var state: String
        /// When it fell due.
        package var due: Instant
        /// How often it was tried.
        package var attempts: Int
        /// When it is tried again, for one that waits.
        package var nextTry: Instant?
        /// Where it went, or what went wrong.
        package var detail: String?
    }

    /// The latest due first.
    package var messages: [Entry]
}

/// Looks after messages that wait or failed: `kring outbox`.
package struct TendOutbox: Sendable {
    private let workplace: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// Those that somebody may want to look after, or all.
    package func list(isAll: Bool, person: PersonID?, limit: Int) throws -> OutboxList {
        let states: Set<DeliveryState> =
            isAll
            ? Set(DeliveryState.allCases)
            : [.due, .sending, .deferred, .failed, .uncertain]
        guard let ledger = try workplace.readLedger() else { return OutboxList(messages: []) }
        let records = try ledger.deliveries(of: person, in: states, limit: limit)
        return OutboxList(
            messages: records.map { record in
                let isWaiting = !record.delivery.state.isFinal
                return OutboxList.Entry(
                    id: TendOutbox.name(of: record), person: record.delivery.person,
                    kind: record.delivery.kind, state: record.delivery.state.rawValue,
                    due: record.delivery.dueAt, attempts: record.attempts,
                    nextTry: isWaiting ? record.nextTryAt : nil, detail: record.detail)
            })
    }

    /// The whole message, as it goes out.
    package func show(_ id: String) throws -> String {
        guard let ledger = try workplace.readLedger() else { throw TendOutbox.unknown(id) }
        let record = try found(id, ledger)
        guard let bytes = record.delivery.message else {
            throw Refusal(
                MessageRefusal.textNotKept(id, isSent: record.delivery.state == .sent))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Makes messages due again; the next run sends them.
    ///
    /// - Parameter ids: which; none: all that failed or are in doubt.
    /// - Returns: how many.
    package func retry(_ ids: [String]) throws -> Int {
        let ledger = try workplace.openLedger()
        let keys = try ids.map { try found($0, ledger).delivery.key }
        let count = try ledger.retry(
            keys.isEmpty ? nil : keys, giveUpAt: now.advanced(bySeconds: 86_400), at: now)
        guard count > 0 || ids.isEmpty else {
            throw Refusal(MessageRefusal.nothingToRetry)
        }
        return count
    }

    /// Takes messages out of the queue.
    ///
    /// - Returns: how many.
    package func drop(_ ids: [String]) throws -> Int {
        let ledger = try workplace.openLedger()
        let keys = try ids.map { try found($0, ledger).delivery.key }
        return try ledger.drop(keys, at: now)
    }

    private static func name(of record: DeliveryRecord) -> String {
        String(record.delivery.messageID.prefix(8))
    }

    private func found(_ id: String, _ ledger: Ledger) throws -> DeliveryRecord {
        let bare = id.filter { $0 != "<" && $0 != ">" }
        guard bare.utf8.count >= 4 else {
            throw Refusal(MessageRefusal.tooShort(id))
        }
        let records = try ledger.deliveries(messageIDPrefix: bare)
        guard let record = records.first else { throw TendOutbox.unknown(id) }
        guard records.count == 1 else {
            throw Refusal(MessageRefusal.ambiguous(id))
        }
        return record
    }

    private static func unknown(_ id: String) -> Refusal {
        Refusal(MessageRefusal.unknown(id))
    }
}
