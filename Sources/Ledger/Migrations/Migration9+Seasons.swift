extension Migration {
    /// Sessions of all seasons side by side: found by their day, and each number given once.
    ///
    /// Until now numbers began again each season. The latest session of a number keeps it; an earlier one, which nobody can
    /// name any more, gets its season behind it: `plgs-7.2026-09`.
    static let seasons = Migration(number: 9) { db in
        try db.run(
            script: """
                ALTER TABLE published_session ADD COLUMN day TEXT NOT NULL DEFAULT '';
                UPDATE published_session SET day = json_extract(value, '$.session.date');
                UPDATE published_session SET
                    session = session || '.' || season,
                    value = json_set(value, '$.session.id', session || '.' || season)
                    WHERE EXISTS (SELECT 1 FROM published_session later
                        WHERE later.session = published_session.session
                            AND (later.day, later.season) > (published_session.day, published_session.season));
                CREATE UNIQUE INDEX published_session_once ON published_session (session);
                CREATE INDEX published_session_day ON published_session (day);
                CREATE TABLE season (
                    id TEXT PRIMARY KEY,
                    first_day TEXT NOT NULL,
                    last_day TEXT NOT NULL
                ) STRICT;
                INSERT INTO season (id, first_day, last_day)
                    SELECT season, min(day), max(day) FROM published_session GROUP BY season;
                """)
    }
}
