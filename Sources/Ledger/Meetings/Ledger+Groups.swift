package import CivilTime
package import Communities
import GRDB

/// Rounds of groups of one session.
package struct KeptGroups: Hashable, Sendable {
    /// The session's calendar identity.
    package var uid: String
    /// For each round its groups, for each group its people.
    package var rounds: [[[PersonID]]]

    /// All parts given.
    package init(uid: String, rounds: [[[PersonID]]]) {
        self.uid = uid
        self.rounds = rounds
    }
}

extension Ledger {
    /// Keeps the groups of a session, in the place of what was kept for it.
    package func keep(_ groups: KeptGroups, at now: Instant) throws(LedgerFault) {
        try write { db in
            try db.execute(
                sql: "DELETE FROM group_seat WHERE uid = ?", arguments: [groups.uid])
            for (round, members) in groups.rounds.enumerated() {
                for (number, people) in members.enumerated() {
                    for person in people {
                        try db.execute(
                            sql: """
                                INSERT INTO group_seat (uid, round, number, person, at)
                                VALUES (?, ?, ?, ?, ?)
                                """,
                            arguments: [
                                groups.uid, round + 1, number + 1, person.rawValue,
                                now.secondsSinceEpoch,
                            ])
                    }
                }
            }
        }
    }

    /// The groups of all sessions of all seasons, by session and round.
    package func keptGroups() throws(LedgerFault) -> [KeptGroups] {
        let seats = try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM group_seat ORDER BY rowid").map { row in
                Seat(
                    uid: row["uid"], round: row["round"], number: row["number"],
                    person: PersonID(rawValue: row["person"]))
            }
        }
        return Ledger.parts(of: seats, by: \.uid).map { seats in
            KeptGroups(
                uid: seats[0].uid,
                rounds: Ledger.parts(of: seats, by: \.round).map { seats in
                    Ledger.parts(of: seats, by: \.number).map { $0.map(\.person) }
                })
        }
    }

    private struct Seat {
        let uid: String
        let round: Int
        let number: Int
        let person: PersonID
    }

    /// Seats with the same value together, none of them empty, by that value.
    private static func parts<Key: Hashable & Comparable>(
        of seats: [Seat], by key: (Seat) -> Key
    ) -> [[Seat]] {
        Dictionary(grouping: seats, by: key).sorted { $0.key < $1.key }.map(\.value)
    }
}
