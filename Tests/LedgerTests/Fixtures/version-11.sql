CREATE TABLE answer (
    person TEXT NOT NULL,
    uid TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'maybe')),
    at INTEGER NOT NULL,
    PRIMARY KEY (uid, person)
) STRICT;

CREATE TABLE choice (
    person TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE "delivery" (
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

CREATE INDEX delivery_queue ON delivery (due_at, key, next_try_at, give_up_at, kind)
    WHERE state IN ('due', 'deferred');

CREATE INDEX delivery_state ON delivery (state);

CREATE INDEX delivery_uid ON delivery (uid);

CREATE TABLE feed_address (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    person TEXT NOT NULL,
    generation INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    UNIQUE (person, generation)
) STRICT;

CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);

CREATE TABLE group_seat (
    uid TEXT NOT NULL,
    round INTEGER NOT NULL CHECK (round >= 1),
    number INTEGER NOT NULL CHECK (number >= 1),
    person TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (uid, round, person)
) STRICT;

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
, audience TEXT
    CHECK (audience IN ('present', 'members', 'organisation', 'public')), about_case INTEGER NOT NULL DEFAULT 0
    CHECK (about_case IN (0, 1)), opened INTEGER NOT NULL DEFAULT 0 CHECK (opened IN (0, 1))) STRICT;

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
, opened INTEGER NOT NULL DEFAULT 0 CHECK (opened IN (0, 1))) STRICT;

CREATE INDEX harvest_history_harvest ON harvest_history (harvest, id);

CREATE TABLE harvest_share (
    harvest INTEGER NOT NULL REFERENCES harvest (id) ON DELETE CASCADE,
    community TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (harvest, community)
) STRICT;

CREATE INDEX harvest_uid ON harvest (uid, id);

CREATE TABLE harvest_vote (
    harvest INTEGER NOT NULL REFERENCES harvest (id) ON DELETE CASCADE,
    person TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (harvest, person)
) STRICT;

CREATE VIRTUAL TABLE harvest_words USING fts5
    (folded, content = 'harvest', content_rowid = 'id', tokenize = 'trigram');

CREATE TABLE 'harvest_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'harvest_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'harvest_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'harvest_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

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

CREATE TABLE membership (
    season TEXT NOT NULL,
    community TEXT NOT NULL,
    person TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (season, community, person)
) STRICT;

CREATE TABLE method_time (
    uid TEXT NOT NULL,
    block TEXT NOT NULL,
    method TEXT NOT NULL,
    planned INTEGER NOT NULL CHECK (planned >= 1),
    taken INTEGER NOT NULL CHECK (taken >= 1),
    at INTEGER NOT NULL,
    PRIMARY KEY (uid, block)
) STRICT;

CREATE TABLE note (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX one_published_plan ON plan (season) WHERE state = 'published';

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

CREATE TABLE published_session (
    uid TEXT PRIMARY KEY,
    season TEXT NOT NULL,
    session TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    value TEXT NOT NULL, day TEXT NOT NULL DEFAULT '',
    UNIQUE (season, session)
) STRICT;

CREATE INDEX published_session_day ON published_session (day);

CREATE UNIQUE INDEX published_session_once ON published_session (session);

CREATE TABLE reading (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    digest TEXT NOT NULL,
    files TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

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
, boot TEXT, uptime INTEGER) STRICT;

CREATE TABLE season (
    id TEXT PRIMARY KEY,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL
) STRICT;

CREATE TABLE session_history (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL REFERENCES published_session (uid),
    plan INTEGER REFERENCES plan (number),
    at INTEGER NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE INDEX session_history_uid ON session_history (uid, id);

-- index sqlite_autoindex_answer_1 ON answer;

-- index sqlite_autoindex_choice_1 ON choice;

-- index sqlite_autoindex_delivery_1 ON delivery;

-- index sqlite_autoindex_feed_address_1 ON feed_address;

-- index sqlite_autoindex_feed_address_2 ON feed_address;

-- index sqlite_autoindex_grdb_migrations_1 ON grdb_migrations;

-- index sqlite_autoindex_group_seat_1 ON group_seat;

-- index sqlite_autoindex_harvest_share_1 ON harvest_share;

-- index sqlite_autoindex_harvest_vote_1 ON harvest_vote;

-- index sqlite_autoindex_life_listener_1 ON life_listener;

-- index sqlite_autoindex_membership_1 ON membership;

-- index sqlite_autoindex_method_time_1 ON method_time;

-- index sqlite_autoindex_note_1 ON note;

-- index sqlite_autoindex_published_session_1 ON published_session;

-- index sqlite_autoindex_published_session_2 ON published_session;

-- index sqlite_autoindex_role_turn_1 ON role_turn;

-- index sqlite_autoindex_season_1 ON season;

-- index sqlite_autoindex_told_1 ON told;

CREATE TABLE told (
    uid TEXT PRIMARY KEY,
    history INTEGER NOT NULL REFERENCES session_history (id),
    at INTEGER NOT NULL
) STRICT;

-- migrated: version 1

-- migrated: version 10

-- migrated: version 11

-- migrated: version 2

-- migrated: version 3

-- migrated: version 4

-- migrated: version 5

-- migrated: version 6

-- migrated: version 7

-- migrated: version 8

-- migrated: version 9

PRAGMA application_id = 1265790567;

PRAGMA user_version = 11;
