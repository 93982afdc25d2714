import Facilitation
import GRDB

/// The versions of the ledger's tables. A released version is never changed: a new one follows it.
struct Schema: Sendable {
    /// One step from a version to the next.
    struct Version: Sendable {
        let number: Int
        let migrate: @Sendable (Database) throws -> Void
    }

    /// `Krng`: tells a ledger from the databases of others, for `file(1)` and for us.
    static let applicationID = 0x4B72_6E67

    let versions: [Version]

    /// What this program knows.
    static let current = Schema(versions: [
        Version(number: 1, migrate: version1), Version(number: 2, migrate: version2),
        Version(number: 3, migrate: harvestLoop), Version(number: 4, migrate: groups),
        Version(number: 5, migrate: times), Version(number: 6, migrate: messages),
    ])

    var newest: Int { versions.map(\.number).max() ?? 0 }

    /// Brings a database to the newest version, each step in a transaction of its own.
    func migrate(_ database: any DatabaseWriter) throws {
        var migrator = DatabaseMigrator()
        for version in versions {
            migrator.registerMigration("version \(version.number)") { db in
                try version.migrate(db)
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(version.number)")
            }
        }
        try migrator.migrate(database)
    }

    /// The version a database is at; 0 for an empty one.
    ///
    /// - Throws: `.notALedger` for the tables of another program, `.newerThanThisProgram` for those of the future.
    func vet(_ db: Database, path: String) throws -> Int {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard application == Schema.applicationID else { throw LedgerFault.notALedger(path: path) }
        guard version <= newest else {
            throw LedgerFault.newerThanThisProgram(path: path, found: version, known: newest)
        }
        return version
    }

    /// Moments are whole seconds since 1970-01-01T00:00:00Z, days and identifiers are text, and what the ledger
    /// only keeps for others (sessions, scores) is JSON.
    private static func version1(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE plan (
                    number INTEGER PRIMARY KEY,
                    season TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'superseded')),
                    created_at INTEGER NOT NULL,
                    seed INTEGER NOT NULL,
                    steps INTEGER NOT NULL,
                    score TEXT NOT NULL,
                    bound INTEGER NOT NULL,
                    sessions TEXT NOT NULL,
                    usual TEXT NOT NULL,
                    inputs_digest TEXT NOT NULL
                ) STRICT;
                CREATE UNIQUE INDEX one_published_plan ON plan (season) WHERE state = 'published';

                CREATE TABLE published_session (
                    uid TEXT PRIMARY KEY,
                    season TEXT NOT NULL,
                    session TEXT NOT NULL,
                    sequence INTEGER NOT NULL CHECK (sequence >= 0),
                    value TEXT NOT NULL,
                    UNIQUE (season, session)
                ) STRICT;

                CREATE TABLE session_history (
                    id INTEGER PRIMARY KEY,
                    uid TEXT NOT NULL REFERENCES published_session (uid),
                    plan INTEGER REFERENCES plan (number),
                    at INTEGER NOT NULL,
                    value TEXT NOT NULL
                ) STRICT;
                CREATE INDEX session_history_uid ON session_history (uid, id);

                CREATE TABLE feed_address (
                    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
                    person TEXT NOT NULL,
                    generation INTEGER NOT NULL,
                    created_at INTEGER NOT NULL,
                    revoked_at INTEGER,
                    UNIQUE (person, generation)
                ) STRICT;

                CREATE TABLE delivery (
                    key TEXT PRIMARY KEY,
                    kind TEXT NOT NULL,
                    person TEXT NOT NULL,
                    uid TEXT,
                    recipient TEXT NOT NULL,
                    message_id TEXT NOT NULL,
                    message BLOB,
                    due_at INTEGER NOT NULL,
                    give_up_at INTEGER NOT NULL,
                    enqueued_at INTEGER NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('due', 'sending', 'sent', 'deferred',
                        'failed', 'uncertain', 'skippedLate', 'dropped', 'collapsed', 'covered')),
                    attempts INTEGER NOT NULL DEFAULT 0,
                    next_try_at INTEGER NOT NULL,
                    changed_at INTEGER NOT NULL,
                    detail TEXT
                ) STRICT;
                CREATE INDEX delivery_waiting ON delivery (next_try_at)
                    WHERE state IN ('due', 'deferred');
                CREATE INDEX delivery_state ON delivery (state);
                CREATE INDEX delivery_uid ON delivery (uid);

                CREATE TABLE answer (
                    person TEXT NOT NULL,
                    uid TEXT NOT NULL,
                    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'maybe')),
                    at INTEGER NOT NULL,
                    PRIMARY KEY (uid, person)
                ) STRICT;

                CREATE TABLE harvest (
                    id INTEGER PRIMARY KEY,
                    uid TEXT NOT NULL,
                    kind TEXT NOT NULL
                        CHECK (kind IN ('insight', 'question', 'action', 'experiment')),
                    text TEXT NOT NULL,
                    owner TEXT,
                    due TEXT,
                    recorded_at INTEGER NOT NULL,
                    done_at INTEGER
                ) STRICT;
                CREATE INDEX harvest_uid ON harvest (uid, id);

                CREATE TABLE role_turn (
                    uid TEXT NOT NULL,
                    role TEXT NOT NULL,
                    person TEXT NOT NULL,
                    at INTEGER NOT NULL,
                    PRIMARY KEY (uid, role, person)
                ) STRICT;

                CREATE TABLE run (
                    id INTEGER PRIMARY KEY,
                    started_at INTEGER NOT NULL,
                    finished_at INTEGER,
                    exit_code INTEGER,
                    counts TEXT
                ) STRICT;

                CREATE TABLE note (
                    key TEXT PRIMARY KEY,
                    value TEXT NOT NULL,
                    at INTEGER NOT NULL
                ) STRICT;
                """)
    }

    /// Decisions of people; one that was taken back stays, as history.
    private static func version2(_ db: Database) throws {
        try db.execute(
            sql: """
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

    /// Who sat in which group of which round, for groups in later sessions.
    private static func groups(_ db: Database) throws {
        try db.execute(
            sql: """
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

    /// How long the parts of sessions took, for the estimates of later ones.
    private static func times(_ db: Database) throws {
        try db.execute(
            sql: """
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

    /// What people were told, who belongs where, and what they want to hear.
    private static func messages(_ db: Database) throws {
        try db.execute(
            sql: """
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

    /// What sessions produced, with challenges, outcomes, votes, sharing, history, and an index of its words.
    ///
    /// The index holds every three letters in a row of the folded text, so that `toets` finds `peertoetsing`. No
    /// trigger keeps it: a schema that is not trusted may not touch a virtual table, so the ledger does. An SQLite without
    /// FTS5 does without it: searching then reads every row.
    private static func harvestLoop(_ db: Database) throws {
        try db.execute(
            sql: """
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
        for row in try Row.fetchAll(db, sql: "SELECT id, text FROM harvest") {
            let (number, text): (Int, String) = (row["id"], row["text"])
            try db.execute(
                sql: "UPDATE harvest SET folded = ? WHERE id = ?",
                arguments: [folded(text), number])
        }
        let hasIndex = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM pragma_module_list WHERE name = 'fts5')")
        guard hasIndex == true else { return }
        try db.execute(
            sql: """
                CREATE VIRTUAL TABLE harvest_words USING fts5
                    (folded, content = 'harvest', content_rowid = 'id', tokenize = 'trigram');
                INSERT INTO harvest_words (harvest_words) VALUES ('rebuild');
                """)
    }
}
