extension Migration {
    /// Tries in doubt counted by themselves, what a message was written from, and messages that are
    /// to be written anew.
    static let deliveries = Migration(number: 7) { db in
        // The states are checked by the table, which only a new table can change.
        try db.run(
            script: """
                CREATE TABLE delivery_new (
                    key TEXT PRIMARY KEY,
                    kind TEXT NOT NULL,
                    person TEXT NOT NULL,
                    uid TEXT,
                    recipient TEXT NOT NULL,
                    message_id TEXT NOT NULL,
                    message BLOB,
                    -- The SEQUENCE of its session that it tells; and for a change the one that was known before.
                    tells INTEGER,
                    known INTEGER,
                    due_at INTEGER NOT NULL,
                    give_up_at INTEGER NOT NULL,
                    enqueued_at INTEGER NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('due', 'sending', 'sent', 'deferred', 'failed',
                        'uncertain', 'unwritten', 'skippedLate', 'dropped', 'collapsed', 'covered')),
                    attempts INTEGER NOT NULL DEFAULT 0,
                    doubts INTEGER NOT NULL DEFAULT 0,
                    next_try_at INTEGER NOT NULL,
                    changed_at INTEGER NOT NULL,
                    detail TEXT
                ) STRICT;
                INSERT INTO delivery_new (key, kind, person, uid, recipient, message_id, message, due_at, give_up_at,
                        enqueued_at, state, attempts, next_try_at, changed_at, detail)
                    SELECT key, kind, person, uid, recipient, message_id, message, due_at, give_up_at, enqueued_at,
                        CASE WHEN state = 'failed' AND message IS NULL AND detail = 'could not be written'
                            THEN 'unwritten' ELSE state END,
                        attempts, next_try_at, changed_at, detail
                    FROM delivery;
                DROP TABLE delivery;
                ALTER TABLE delivery_new RENAME TO delivery;
                CREATE INDEX delivery_state ON delivery (state);
                CREATE INDEX delivery_uid ON delivery (uid);
                CREATE INDEX delivery_queue ON delivery (due_at, key, next_try_at, give_up_at, kind)
                    WHERE state IN ('due', 'deferred');
                """)
    }
}
