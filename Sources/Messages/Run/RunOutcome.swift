package import CivilTime
package import Communities
package import Workplace

/// What a run did.
package struct RunOutcome: Sendable {
    /// Something that somebody should look at.
    package struct Problem: Hashable, Sendable {
        /// What it is, in one sentence, without addresses.
        package var words: String
        /// Whom it concerns.
        package var person: PersonID?
        /// How the command ends if nothing worse happens.
        package var status: EndStatus

        /// All parts given.
        package init(words: String, person: PersonID? = nil, status: EndStatus) {
            self.words = words
            self.person = person
            self.status = status
        }
    }

    /// A message that was handed over.
    package struct Handed: Hashable, Sendable {
        /// Whom it was for.
        package var person: PersonID
        /// What it was: `reminder`, `notice` …
        package var kind: String
        /// What became of it: `sent`, `deferred`, `failed`, `uncertain`.
        package var result: String

        package init(person: PersonID, kind: String, result: String) {
            self.person = person
            self.kind = kind
            self.result = result
        }
    }

    /// How the command ends.
    package var status: EndStatus
    /// What somebody should look at, each once.
    package var problems: [Problem]
    /// The messages that were handed over, in their order.
    package var handed: [Handed] = []
    /// What was done: `queued`, `sent`, `deferred`, `failed`, `uncertain`, `late`, `dropped`, `pages`,
    /// `online`.
    package var counts: [String: Int]
    /// Whether another run was at work, so that nothing was done.
    package var isBusy = false
    /// When the next message falls due, as far as is known.
    package var nextDue: Instant?

    /// Nothing done, all well.
    package init(isBusy: Bool = false) {
        status = .done
        problems = []
        counts = [:]
        self.isBusy = isBusy
    }

    /// One line for people who asked.
    package var summary: String {
        if isBusy { return "run: another run is at work; nothing to do" }
        func number(_ name: String) -> Int { counts[name, default: 0] }
        let online =
            number("online") > 0 ? ", \(number("online")) without an agenda put online" : ""
        return "run: \(number("queued")) queued, \(number("sent")) sent, "
            + "\(number("deferred") + number("uncertain")) to try again, \(number("failed")) failed, "
            + "\(number("late") + number("dropped")) too late; \(number("pages")) files written\(online)"
    }

    /// Notes a problem, once, and what it means for the run.
    package mutating func note(_ problem: Problem) {
        if !problems.contains(problem) { problems.append(problem) }
        if problem.status > status { status = problem.status }
    }
}
