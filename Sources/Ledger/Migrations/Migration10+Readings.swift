extension Migration {
    /// The last faultless reading of the files, whole; and by which start of the machine a run's clock is to be believed.
    static let readings = Migration(number: 10) { db in
        try db.run(
            script: """
                CREATE TABLE reading (
                    id INTEGER PRIMARY KEY CHECK (id = 1),
                    digest TEXT NOT NULL,
                    files TEXT NOT NULL,
                    at INTEGER NOT NULL
                ) STRICT;
                ALTER TABLE run ADD COLUMN boot TEXT;
                ALTER TABLE run ADD COLUMN uptime INTEGER;
                """)
    }
}
