public import CivilTime
public import Communities
import GRDB

/// Something a session produced.
public struct HarvestRecord: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case insight, question, action, experiment
    }

    /// Its number in the ledger; 0 for one that is not kept yet.
    public var number: Int
    /// The session's calendar identity.
    public var uid: String
    /// What it is.
    public var kind: Kind
    /// What was said, in the words of who said it.
    public var text: String
    /// Who takes care of it.
    public var owner: PersonID?
    /// The day it should be done.
    public var due: CivilDate?
    /// When it was recorded.
    public var recordedAt: Instant
    /// When it was done.
    public var doneAt: Instant?

    /// All parts given.
    public init(
        number: Int = 0, uid: String, kind: Kind, text: String, owner: PersonID?, due: CivilDate?,
        recordedAt: Instant, doneAt: Instant? = nil
    ) {
        self.number = number
        self.uid = uid
        self.kind = kind
        self.text = text
        self.owner = owner
        self.due = due
        self.recordedAt = recordedAt
        self.doneAt = doneAt
    }
}

extension Ledger {
    /// Keeps what a session produced.
    ///
    /// - Returns: the records with their numbers.
    @discardableResult
    public func keep(_ harvest: [HarvestRecord]) throws(LedgerFault) -> [HarvestRecord] {
        try write { db in
            try harvest.map { record in
                try db.execute(
                    sql: """
                        INSERT INTO harvest (uid, kind, text, owner, due, recorded_at, done_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        record.uid, record.kind.rawValue, record.text, record.owner?.rawValue,
                        record.due?.description, record.recordedAt.secondsSinceEpoch,
                        record.doneAt?.secondsSinceEpoch,
                    ])
                var kept = record
                kept.number = Int(db.lastInsertedRowID)
                return kept
            }
        }
    }

    /// Marks a record as done; one that was done stays as it was.
    ///
    /// - Returns: whether it was open.
    @discardableResult
    public func markHarvestDone(_ number: Int, at now: Instant) throws(LedgerFault) -> Bool {
        try write { db in
            try db.execute(
                sql: "UPDATE harvest SET done_at = ? WHERE id = ? AND done_at IS NULL",
                arguments: [now.secondsSinceEpoch, number])
            return db.changesCount == 1
        }
    }

    /// What these sessions produced, in the order of recording.
    public func harvest(uids: some Collection<String>) throws(LedgerFault) -> [HarvestRecord] {
        try read { db in
            let statement = try db.cachedStatement(sql: "SELECT * FROM harvest WHERE uid = ?")
            var records: [HarvestRecord] = []
            for uid in Set(uids) {
                records += try Row.fetchAll(statement, arguments: [uid]).map(Ledger.harvest)
            }
            return records.sorted { $0.number < $1.number }
        }
    }

    private static func harvest(_ row: Row) -> HarvestRecord {
        let kind: String = row["kind"]
        let owner: String? = row["owner"]
        let due: String? = row["due"]
        let doneAt: Int? = row["done_at"]
        return HarvestRecord(
            number: row["id"], uid: row["uid"],
            kind: HarvestRecord.Kind(rawValue: kind) ?? .insight, text: row["text"],
            owner: owner.map(PersonID.init(rawValue:)), due: due.flatMap { CivilDate($0) },
            recordedAt: Instant(secondsSinceEpoch: row["recorded_at"]),
            doneAt: doneAt.map(Instant.init(secondsSinceEpoch:)))
    }
}
