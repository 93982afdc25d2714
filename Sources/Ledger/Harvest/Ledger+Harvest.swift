package import Communities
import Facilitation
import GRDB

extension Ledger {
    /// What these sessions produced, in the order of recording.
    package func harvest(uids: some Collection<SessionUID>) throws(LedgerFault) -> [HarvestRecord] {
        try read { db in
            try Set(uids).flatMap { try db.harvest("WHERE uid = ?", [$0]) }
                .sorted { $0.number < $1.number }
        }
    }

    /// What all sessions of all seasons produced, in the order of recording.
    package func harvest() throws(LedgerFault) -> [HarvestRecord] {
        try read { db in try db.harvest("", []) }
    }

    /// One record; `nil` when nothing has that number.
    package func harvest(_ number: Int) throws(LedgerFault) -> HarvestRecord? {
        try read { db in try db.harvest(number) }
    }

    /// What happened to a record, oldest first.
    package func harvestHistory(_ number: Int) throws(LedgerFault) -> [HarvestHistoryEntry] {
        try read { db in
            guard let record = try db.harvest(number) else { return [] }
            return try db.rows(
                "SELECT * FROM harvest_history WHERE harvest = ? ORDER BY id", [number]
            ).map { try HarvestHistoryEntry($0, kind: record.item.kind) }
        }
    }

    /// The sessions of all seasons that produced something, by identity.
    package func harvestedSessions() throws(LedgerFault) -> [SessionUID: PublishedSession] {
        try sessions(namedIn: "harvest")
    }
}

extension Transaction {
    func harvest(_ number: Int) throws -> HarvestRecord? {
        try harvest("WHERE id = ?", [number]).first
    }

    /// The records that a condition lets through, with their votes and sharing, in the order of
    /// recording.
    func harvest(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> [HarvestRecord] {
        var records: [HarvestRecord] = try all(
            "SELECT * FROM harvest \(condition) ORDER BY id", arguments)
        let among = "WHERE harvest IN (SELECT id FROM harvest \(condition))"
        var votes: [Int: [PersonID]] = [:]
        for row in try rows(
            "SELECT harvest, person FROM harvest_vote \(among) ORDER BY person", arguments)
        {
            votes[try row.decode(forColumn: "harvest"), default: []]
                .append(try row.decode(forColumn: "person"))
        }
        var shares: [Int: [HarvestRecord.Share]] = [:]
        for row in try rows(
            "SELECT harvest, community, at FROM harvest_share \(among) ORDER BY community",
            arguments)
        {
            shares[try row.decode(forColumn: "harvest"), default: []]
                .append(try HarvestRecord.Share(row: row))
        }
        for place in records.indices {
            records[place].votes = votes[records[place].number, default: []]
            records[place].shares = shares[records[place].number, default: []]
        }
        return records
    }
}
