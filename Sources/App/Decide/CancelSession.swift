package import CivilTime
package import Communities
import Feeds
import Ledger
package import Season
package import Workplace

/// Takes a session out of the season: `kring cancel`, `kring skip`.
///
/// A cancelled session was promised and does not take place. A skipped one the rhythm leaves out: it uses up one of the
/// sessions the community may skip, can be decided before anything is published, and is nobody's change of mind.
package struct CancelSession: Sendable {
    private let workplace: Workplace
    private let now: Instant
    private let language: Language

    /// - Parameters:
    ///   - now: becomes the moment of change.
    ///   - language: of who reads what became of it.
    package init(_ workplace: Workplace, now: Instant, language: Language = .en) {
        self.language = language
        self.workplace = workplace
        self.now = now
    }

    /// Cancels or skips.
    ///
    /// - Parameter season: that is meant when nobody knows the session yet.
    package func run(
        _ session: SessionID, in season: SeasonID? = nil, isSkip: Bool, _ options: DecisionOptions
    ) throws -> DecisionOutcome {
        let lock = options.isRehearsal ? nil : try workplace.takeRunLock(now)
        defer { withExtendedLifetime(lock) {} }
        let ledger =
            isSkip && !options.isRehearsal
            ? try workplace.openLedger() : try workplace.ledger(forReading: options.isRehearsal)
        let open = try OpenDecision(workplace, session, of: season, ledger: ledger, now: now)
        let decision = isSkip ? Pin.Decision.skipped : .cancelled
        let pin = Pin(
            session: session, decision: decision, reason: options.reason, author: options.author,
            at: now)
        var outcome = DecisionOutcome(
            session: session, decision: decision, reason: options.reason, by: options.author,
            isDone: false,
            words: language.say(
                "nog niet gepubliceerd; wordt niet gepland",
                "not published yet; it will not be planned"), collisions: [],
            isForced: false, canBeForced: false, possibilities: [], people: [], changes: [],
            plan: nil, staleDraft: nil, filesWritten: 0)
        if isSkip, try isOnlyWished(open) {
            try SettleDecision(decision: open, language: language).settle(
                pin, nil, isRehearsal: options.isRehearsal, &outcome)
            outcome.changes = []
            return outcome
        }
        let entry = try open.published()
        if entry.status != .cancelled { try open.requireFuture(entry) }
        outcome.words = ChangeWords(intent: open.workspace.intent, language: language).text(
            from: entry.session, to: entry.session, .cancelled)
        outcome.people = open.people(entry.session, [], try open.busy())
        try SettleDecision(decision: open, language: language).settle(
            pin, nil, isRehearsal: options.isRehearsal, &outcome)
        return outcome
    }

    /// Whether the rhythm has the session, though nobody knows it yet.
    private func isOnlyWished(_ open: OpenDecision) throws(Refusal) -> Bool {
        if open.known.contains(where: { $0.session.id == open.session }) { return false }
        let ids = try open.planned.wishedSessions(over: open.known, pins: open.pins)
        if ids.contains(open.session) { return true }
        throw open.workspace.unknown(
            .session, open.session.rawValue, among: ids.map(\.rawValue))
    }
}
