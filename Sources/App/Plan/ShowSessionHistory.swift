package import CivilTime
package import Communities
package import Feeds
import Ledger
package import Workplace

/// One session's life: `kring sessions SESSION --history`.
package struct SessionHistory: Sendable, Encodable {
    /// What it was from one moment on.
    package struct Version: Sendable, Encodable {
        /// When people could first know it so.
        package var at: Instant
        /// RFC 5545 §3.8.7.4.
        package var sequence: Int
        /// What happened: added, moved, changed, cancelled, restored.
        package var change: Publication.Change
        /// From where to where, in words.
        package var words: String
        /// Why, where somebody said so.
        package var reason: String?
    }

    /// The session.
    package var session: SessionID
    /// Its identity in calendars.
    package var uid: SessionUID
    /// The season in which it was promised.
    package var season: SeasonID?
    /// The earliest first.
    package var versions: [Version]
}

/// Tells what a session has been since it was first published.
package struct ShowSessionHistory: Sendable {
    private let workplace: Workplace
    private let language: Language

    /// - Parameter language: of who reads it.
    package init(_ workplace: Workplace, language: Language) {
        self.workplace = workplace
        self.language = language
    }

    /// The history.
    package func run(_ id: String) throws -> SessionHistory {
        let workspace = try OpenWorkspace(workplace)
        let entry = try workspace.session(id)
        let words = ChangeWords(intent: workspace.intent, language: language)
        guard let ledger = try workplace.readLedger() else {
            throw Refusal(WorkplaceRefusal.noSession(id))
        }
        var versions: [SessionHistory.Version] = []
        var before: PublishedSession?
        for step in try ledger.history(uid: entry.uid) {
            let change = Publication.change(from: before, to: step.value)
            versions.append(
                SessionHistory.Version(
                    at: step.at, sequence: step.value.sequence, change: change,
                    words: words.text(from: before?.session, to: step.value.session, change),
                    reason: step.value.reason))
            before = step.value
        }
        return SessionHistory(
            session: entry.session.id, uid: entry.uid,
            season: try ledger.season(of: entry.session.id), versions: versions)
    }
}
