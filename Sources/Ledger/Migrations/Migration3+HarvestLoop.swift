import Facilitation
import GRDB

extension Migration {
    /// What sessions produced, with challenges, outcomes, votes, sharing, history, and an index of
    /// its words.
    static let harvestLoop = Migration(number: 3) { db in
        try db.run(
            script: """
                ALTER TABLE harvest RENAME TO harvest_before;
                DROP INDEX harvest_uid;
                CREATE TABLE harvest (
                    id INTEGER PRIMARY KEY,
                    uid TEXT NOT NULL,
                    kind TEXT NOT NULL CHECK (kind IN
                        ('insight', 'question', 'action', 'experiment', 'challenge')),
                    text TEXT NOT NULL,
                    expectation TEXT,
                    owner TEXT,
                    due TEXT,
                    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
                    outcome TEXT,
                    source INTEGER REFERENCES harvest (id),
                    recorded_at INTEGER NOT NULL,
                    closed_at INTEGER CHECK ((closed_at IS NULL) = (state = 'open')),
                    folded TEXT NOT NULL
                ) STRICT;
                CREATE INDEX harvest_uid ON harvest (uid, id);

                CREATE TABLE harvest_vote (
                    harvest INTEGER NOT NULL REFERENCES harvest (id) ON DELETE CASCADE,
                    person TEXT NOT NULL,
                    at INTEGER NOT NULL,
                    PRIMARY KEY (harvest, person)
                ) STRICT;

                CREATE TABLE harvest_share (
                    harvest INTEGER NOT NULL REFERENCES harvest (id) ON DELETE CASCADE,
                    community TEXT NOT NULL,
                    at INTEGER NOT NULL,
                    PRIMARY KEY (harvest, community)
                ) STRICT;

                CREATE TABLE harvest_history (
                    id INTEGER PRIMARY KEY,
                    harvest INTEGER NOT NULL REFERENCES harvest (id) ON DELETE CASCADE,
                    at INTEGER NOT NULL,
                    event TEXT NOT NULL CHECK (event IN
                        ('kept', 'changed', 'voted', 'unvoted', 'shared', 'unshared')),
                    about TEXT,
                    text TEXT,
                    expectation TEXT,
                    owner TEXT,
                    due TEXT,
                    state TEXT,
                    outcome TEXT
                ) STRICT;
                CREATE INDEX harvest_history_harvest ON harvest_history (harvest, id);

                INSERT INTO harvest (id, uid, kind, text, owner, due, state, recorded_at, closed_at, folded)
                SELECT id, uid, kind, text, owner, due,
                    CASE WHEN done_at IS NULL THEN 'open' ELSE 'done' END, recorded_at, done_at, ''
                FROM harvest_before;
                DROP TABLE harvest_before;
                INSERT INTO harvest_history (harvest, at, event, text, owner, due, state)
                SELECT id, recorded_at, 'kept', text, owner, due, state FROM harvest;
                """)
        for row in try db.rows("SELECT id, text FROM harvest", []) {
            let (number, text): (Int, String) = (row["id"], row["text"])
            try db.execute("UPDATE harvest SET folded = ? WHERE id = ?", [folded(text), number])
        }
        try db.makeWordIndex()
    }
}
