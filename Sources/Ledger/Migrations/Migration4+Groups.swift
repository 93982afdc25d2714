extension Migration {
    /// Who sat in which group of which round, for groups in later sessions.
    static let groups = Migration(number: 4) { db in
        try db.run(
            script: """
                CREATE TABLE group_seat (
                    uid TEXT NOT NULL,
                    round INTEGER NOT NULL CHECK (round >= 1),
                    number INTEGER NOT NULL CHECK (number >= 1),
                    person TEXT NOT NULL,
                    at INTEGER NOT NULL,
                    PRIMARY KEY (uid, round, person)
                ) STRICT;
                """)
    }
}
