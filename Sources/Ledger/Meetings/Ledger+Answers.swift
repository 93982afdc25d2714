package import Communities
import GRDB

extension Ledger {
    /// Keeps an answer; a later one takes the place of an earlier one, never the other way round.
    ///
    /// - Returns: whether it was kept.
    @discardableResult
    package func keep(_ answer: AnswerRecord) throws(LedgerFault) -> Bool {
        try write { db in
            // Answers come by mail and by page, in any order.
            try db.insert(
                answer,
                """
                ON CONFLICT (uid, person) DO UPDATE
                SET answer = excluded.answer, at = excluded.at WHERE excluded.at >= answer.at
                """) > 0
        }
    }

    /// What was answered for a session, by person.
    package func answers(uid: SessionUID) throws(LedgerFault) -> [AnswerRecord] {
        try read { db in
            try db.all("SELECT * FROM answer WHERE uid = ? ORDER BY person", [uid])
        }
    }

    /// Everybody who answered so for one of these sessions.
    package func answers(
        _ answer: Answer, uids: [SessionUID]
    ) throws(LedgerFault) -> [AnswerRecord] {
        try read { db in
            let ofThese = try db.among("uid", uids.map(\.rawValue))
            return try db.all(
                "SELECT * FROM answer WHERE answer = ? AND \(ofThese.sql) ORDER BY uid, person",
                [answer] + ofThese.arguments)
        }
    }
}
