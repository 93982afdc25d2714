extension Migration {
    /// For whom what sessions produced was when it was said, whether it was about a case, and what who said it opened.
    ///
    /// What was said before stood on public pages. The note says so until a publishing has told people and closed it.
    static let visibility = Migration(number: 8) { db in
        try db.run(
            script: """
                ALTER TABLE harvest ADD COLUMN audience TEXT
                    CHECK (audience IN ('present', 'members', 'organisation', 'public'));
                ALTER TABLE harvest ADD COLUMN about_case INTEGER NOT NULL DEFAULT 0
                    CHECK (about_case IN (0, 1));
                ALTER TABLE harvest ADD COLUMN opened INTEGER NOT NULL DEFAULT 0 CHECK (opened IN (0, 1));
                ALTER TABLE harvest_history ADD COLUMN opened INTEGER NOT NULL DEFAULT 0 CHECK (opened IN (0, 1));
                INSERT INTO note (key, value, at)
                    SELECT 'visible', 'untold', recorded_at FROM harvest
                    WHERE id = (SELECT max(id) FROM harvest);
                """)
    }
}
