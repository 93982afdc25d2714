extension Migration {
    /// What happened in the life of communities: pauses, ends, merges, splits and new names, and who is to hear of it.
    static let life = Migration(number: 11) { db in
        try db.run(
            script: """
                CREATE TABLE life (
                    number INTEGER PRIMARY KEY,
                    at INTEGER NOT NULL,
                    change TEXT NOT NULL,
                    communities TEXT NOT NULL,
                    heir TEXT,
                    first_day TEXT NOT NULL,
                    until_day TEXT,
                    reason TEXT,
                    second TEXT,
                    sessions TEXT NOT NULL,
                    edits TEXT,
                    taken_back_at INTEGER
                ) STRICT;
                CREATE TABLE life_listener (
                    life INTEGER NOT NULL REFERENCES life (number),
                    person TEXT NOT NULL,
                    at INTEGER NOT NULL,
                    PRIMARY KEY (life, person)
                ) STRICT;
                """)
    }
}
