package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// What was decided about the life of communities, in the order of deciding.
    ///
    /// - Parameter community: whose, or that goes on from it; `nil`: of all.
    package func lifeEvents(of community: CommunityID? = nil) throws(LedgerFault) -> [LifeEvent] {
        let all: [LifeEvent] = try read { db in
            try db.all("SELECT * FROM life ORDER BY number")
        }
        guard let community else { return all }
        return all.filter { $0.communities.contains(community) || $0.heir == community }
    }

    /// Who is to hear of which decisions, and has no message of it by that key; the decision first.
    ///
    /// - Parameter key: of the message of a decision to a person.
    package func untoldLife(
        key: (LifeEvent, PersonID) -> String
    ) throws(LedgerFault) -> [(event: LifeEvent, person: PersonID)] {
        let all = try read { db in
            let events: [LifeEvent] = try db.all(
                "SELECT * FROM life WHERE number IN (SELECT life FROM life_listener) ORDER BY number"
            )
            return try events.flatMap { event in
                try
                    (db.values(
                        "SELECT person FROM life_listener WHERE life = ? ORDER BY person",
                        [event.number]) as [PersonID]).map { (event: event, person: $0) }
            }
        }
        var untold: [(event: LifeEvent, person: PersonID)] = []
        for one in all where try !hasDelivery(key(one.event, one.person)) { untold.append(one) }
        return untold
    }

    /// Whether a decision makes something of a file that it did not write yet.
    package func hasEditsToWrite() throws(LedgerFault) -> Bool {
        try read { db in
            try db.value(
                """
                SELECT EXISTS (SELECT 1 FROM life
                    WHERE taken_back_at IS NULL AND instr(edits, '"isDone":false') > 0)
                """) ?? false
        }
    }

    /// Keeps what became of the files that a decision changes, and who needs no welcome since.
    ///
    /// - Parameter season: in which they were seen.
    package func keepEdits(
        _ event: LifeEvent, goingOn: [Membership], season: SeasonID, at now: Instant
    ) throws(LedgerFault) {
        try write { db in
            try db.keep(goingOn, season, at: now)
            try db.execute(
                "UPDATE life SET edits = ? WHERE number = ?",
                [try JSONText.encode(event.edits), event.number])
        }
    }
}

extension Transaction {
    func keepLife(_ new: NewLifeEvent, of season: SeasonID, at now: Instant) throws {
        var event = new.event
        event.number = try (value("SELECT max(number) FROM life", as: Int.self) ?? 0) + 1
        try insert(event)
        for person in new.listeners {
            try execute(
                """
                INSERT INTO life_listener (life, person, at) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """, [event.number, person, now])
        }
        try keep(new.goingOn, season, at: now)
        guard let number = new.takingBack else { return }
        try execute("UPDATE life SET taken_back_at = ? WHERE number = ?", [now, number])
    }
}

extension LifeEvent: FetchableRecord, PersistableRecord {
    static let databaseTableName = "life"

    init(row: Row) throws {
        self.init(
            at: try row.decode(forColumn: "at"),
            try row.decode(CommunityChange.self, forColumn: "change"),
            of: try row.json(forColumn: "communities"),
            into: try row.decode(CommunityID?.self, forColumn: "heir"),
            on: try row.decode(forColumn: "first_day"),
            until: try row.decode(CivilDate?.self, forColumn: "until_day"),
            reason: try row.decode(forColumn: "reason"),
            second: try row.decode(PersonID?.self, forColumn: "second"),
            sessions: Dictionary(
                try row.json([Changed].self, forColumn: "sessions").map { ($0.uid, $0.sequence) },
                uniquingKeysWith: { _, last in last }),
            edits: try row.jsonIfPresent(forColumn: "edits") ?? [])
        number = try row.decode(forColumn: "number")
        takenBackAt = try row.decode(Instant?.self, forColumn: "taken_back_at")
    }

    func encode(to container: inout PersistenceContainer) throws {
        container["number"] = number
        container["at"] = at
        container["change"] = change
        container["communities"] = try JSONText.encode(communities)
        container["heir"] = heir
        container["first_day"] = on
        container["until_day"] = until
        container["reason"] = reason
        container["second"] = second
        container["sessions"] = try JSONText.encode(
            sessions.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                Changed(uid: $0.key, sequence: $0.value)
            })
        container["edits"] = edits.isEmpty ? nil : try JSONText.encode(edits)
        container["taken_back_at"] = takenBackAt
    }

    /// A session that was changed, as it is kept.
    private struct Changed: Codable {
        var uid: SessionUID
        var sequence: Int
    }
}
