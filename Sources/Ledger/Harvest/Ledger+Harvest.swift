package import CivilTime
package import Communities
package import Facilitation
import GRDB

extension Ledger {
    /// Keeps what a session produced, all or nothing.
    ///
    /// What has a number of this session takes the place of what is kept under it. What has none and says the same as
    /// something of the session is that thing: it gains what is new and loses nothing, so that a text can be brought in
    /// twice. Votes are added, each person's once. A number of another session counts as none.
    ///
    /// - Returns: what became of each, in order.
    @discardableResult
    package func keep(
        _ harvest: [ReadHarvest], of uid: String, at now: Instant
    ) throws(LedgerFault) -> [KeptHarvest] {
        try write { db in
            var known = try Ledger.harvest(db, "WHERE uid = ?", [uid])
            var places: [String: Int] = [:]
            for (place, record) in known.enumerated() where places[record.item.saying] == nil {
                places[record.item.saying] = place
            }
            let numbers = Dictionary(
                uniqueKeysWithValues: known.enumerated().map { ($1.number, $0) })
            var result: [(number: Int, outcome: KeptHarvest.Outcome)] = []
            for read in harvest {
                let place =
                    read.number.flatMap { numbers[$0] } ?? places[read.item.saying]
                let number: Int
                var outcome = KeptHarvest.Outcome.known
                if let place {
                    number = known[place].number
                    let item =
                        number == read.number ? read.item : known[place].item.adding(read.item)
                    if try Ledger.change(known[place], to: item, at: now, db) {
                        outcome = .changed
                        known[place].item = item
                    }
                } else {
                    number = try Ledger.add(read.item, of: uid, at: now, db)
                    outcome = .added
                    places[read.item.saying] = known.count
                    known.append(
                        HarvestRecord(number: number, uid: uid, item: read.item, recordedAt: now))
                }
                for person in read.votes {
                    let isNew = try Ledger.vote(number, person, at: now, db)
                    if isNew, outcome == .known { outcome = .changed }
                }
                result.append((number, outcome))
            }
            let records = Dictionary(
                uniqueKeysWithValues: try Ledger.harvest(db, "WHERE uid = ?", [uid])
                    .map { ($0.number, $0) })
            return result.compactMap { number, outcome in
                records[number].map { KeptHarvest(record: $0, outcome: outcome) }
            }
        }
    }

    /// Makes something of what is kept.
    ///
    /// - Parameters:
    ///   - change: what it becomes of what it was.
    ///   - yields: something that comes of it, such as the insight of an experiment, and the session it belongs to.
    /// - Returns: the record as it is now, what came of it, and whether anything is different; `nil` when there is none.
    package func changeHarvest(
        _ number: Int, yielding yields: (item: HarvestItem, uid: String)? = nil, at now: Instant,
        _ change: (HarvestItem) -> HarvestItem
    ) throws(LedgerFault) -> (record: HarvestRecord, yield: HarvestRecord?, isChanged: Bool)? {
        try write { db in
            guard let record = try Ledger.harvest(db, "WHERE id = ?", [number]).first else {
                return nil
            }
            var isChanged = try Ledger.change(record, to: change(record.item), at: now, db)
            var yield: HarvestRecord?
            if let yields {
                let known = try Ledger.harvest(
                    db, "WHERE uid = ? AND source = ?", [yields.uid, number])
                yield = known.first { $0.item.saysTheSame(as: yields.item) }
                if yield == nil {
                    let new = try Ledger.add(yields.item, of: yields.uid, at: now, db)
                    yield = try Ledger.harvest(db, "WHERE id = ?", [new]).first
                    isChanged = true
                }
            }
            return try Ledger.harvest(db, "WHERE id = ?", [number]).first.map {
                ($0, yield, isChanged)
            }
        }
    }

    /// What these sessions produced, in the order of recording.
    package func harvest(uids: some Collection<String>) throws(LedgerFault) -> [HarvestRecord] {
        try read { db in
            try Set(uids).flatMap { try Ledger.harvest(db, "WHERE uid = ?", [$0]) }
                .sorted { $0.number < $1.number }
        }
    }

    /// What all sessions of all seasons produced, in the order of recording.
    package func harvest() throws(LedgerFault) -> [HarvestRecord] {
        try read { db in try Ledger.harvest(db, "", []) }
    }

    /// One record; `nil` when nothing has that number.
    package func harvest(_ number: Int) throws(LedgerFault) -> HarvestRecord? {
        try read { db in try Ledger.harvest(db, "WHERE id = ?", [number]).first }
    }

    /// What happened to a record, oldest first.
    package func harvestHistory(_ number: Int) throws(LedgerFault) -> [HarvestHistoryEntry] {
        try read { db in
            guard let record = try Ledger.harvest(db, "WHERE id = ?", [number]).first else {
                return []
            }
            return try Row.fetchAll(
                db, sql: "SELECT * FROM harvest_history WHERE harvest = ? ORDER BY id",
                arguments: [number]
            ).map { row in
                let event: String = row["event"]
                let text: String? = row["text"]
                return HarvestHistoryEntry(
                    at: Instant(secondsSinceEpoch: row["at"]),
                    event: HarvestHistoryEntry.Event(rawValue: event) ?? .changed,
                    about: row["about"],
                    item: text.map {
                        Ledger.item(row, kind: record.item.kind, text: $0, source: nil)
                    })
            }
        }
    }

    /// Rises with every change of what is kept, so that pages made from it know when they are old.
    package func harvestVersion() throws(LedgerFault) -> Int {
        try read { db in
            try Int.fetchOne(db, sql: "SELECT max(id) FROM harvest_history") ?? 0
        }
    }

    /// The sessions of all seasons that produced something, by identity.
    package func harvestedSessions() throws(LedgerFault) -> [String: PublishedSession] {
        try sessions(namedIn: "harvest")
    }

    /// The sessions whose calendar identity stands in a table.
    func sessions(namedIn table: String) throws(LedgerFault) -> [String: PublishedSession] {
        try read { db in
            let values = try String.fetchAll(
                db,
                sql: """
                    SELECT value FROM published_session
                    WHERE uid IN (SELECT uid FROM \(table))
                    """
            ).map { try JSONText.decode(PublishedSession.self, $0) }
            return Dictionary(values.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// A session of any season by its calendar identity.
    package func publishedSession(uid: String) throws(LedgerFault) -> PublishedSession? {
        try read { db in
            try String.fetchOne(
                db, sql: "SELECT value FROM published_session WHERE uid = ?", arguments: [uid]
            ).map { try JSONText.decode(PublishedSession.self, $0) }
        }
    }

    /// Takes a person out of everything that sessions produced: as owner, in votes, and in the history of both.
    ///
    /// - Returns: how many rows named the person.
    @discardableResult
    package func forgetInHarvest(_ person: PersonID) throws(LedgerFault) -> Int {
        try write { db in
            let statements = [
                "UPDATE harvest SET owner = NULL WHERE owner = ?",
                "UPDATE harvest_history SET owner = NULL WHERE owner = ?",
                "DELETE FROM harvest_vote WHERE person = ?",
                """
                UPDATE harvest_history SET about = NULL
                WHERE about = ? AND event IN ('voted', 'unvoted')
                """,
            ]
            return try statements.reduce(0) { count, sql in
                try db.execute(sql: sql, arguments: [person.rawValue])
                return count + db.changesCount
            }
        }
    }
}

extension Ledger {
    static func add(
        _ item: HarvestItem, of uid: String, at now: Instant, _ db: Database
    ) throws -> Int {
        try db.execute(
            sql: """
                INSERT INTO harvest (uid, kind, text, expectation, owner, due, state, outcome,
                    source, recorded_at, closed_at, folded)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM harvest WHERE id = ?), ?, ?, ?)
                """,
            arguments: [
                uid, item.kind.rawValue, item.text, item.expectation, item.owner?.rawValue,
                item.due?.description, item.state.rawValue, item.outcome, item.source,
                now.secondsSinceEpoch, item.state == .open ? nil : now.secondsSinceEpoch,
                words(of: item),
            ])
        let number = Int(db.lastInsertedRowID)
        try index(number, words: words(of: item), inPlaceOf: nil, db)
        try note(.kept, of: number, item: item, at: now, db)
        return number
    }

    /// - Returns: whether it is another than it was.
    static func change(
        _ record: HarvestRecord, to item: HarvestItem, at now: Instant, _ db: Database
    ) throws -> Bool {
        guard item != record.item else { return false }
        let closedAt = item.state == .open ? nil : record.closedAt ?? now
        try db.execute(
            sql: """
                UPDATE harvest SET kind = ?, text = ?, expectation = ?, owner = ?, due = ?,
                    state = ?, outcome = ?, source = (SELECT id FROM harvest WHERE id = ?),
                    closed_at = ?, folded = ?
                WHERE id = ?
                """,
            arguments: [
                item.kind.rawValue, item.text, item.expectation, item.owner?.rawValue,
                item.due?.description, item.state.rawValue, item.outcome, item.source,
                closedAt?.secondsSinceEpoch, words(of: item), record.number,
            ])
        try index(record.number, words: words(of: item), inPlaceOf: words(of: record.item), db)
        try note(.changed, of: record.number, item: item, at: now, db)
        return true
    }

    static func note(
        _ event: HarvestHistoryEntry.Event, of number: Int, about: String? = nil,
        item: HarvestItem? = nil, at now: Instant, _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO harvest_history
                    (harvest, at, event, about, text, expectation, owner, due, state, outcome)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, now.secondsSinceEpoch, event.rawValue, about, item?.text,
                item?.expectation, item?.owner?.rawValue, item?.due?.description,
                item?.state.rawValue, item?.outcome,
            ])
    }

    /// The records that a condition lets through, with their votes and sharing, in the order of recording.
    static func harvest(
        _ db: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> [HarvestRecord] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM harvest \(condition) ORDER BY id", arguments: arguments)
        let among = "WHERE harvest IN (SELECT id FROM harvest \(condition))"
        var votes: [Int: [PersonID]] = [:]
        let cast = try Row.fetchCursor(
            db, sql: "SELECT harvest, person FROM harvest_vote \(among) ORDER BY person",
            arguments: arguments)
        while let row = try cast.next() {
            votes[row["harvest"], default: []].append(PersonID(rawValue: row["person"]))
        }
        var shares: [Int: [HarvestRecord.Share]] = [:]
        let given = try Row.fetchCursor(
            db, sql: "SELECT harvest, community, at FROM harvest_share \(among) ORDER BY community",
            arguments: arguments)
        while let row = try given.next() {
            shares[row["harvest"], default: []].append(
                HarvestRecord.Share(
                    community: CommunityID(rawValue: row["community"]),
                    at: Instant(secondsSinceEpoch: row["at"])))
        }
        return rows.map { row in
            let number: Int = row["id"]
            let kind: String = row["kind"]
            let closedAt: Int? = row["closed_at"]
            return HarvestRecord(
                number: number, uid: row["uid"],
                item: item(
                    row, kind: HarvestKind(rawValue: kind) ?? .insight, text: row["text"],
                    source: row["source"]),
                votes: votes[number, default: []], shares: shares[number, default: []],
                recordedAt: Instant(secondsSinceEpoch: row["recorded_at"]),
                closedAt: closedAt.map(Instant.init(secondsSinceEpoch:)))
        }
    }

    private static func item(
        _ row: Row, kind: HarvestKind, text: String, source: Int?
    ) -> HarvestItem {
        let owner: String? = row["owner"]
        let due: String? = row["due"]
        let state: String = row["state"]
        return HarvestItem(
            kind, text, expectation: row["expectation"], owner: owner.map(PersonID.init(rawValue:)),
            due: due.flatMap { CivilDate($0) }, state: HarvestState(rawValue: state) ?? .open,
            outcome: row["outcome"], source: source)
    }

    /// What a search looks through.
    private static func words(of item: HarvestItem) -> String {
        folded(
            [item.text, item.expectation, item.outcome].compactMap { $0 }.joined(separator: " "))
    }
}
