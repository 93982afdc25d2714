package import CivilTime
import Communities
import GRDB

extension Ledger {
    /// Keeps the groups of a session, in the place of what was kept for it.
    package func keep(_ groups: KeptGroups, at now: Instant) throws(LedgerFault) {
        try write { db in
            try db.execute("DELETE FROM group_seat WHERE uid = ?", [groups.uid])
            for (round, members) in groups.rounds.enumerated() {
                for (number, people) in members.enumerated() {
                    for person in people {
                        try db.insert(
                            GroupSeat(
                                uid: groups.uid, round: round + 1, number: number + 1,
                                person: person, at: now))
                    }
                }
            }
        }
    }

    /// The groups of all sessions of all seasons, by session and round, people in the order in
    /// which they were kept.
    package func keptGroups() throws(LedgerFault) -> [KeptGroups] {
        let seats = try read { db in
            try db.all(
                "SELECT * FROM group_seat ORDER BY \(db.orderOfAdding)", as: GroupSeat.self)
        }
        return Ledger.parts(of: seats, by: \.uid).map { seats in
            KeptGroups(
                uid: seats[0].uid,
                rounds: Ledger.parts(of: seats, by: \.round).map { seats in
                    Ledger.parts(of: seats, by: \.number).map { $0.map(\.person) }
                })
        }
    }

    /// Seats with the same value together, none of them empty, by that value.
    private static func parts<Key: Hashable & Comparable>(
        of seats: [GroupSeat], by key: (GroupSeat) -> Key
    ) -> [[GroupSeat]] {
        Dictionary(grouping: seats, by: key).sorted { $0.key < $1.key }.map(\.value)
    }
}
