package import CivilTime
package import Communities
import GRDB

/// A session that differs from what people were last told.
package struct UntoldSession: Hashable, Sendable {
    /// As people were last told; `nil`: nobody was told anything yet.
    package var before: PublishedSession?
    /// As it is.
    package var after: PublishedSession
    /// Up to where in its history that is.
    package var version: Int

    /// All parts given.
    package init(before: PublishedSession?, after: PublishedSession, version: Int) {
        self.before = before
        self.after = after
        self.version = version
    }
}

/// That somebody belongs to a community in a season.
package struct Membership: Hashable, Sendable {
    /// The community.
    package var community: CommunityID
    /// Who.
    package var person: PersonID

    /// Both given.
    package init(community: CommunityID, person: PersonID) {
        self.community = community
        self.person = person
    }
}

/// What is to be sent, and what is dealt with by it, kept in one transaction: neither is ever without the other.
package struct MessageBatch: Hashable, Sendable {
    /// What is to be sent, or will not be.
    package var deliveries: [Delivery]
    /// Up to where in a session's history people are told, by UID.
    package var told: [String: Int]
    /// Who came into which community.
    package var joined: [Membership]
    /// Who left.
    package var left: [Membership]

    /// Nothing.
    package init() {
        deliveries = []
        told = [:]
        joined = []
        left = []
    }
}

extension Ledger {
    /// Keeps a batch; a key that is known already is left as it is.
    ///
    /// - Returns: how many deliveries were new.
    @discardableResult
    package func enqueue(
        _ batch: MessageBatch, season: SeasonID, at now: Instant
    ) throws(LedgerFault) -> Int {
        if batch == MessageBatch() { return 0 }
        return try write { db in
            for (uid, version) in batch.told {
                try db.execute(
                    sql: """
                        INSERT INTO told (uid, history, at) VALUES (?, ?, ?)
                        ON CONFLICT (uid) DO UPDATE SET history = excluded.history, at = excluded.at
                        """,
                    arguments: [uid, version, now.secondsSinceEpoch])
            }
            for one in batch.joined {
                try db.execute(
                    sql: """
                        INSERT INTO membership (season, community, person, at) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """,
                    arguments: [
                        season.rawValue, one.community.rawValue, one.person.rawValue,
                        now.secondsSinceEpoch,
                    ])
            }
            for one in batch.left {
                try db.execute(
                    sql: "DELETE FROM membership WHERE season = ? AND community = ? AND person = ?",
                    arguments: [
                        season.rawValue, one.community.rawValue, one.person.rawValue,
                    ])
            }
            return try Ledger.enqueue(batch.deliveries, at: now, db)
        }
    }

    /// The sessions of a season that are not as people were last told.
    package func untoldSessions(season: SeasonID) throws(LedgerFault) -> [UntoldSession] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT p.value AS after, max(h.id) AS latest, t.history AS told,
                        (SELECT value FROM session_history WHERE id = t.history) AS before
                    FROM published_session p
                    JOIN session_history h ON h.uid = p.uid
                    LEFT JOIN told t ON t.uid = p.uid
                    WHERE p.season = ?
                    GROUP BY p.uid
                    HAVING t.history IS NULL OR max(h.id) > t.history
                    ORDER BY p.uid
                    """,
                arguments: [season.rawValue]
            ).map { row in
                let before: String? = row["before"]
                return UntoldSession(
                    before: try before.map { try JSONText.decode(PublishedSession.self, $0) },
                    after: try JSONText.decode(PublishedSession.self, row["after"]),
                    version: row["latest"])
            }
        }
    }

    /// Who was seen to belong to which community of a season.
    package func memberships(season: SeasonID) throws(LedgerFault) -> Set<Membership> {
        try read { db in
            Set(
                try Row.fetchAll(
                    db, sql: "SELECT community, person FROM membership WHERE season = ?",
                    arguments: [season.rawValue]
                ).map { row in
                    Membership(
                        community: CommunityID(rawValue: row["community"]),
                        person: PersonID(rawValue: row["person"]))
                })
        }
    }

    /// Keeps what somebody wants to hear; `nil`: what their communities say.
    package func choose(
        _ choice: MessageChoice?, for person: PersonID, at now: Instant
    ) throws(LedgerFault) {
        try write { db in
            guard let choice else {
                try db.execute(
                    sql: "DELETE FROM choice WHERE person = ?", arguments: [person.rawValue])
                return
            }
            try db.execute(
                sql: """
                    INSERT INTO choice (person, value, at) VALUES (?, ?, ?)
                    ON CONFLICT (person) DO UPDATE SET value = excluded.value, at = excluded.at
                    """,
                arguments: [
                    person.rawValue, try JSONText.encode(choice), now.secondsSinceEpoch,
                ])
        }
    }

    /// What people chose.
    package func choices() throws(LedgerFault) -> [PersonID: MessageChoice] {
        try read { db in
            var choices: [PersonID: MessageChoice] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT person, value FROM choice") {
                choices[PersonID(rawValue: row["person"])] = try JSONText.decode(
                    MessageChoice.self, row["value"])
            }
            return choices
        }
    }

    /// A text that differs when anything did that people decided, answered, chose, wrote down or published.
    package func changeStamp() throws(LedgerFault) -> String {
        try read { db in
            let parts = [
                "max(id) FROM session_history", "max(number) FROM plan",
                "count(*) || ' ' || coalesce(max(at), 0) FROM answer",
                "max(id) FROM harvest_history", "count(*) FROM harvest",
                "count(*) || ' ' || coalesce(max(at), 0) FROM role_turn",
                "count(*) || ' ' || coalesce(max(at), 0) FROM choice",
                "count(*) || ' ' || coalesce(max(at), 0) FROM group_seat",
                "count(*) || ' ' || coalesce(max(at), 0) FROM method_time",
                "count(*) || ' ' || coalesce(max(at), 0) FROM membership",
                "count(*) || ' ' || coalesce(sum(history), 0) FROM told",
                "count(*) || ' ' || count(revoked_at) FROM feed_address",
            ]
            return try parts.map { part in
                try String.fetchOne(db, sql: "SELECT \(part)") ?? ""
            }.joined(separator: "|")
        }
    }
}
