package import Communities
import GRDB

extension Ledger {
    /// Every place in which the ledger holds something of a person: a table and the column that says of whom.
    static let personal: [(table: String, column: String)] = [
        ("answer", "person"), ("choice", "person"), ("delivery", "person"),
        ("feed_address", "person"), ("group_seat", "person"), ("harvest", "owner"),
        ("harvest_history", "about"), ("harvest_history", "owner"), ("harvest_vote", "person"),
        ("membership", "person"), ("pin", "author"), ("role_turn", "person"),
    ]

    /// Everything the ledger holds of a person: by table the rows, each with its columns as text; hashes of tokens left
    /// out.
    ///
    /// - Parameter names: how people call them: the identifier, and the name that may stand as an author.
    package func everything(
        of names: Set<String>
    ) throws(LedgerFault) -> [String: [[String: String]]] {
        try read { db in
            var result: [String: [[String: String]]] = [:]
            for place in Ledger.personal {
                for name in names.sorted() {
                    let rows = try Row.fetchAll(
                        db,
                        sql: "SELECT * FROM \(place.table) WHERE \(place.column) = ? ORDER BY 1, 2",
                        arguments: [name])
                    for row in rows { result[place.table, default: []].append(Ledger.texts(row)) }
                }
            }
            return result
        }
    }

    private static func texts(_ row: Row) -> [String: String] {
        var texts: [String: String] = [:]
        for (name, value) in row where name != "token_hash" {
            switch value.storage {
            case .null: continue
            case .int64(let number): texts[name] = String(number)
            case .double(let number): texts[name] = String(number)
            case .string(let text): texts[name] = text
            case .blob(let data): texts[name] = String(decoding: data, as: UTF8.self)
            }
        }
        return texts
    }

    /// Everybody of whom the ledger holds something.
    package func people() throws(LedgerFault) -> Set<PersonID> {
        try read { db in
            var people: Set<PersonID> = []
            for place in Ledger.personal where place.table != "pin" {
                let names = try String.fetchAll(
                    db,
                    sql:
                        "SELECT DISTINCT \(place.column) FROM \(place.table) WHERE \(place.column) IS NOT NULL"
                )
                people.formUnion(names.map(PersonID.init(rawValue:)))
            }
            return people
        }
    }

    /// Forgets a person: what is only theirs goes, what is others' too is kept under a name that says nothing.
    ///
    /// The space it took is overwritten and given back.
    ///
    /// - Parameters:
    ///   - name: how they may stand as the author of a decision.
    ///   - alias: what stands in their place among turns and groups that were, so that others' fairness stays.
    package func forget(
        _ person: PersonID, name: String?, alias: String
    ) throws(LedgerFault) {
        do {
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA secure_delete = ON")
            }
            try write { db in
                let id = person.rawValue
                for table in [
                    "answer", "choice", "delivery", "feed_address", "harvest_vote", "membership",
                ] {
                    try db.execute(
                        sql: "DELETE FROM \(table) WHERE person = ?", arguments: [id])
                }
                for table in ["role_turn", "group_seat"] {
                    try db.execute(
                        sql: "UPDATE \(table) SET person = ? WHERE person = ?",
                        arguments: [alias, id])
                }
                for (table, column) in [
                    ("harvest", "owner"), ("harvest_history", "owner"),
                    ("harvest_history", "about"),
                ] {
                    try db.execute(
                        sql: "UPDATE \(table) SET \(column) = NULL WHERE \(column) = ?",
                        arguments: [id])
                }
                try db.execute(
                    sql: "UPDATE pin SET author = NULL WHERE author IN (?, ?)",
                    arguments: [id, name ?? id])
                for (table, column) in [
                    ("published_session", "value"), ("session_history", "value"),
                    ("plan", "sessions"),
                ] {
                    try db.execute(
                        sql: "UPDATE \(table) SET \(column) = replace(\(column), ?, ?)",
                        arguments: [
                            "\"facilitator\":\"\(id)\"", "\"facilitator\":\"\(alias)\"",
                        ])
                }
            }
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM")
                try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                try db.execute(sql: "PRAGMA secure_delete = OFF")
            }
        } catch {
            throw LedgerFault(error, at: path)
        }
    }

    /// The notes whose names begin like that.
    package func notes(prefix: String) throws(LedgerFault) -> [String] {
        try read { db in
            try String.fetchAll(
                db, sql: "SELECT key FROM note WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
                arguments: [prefix])
        }
    }
}
