package import Communities
import GRDB

extension Ledger {
    /// Every place in which the ledger holds something of a person: a table and the column that
    /// says of whom.
    static let personal: [(table: String, column: String)] = [
        ("answer", "person"), ("choice", "person"), ("delivery", "person"),
        ("feed_address", "person"), ("group_seat", "person"), ("harvest", "owner"),
        ("harvest_history", "about"), ("harvest_history", "owner"), ("harvest_vote", "person"),
        ("life", "second"), ("life_listener", "person"), ("membership", "person"),
        ("pin", "author"), ("role_turn", "person"),
    ]

    /// Where sessions are kept as JSON, in which `facilitator` names a person.
    static let facilitators: [(table: String, column: String)] = [
        ("published_session", "value"), ("session_history", "value"), ("plan", "sessions"),
    ]

    /// Everything the ledger holds of a person: by table the rows, each with its columns as text;
    /// hashes of tokens left out.
    ///
    /// - Parameter names: how people call them: the identifier, and the name that may stand as an
    ///   author.
    package func everything(
        of names: Set<String>
    ) throws(LedgerFault) -> [String: [[String: String]]] {
        try read { db in
            var result: [String: [[String: String]]] = [:]
            for place in Ledger.personal {
                for name in names.sorted() {
                    let rows = try db.rows(
                        "SELECT * FROM \(place.table) WHERE \(place.column) = ? ORDER BY 1, 2",
                        [name])
                    for row in rows { result[place.table, default: []].append(Ledger.texts(row)) }
                }
            }
            return result
        }
    }

    /// How many rows name a person, sessions that they lead included.
    package func rows(of person: PersonID) throws(LedgerFault) -> Int {
        try read { db in
            var count = 0
            for place in Ledger.personal {
                count +=
                    try db.value(
                        "SELECT count(*) FROM \(place.table) WHERE \(place.column) = ?", [person])
                    ?? 0
            }
            for place in Ledger.facilitators {
                count +=
                    try db.value(
                        "SELECT count(*) FROM \(place.table) WHERE \(place.column) LIKE ?",
                        ["%\"facilitator\":\"\(person)\"%"]) ?? 0
            }
            return count
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
            // The author of a pin is a name, as they called themselves.
            for place in Ledger.personal where place.table != "pin" {
                people.formUnion(
                    try db.values(
                        """
                        SELECT DISTINCT \(place.column) FROM \(place.table)
                        WHERE \(place.column) IS NOT NULL
                        """))
            }
            return people
        }
    }

    /// Who was seen to belong to which community.
    ///
    /// - Parameter season: in one season; `nil`: in any.
    package func memberships(season: SeasonID? = nil) throws(LedgerFault) -> Set<Membership> {
        try read { db in
            Set(
                try db.all(
                    """
                    SELECT DISTINCT community, person FROM membership
                    WHERE ?1 IS NULL OR season = ?1
                    """, [season]))
        }
    }
}
