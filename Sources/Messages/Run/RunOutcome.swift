package import CivilTime
package import Communities
package import Workplace

/// What a run did.
package struct RunOutcome: Sendable {
    /// Something that somebody should look at: a fact, without addresses.
    package struct Problem: Sendable {
        /// What it is.
        package var reason: any RefusalReason
        /// Whom it concerns.
        package var person: PersonID?

        package init(_ reason: any RefusalReason, _ person: PersonID? = nil) {
            self.reason = reason
            self.person = person
        }

        /// How the command ends if nothing worse happens.
        package var status: EndStatus { reason.status }

        /// In one sentence.
        package func words(_ language: Language) -> String { reason.words(language).message }
    }

    /// A message that was handed over.
    package struct Handed: Hashable, Sendable {
        /// What became of it.
        package enum Result: String, CaseIterable, Hashable, Sendable {
            case sent, deferred, failed, uncertain

            /// What it counts as.
            package var deed: RunCounts.Deed {
                switch self {
                case .sent: .sent
                case .deferred: .deferred
                case .failed: .failed
                case .uncertain: .uncertain
                }
            }
        }

        /// Whom it was for.
        package var person: PersonID
        /// What it was.
        package var kind: MessageKind
        package var result: Result

        package init(person: PersonID, kind: MessageKind, result: Result) {
            self.person = person
            self.kind = kind
            self.result = result
        }
    }

    /// How the command ends.
    package private(set) var status = EndStatus.done
    /// What somebody should look at, each once.
    package private(set) var problems: [Problem] = []
    /// The messages that were handed over, in their order.
    package var handed: [Handed] = []
    package var counts = RunCounts()
    /// Whether another run was at work, so that nothing was done.
    package var isBusy = false
    /// Whether another run was handing messages over, which takes what was queued as well.
    package var isSentByAnother = false
    /// When the next message falls due, as far as is known.
    package var nextDue: Instant?

    package init(isBusy: Bool = false) { self.isBusy = isBusy }

    /// Notes a problem, and what it means for the run; what reads the same about the same person is one problem.
    package mutating func note(_ problem: Problem) {
        let isKnown = problems.contains {
            $0.person == problem.person && $0.status == problem.status
                && $0.words(.en) == problem.words(.en)
        }
        if !isKnown { problems.append(problem) }
        status = max(status, problem.status)
    }

    /// Takes in what another part of the run did at the same time.
    package mutating func add(_ other: RunOutcome) {
        for problem in other.problems { note(problem) }
        handed += other.handed
        for deed in RunCounts.Deed.allCases {
            if let number = other.counts[deed] { counts[deed, default: 0] += number }
        }
    }
}
