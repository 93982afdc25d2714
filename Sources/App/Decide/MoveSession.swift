package import CivilTime
package import Communities
import Feeds
import Ledger
package import Season
package import Workplace

/// Why and by whom something was decided, and how seriously it is meant.
package struct DecisionOptions: Sendable {
    /// Why, in the words of who decided.
    package var reason: String?
    /// Who decided.
    package var author: String?
    /// Only say what would happen.
    package var isRehearsal: Bool
    /// Set aside what stands in the way where a person may.
    package var isForced: Bool

    /// All parts given.
    package init(
        reason: String? = nil, author: String? = nil, isRehearsal: Bool = false,
        isForced: Bool = false
    ) {
        self.reason = reason
        self.author = author
        self.isRehearsal = isRehearsal
        self.isForced = isForced
    }
}

/// Puts a session somewhere else, or back into the season: `kring move`, `kring restore`.
///
/// The place is checked against everything that is hard; what is only a wish can be set aside by force, a fact (a taken
/// room, a holiday) cannot. A move that is possible is published at once and kept by every later plan.
package struct MoveSession: Sendable {
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

    /// Moves a session that is held.
    package func run(
        _ session: SessionID, to asked: AskedPlace, _ options: DecisionOptions
    ) throws -> DecisionOutcome {
        try decide(session, asked, .moved, options)
    }

    /// Holds a cancelled session after all, where it was or somewhere else.
    package func restore(
        _ session: SessionID, to asked: AskedPlace, _ options: DecisionOptions
    ) throws -> DecisionOutcome {
        try decide(session, asked, .restored, options)
    }

    private func decide(
        _ session: SessionID, _ asked: AskedPlace, _ decision: Pin.Decision,
        _ options: DecisionOptions
    ) throws -> DecisionOutcome {
        let lock = options.isRehearsal ? nil : try workplace.takeRunLock(now)
        defer { withExtendedLifetime(lock) {} }
        return try decide(
            session, asked, decision, options,
            ledger: try workplace.ledger(forReading: options.isRehearsal))
    }

    /// - Parameters:
    ///   - workspace: the workspace as it has been opened already.
    ///   - ledger: of who has the lock, unless it is a rehearsal.
    func decide(
        _ session: SessionID, _ asked: AskedPlace, _ decision: Pin.Decision,
        _ options: DecisionOptions, in workspace: OpenWorkspace? = nil, ledger: Ledger
    ) throws -> DecisionOutcome {
        let open = try OpenDecision(workplace, session, in: workspace, ledger: ledger, now: now)
        let entry = try open.published()
        if decision == .moved {
            guard entry.status != .cancelled else {
                throw Refusal(DecisionRefusal.cancelled(session))
            }
            try open.requireFuture(entry)
        } else if entry.status != .cancelled {
            throw Refusal(DecisionRefusal.notCancelled(session))
        }
        let new = try asked.applied(to: entry.session, open.workspace)
        let compiler = try open.compiler()
        let check = try open.check(compiler)
        let obstacles = open.obstacles(new, check, compiler, was: entry.session)
        let canBeForced = !obstacles.contains(where: \.isFact)
        let words = ObstacleWords(intent: open.planned.intent, language: language)
        let isAllowed = obstacles.isEmpty || (options.isForced && canBeForced)
        let changeWords = ChangeWords(intent: open.workspace.intent, language: language)
        var outcome = DecisionOutcome(
            session: session, decision: decision, reason: options.reason, by: options.author,
            isDone: false,
            words: decision == .moved
                ? changeWords.text(from: entry.session, to: new, .moved) : changeWords.place(new),
            collisions: obstacles.map {
                DecisionOutcome.Obstacle(words: words.text($0), isFact: $0.isFact)
            },
            isForced: options.isForced && isAllowed && !obstacles.isEmpty,
            canBeForced: canBeForced && !obstacles.isEmpty, possibilities: [],
            people: open.people(new, obstacles, compiler.busy), changes: [], plan: nil,
            staleDraft: nil, filesWritten: 0)
        guard isAllowed else {
            outcome.possibilities = NearPlaces(
                decision: open, compiler: compiler, check: check, language: language
            ).near(new, count: 4)
            return outcome
        }
        try SettleDecision(decision: open, language: language).settle(
            Pin(
                session: session, decision: decision, reason: options.reason,
                author: options.author, at: now),
            new, busy: compiler.busy, isRehearsal: options.isRehearsal, &outcome)
        return outcome
    }
}

extension Workplace {
    /// The ledger, only to look in or to write in.
    func ledger(forReading isOnlyRead: Bool) throws(Refusal) -> Ledger {
        guard isOnlyRead else { return try openLedger() }
        guard let ledger = try readLedger() else {
            throw Refusal(DecisionRefusal.nothingPublished)
        }
        return ledger
    }
}
