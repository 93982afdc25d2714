extension Migration {
    /// What people were told, who belongs where, and what they want to hear.
    static let messages = Migration(number: 6) { db in
        try db.run(
            script: """
                CREATE TABLE told (
                    uid TEXT PRIMARY KEY,
                    history INTEGER NOT NULL REFERENCES session_history (id),
                    at INTEGER NOT NULL
                ) STRICT;
                CREATE TABLE membership (
                    season TEXT NOT NULL,
                    community TEXT NOT NULL,
                    person TEXT NOT NULL,
                    at INTEGER NOT NULL,
                    PRIMARY KEY (season, community, person)
                ) STRICT;
                CREATE TABLE choice (
                    person TEXT PRIMARY KEY,
                    value TEXT NOT NULL,
                    at INTEGER NOT NULL
                ) STRICT;
                -- The queue in the order in which it is sent: the next message is found without looking at the others.
                DROP INDEX delivery_waiting;
                CREATE INDEX delivery_queue ON delivery (due_at, key, next_try_at, give_up_at, kind)
                    WHERE state IN ('due', 'deferred');
                """)
    }
}
