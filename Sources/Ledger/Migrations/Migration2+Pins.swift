extension Migration {
    /// Decisions of people; one that was taken back stays, as history.
    static let pins = Migration(number: 2) { db in
        try db.run(
            script: """
                CREATE TABLE pin (
                    id INTEGER PRIMARY KEY,
                    season TEXT NOT NULL,
                    session TEXT NOT NULL,
                    decision TEXT NOT NULL
                        CHECK (decision IN ('moved', 'cancelled', 'skipped', 'restored')),
                    reason TEXT,
                    author TEXT,
                    at INTEGER NOT NULL,
                    released_at INTEGER
                ) STRICT;
                CREATE UNIQUE INDEX pin_in_force ON pin (season, session)
                    WHERE released_at IS NULL;
                """)
    }
}
