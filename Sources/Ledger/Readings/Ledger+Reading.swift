package import CivilTime
import GRDB
import Platform

extension Ledger {
    /// Keeps the files as they were read without a fault, in the place of those that were kept.
    ///
    /// One row, so that there is a whole reading or none, whatever happens to the ledger.
    ///
    /// - Returns: whether they differ from what was kept.
    @discardableResult
    package func keepReading(_ files: [KeptFile], at now: Instant) throws(LedgerFault) -> Bool {
        try write { db in
            let text = try JSONText.encode(files)
            // All of it, so that what a failing disk made of it does not stay.
            guard try db.value("SELECT files FROM reading") != text else { return false }
            try db.execute(
                """
                INSERT INTO reading (id, digest, files, at) VALUES (1, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET digest = excluded.digest, files = excluded.files, at = excluded.at
                """, [Ledger.digest(of: files), text, now])
            return true
        }
    }

    /// The files that were kept, and since when they are so; `nil`: none were, or not as they were kept.
    package func keptReading() throws(LedgerFault) -> (files: [KeptFile], at: Instant)? {
        try read { db in
            guard let row = try db.rows("SELECT digest, files, at FROM reading", []).first else {
                return nil
            }
            let files = try row.json([KeptFile].self, forColumn: "files")
            guard Ledger.digest(of: files) == (try row.decode(forColumn: "digest")) else {
                return nil
            }
            return (files, try row.decode(forColumn: "at"))
        }
    }

    /// Forgets the files that were kept, and leaves no byte of them.
    package func eraseReading() throws(LedgerFault) {
        let isKept = try read { db in
            try db.value("SELECT EXISTS (SELECT 1 FROM reading)") ?? false
        }
        guard isKept else { return }
        try engine.erase { db in try db.execute("DELETE FROM reading", []) }
    }

    /// Lengths stand before what they measure, so that no two lists of files are the same bytes.
    private static func digest(of files: [KeptFile]) -> String {
        var bytes: [UInt8] = []
        for file in files {
            for text in [file.path, file.text] {
                bytes += Array("\(text.utf8.count):".utf8)
                bytes += Array(text.utf8)
            }
        }
        return hex(sha256(bytes))
    }
}
