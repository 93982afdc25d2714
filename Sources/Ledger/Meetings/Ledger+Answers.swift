package import CivilTime
package import Communities
import GRDB

/// What somebody answered.
package struct AnswerRecord: Hashable, Sendable {
    /// Who.
    package var person: PersonID
    /// The session's calendar identity.
    package var uid: String
    /// Whether they will come.
    package var answer: Answer
    /// When they said so.
    package var at: Instant

    /// All parts given.
    package init(person: PersonID, uid: String, answer: Answer, at: Instant) {
        self.person = person
        self.uid = uid
        self.answer = answer
        self.at = at
    }
}

/// Who had a role in a session: host, timekeeper, harvester …
package struct RoleTurn: Hashable, Sendable {
    /// The session's calendar identity.
    package var uid: String
    /// The role.
    package var role: String
    /// Who had it.
    package var person: PersonID

    /// All parts given.
    package init(uid: String, role: String, person: PersonID) {
        self.uid = uid
        self.role = role
        self.person = person
    }
}

extension Ledger {
    /// Keeps an answer; a later one takes the place of an earlier one, never the other way round.
    package func keep(_ answer: AnswerRecord) throws(LedgerFault) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO answer (person, uid, answer, at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (uid, person) DO UPDATE
                    SET answer = excluded.answer, at = excluded.at WHERE excluded.at >= at
                    """,
                arguments: [
                    answer.person.rawValue, answer.uid, answer.answer.rawValue,
                    answer.at.secondsSinceEpoch,
                ])
        }
    }

    /// What was answered for a session, by person.
    package func answers(uid: String) throws(LedgerFault) -> [AnswerRecord] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM answer WHERE uid = ? ORDER BY person", arguments: [uid]
            ).map { row in
                let answer: String = row["answer"]
                return AnswerRecord(
                    person: PersonID(rawValue: row["person"]), uid: row["uid"],
                    answer: Answer(rawValue: answer) ?? .maybe,
                    at: Instant(secondsSinceEpoch: row["at"]))
            }
        }
    }

    /// Everybody who answered so for one of these sessions.
    package func answers(
        _ answer: Answer, uids: [String]
    ) throws(LedgerFault) -> [AnswerRecord] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM answer WHERE answer = ?
                        AND uid IN (SELECT value FROM json_each(?)) ORDER BY uid, person
                    """,
                arguments: [answer.rawValue, try JSONText.encode(uids)]
            ).map { row in
                AnswerRecord(
                    person: PersonID(rawValue: row["person"]), uid: row["uid"], answer: answer,
                    at: Instant(secondsSinceEpoch: row["at"]))
            }
        }
    }

    /// Keeps who had which role in a session, in the place of what was kept for it.
    package func keepRoleTurns(
        _ turns: [RoleTurn], of uid: String, at now: Instant
    ) throws(LedgerFault) {
        try write { db in
            try db.execute(sql: "DELETE FROM role_turn WHERE uid = ?", arguments: [uid])
            for turn in turns where turn.uid == uid {
                try db.execute(
                    sql: """
                        INSERT INTO role_turn (uid, role, person, at) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """,
                    arguments: [uid, turn.role, turn.person.rawValue, now.secondsSinceEpoch])
            }
        }
    }

    /// Who had which role in all sessions of all seasons, by session, role and person.
    package func roleTurns() throws(LedgerFault) -> [RoleTurn] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM role_turn ORDER BY uid, role, person").map {
                RoleTurn(
                    uid: $0["uid"], role: $0["role"], person: PersonID(rawValue: $0["person"]))
            }
        }
    }

    /// The sessions in which somebody had a role, by calendar identity.
    package func sessionsWithTurns() throws(LedgerFault) -> [String: PublishedSession] {
        try sessions(namedIn: "role_turn")
    }
}
