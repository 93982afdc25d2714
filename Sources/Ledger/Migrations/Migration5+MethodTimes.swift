extension Migration {
    /// How long the parts of sessions took, for the estimates of later ones.
    static let methodTimes = Migration(number: 5) { db in
        try db.run(
            script: """
                CREATE TABLE method_time (
                    uid TEXT NOT NULL,
                    block TEXT NOT NULL,
                    method TEXT NOT NULL,
                    planned INTEGER NOT NULL CHECK (planned >= 1),
                    taken INTEGER NOT NULL CHECK (taken >= 1),
                    at INTEGER NOT NULL,
                    PRIMARY KEY (uid, block)
                ) STRICT;
                """)
    }
}
