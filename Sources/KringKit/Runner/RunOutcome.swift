public import CivilTime
public import Communities

/// What a run did.
public struct RunOutcome: Sendable {
    /// Something that somebody should look at.
    public struct Problem: Hashable, Sendable {
        /// What it is, in one sentence, without addresses.
        public var words: String
        /// Whom it concerns.
        public var person: PersonID?
        /// How the command ends if nothing worse happens.
        public var status: ExitStatus

        /// All parts given.
        public init(words: String, person: PersonID? = nil, status: ExitStatus) {
            self.words = words
            self.person = person
            self.status = status
        }
    }

    /// A message that was handed over.
    public struct Handed: Hashable, Sendable {
        /// Whom it was for.
        public var person: PersonID
        /// What it was: `reminder`, `notice` …
        public var kind: String
        /// What became of it: `sent`, `deferred`, `failed`, `uncertain`.
        public var result: String
    }

    /// How the command ends.
    public var status: ExitStatus
    /// What somebody should look at, each once.
    public var problems: [Problem]
    /// The messages that were handed over, in their order.
    public var handed: [Handed] = []
    /// What was done: `queued`, `sent`, `deferred`, `failed`, `uncertain`, `late`, `dropped`, `pages`,
    /// `online`.
    public var counts: [String: Int]
    /// Whether another run was at work, so that nothing was done.
    public var isBusy = false
    /// When the next message falls due, as far as is known.
    public var nextDue: Instant?

    /// Nothing done, all well.
    public init(isBusy: Bool = false) {
        status = .done
        problems = []
        counts = [:]
        self.isBusy = isBusy
    }

    /// One line for people who asked.
    public var summary: String {
        if isBusy { return "run: another run is at work; nothing to do" }
        func number(_ name: String) -> Int { counts[name, default: 0] }
        let online =
            number("online") > 0 ? ", \(number("online")) without an agenda put online" : ""
        return "run: \(number("queued")) queued, \(number("sent")) sent, "
            + "\(number("deferred") + number("uncertain")) to try again, \(number("failed")) failed, "
            + "\(number("late") + number("dropped")) too late; \(number("pages")) files written\(online)"
    }

    /// Notes a problem, once, and what it means for the run.
    mutating func note(_ problem: Problem) {
        if !problems.contains(problem) { problems.append(problem) }
        if problem.status.rawValue > status.rawValue { status = problem.status }
    }
}
