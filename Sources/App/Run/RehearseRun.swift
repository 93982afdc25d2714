package import CivilTime
package import Communities
import Ledger
package import Messages
package import Workplace

/// What a run would do.
package struct RunRehearsal: Sendable {
    /// A message that would be handed over.
    package struct Message: Sendable {
        /// Whom it is for.
        package var person: PersonID
        /// What it is; `nil`: a kind that this program does not know.
        package var kind: MessageKind?
        /// Which session it is about, or what.
        package var about: String
        /// When it fell due.
        package var due: Instant
        /// Whether it was tried before.
        package var isTriedBefore: Bool
    }

    /// The messages, the earliest due first.
    package var messages: [Message]
    /// The sessions that would go online, for they have no agenda.
    package var goingOnline: [SessionID]
    /// Where they would go.
    package var way: MailTarget
    /// When the next one falls due after these.
    package var nextDue: Instant?
    /// What is wrong with the files while runs go on.
    package var problems: [RunOutcome.Problem] = []
}

/// Says what a run would do, and does none of it: no lock, no file, no message, no watchdog.
package struct RehearseRun: Sendable {
    private let workplace: Workplace
    private let now: Instant

    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    package func run(_ parts: Set<RunPart> = Set(RunPart.allCases)) throws -> RunRehearsal {
        let workspace = try OpenWorkspace(goingOn: workplace)
        let organisation = workspace.intent.organisation
        let way = try MailWay(organisation.mail, workplace, ownName: organisation.web.host)
        var rehearsal = RunRehearsal(
            messages: [], goingOnline: [], way: way.target, nextDue: nil)
        guard let ledger = try workplace.readLedger() else { return rehearsal }
        let kinds = Set(KindsOfMessage.sent(in: parts).map(\.rawValue))
        let sessions = try ledger.publishedSessions(from: workspace.horizon(now))
        let names = Dictionary(
            sessions.map { ($0.uid, $0.session.id.rawValue) }, uniquingKeysWith: { one, _ in one })
        let dropped = Set(
            try WaitingReview(workspace, ledger, now: now).withdrawn
                .filter(\.holding.isEmpty).map(\.key))
        let waiting: [DeliveryState] = [.due, .sending, .deferred, .uncertain]
        for record in try waiting.flatMap({ try ledger.deliveries($0) })
        where kinds.contains(record.delivery.kind) && record.nextTryAt <= now
            && !dropped.contains(record.delivery.key)
        {
            let delivery = record.delivery
            rehearsal.messages.append(
                RunRehearsal.Message(
                    person: delivery.person, kind: MessageKind(rawValue: delivery.kind),
                    about: delivery.uid.flatMap { names[$0] } ?? "", due: delivery.dueAt,
                    isTriedBefore: true))
        }
        let due = try DueMessages(workspace, ledger, parts: parts, now: now)
        rehearsal.nextDue = due.nextDue
        rehearsal.problems = RunProblem.standing(in: workspace).map { RunOutcome.Problem($0) }
        rehearsal.goingOnline = due.found.goingOnline.map(\.entry.session.id)
        rehearsal.messages += due.found.messages.map { message in
            RunRehearsal.Message(
                person: message.person, kind: message.kind, about: message.about,
                due: message.dueAt,
                isTriedBefore: false)
        }
        return rehearsal
    }
}
