package import CivilTime
package import Communities
import Ledger
package import Messages
package import Workplace

/// What a run would do.
package struct RunRehearsal: Sendable, Encodable {
    /// A message that would be handed over.
    package struct Message: Sendable, Encodable {
        /// Whom it is for.
        package var person: PersonID
        /// What it is.
        package var kind: String
        /// Which session it is about, or what.
        package var about: String
        /// When it fell due.
        package var due: Instant
        /// Why it goes now: `due`, `again`.
        package var why: String
    }

    /// The messages, the earliest due first.
    package var messages: [Message]
    /// The sessions that would go online, for they have no agenda.
    package var goingOnline: [SessionID]
    /// Where they would go.
    package var way: String
    /// When the next one falls due after these.
    package var nextDue: Instant?

    /// For people.
    package var text: String {
        var lines = messages.map { message in
            "\(message.kind) for \(message.person), \(message.about), due \(message.due)"
                + (message.why == "again" ? ", tried before" : "")
        }
        lines += goingOnline.map { "\($0) would go online: it has no agenda" }
        lines.append(
            messages.isEmpty
                ? "nothing would be sent"
                : "\(messages.count) messages would go to \(way)")
        if let nextDue { lines.append("next due: \(nextDue)") }
        return lines.joined(separator: "\n")
    }
}

/// Says what a run would do, and does none of it: no lock, no file, no message, no watchdog.
package struct RehearseRun: Sendable {
    private let place: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    package init(_ place: Workplace, now: Instant) {
        self.place = place
        self.now = now
    }

    /// Looks.
    package func run(_ parts: Set<RunPart> = Set(RunPart.allCases)) throws -> RunRehearsal {
        let workspace = try OpenWorkspace(place)
        let organisation = workspace.intent.organisation
        let way = try MailWay(organisation.mail, place, ownName: organisation.web.host)
        var rehearsal = RunRehearsal(
            messages: [], goingOnline: [], way: way.words, nextDue: nil)
        guard let ledger = try place.readLedger() else { return rehearsal }
        let kinds = parts.reduce(into: Set<String>()) { $0.formUnion($1.kinds) }
        let sessions = try ledger.publishedSessions(season: organisation.season.id)
        let names = Dictionary(
            sessions.map { ($0.uid, $0.session.id.rawValue) }, uniquingKeysWith: { one, _ in one })
        let waiting: [DeliveryState] = [.due, .sending, .deferred, .uncertain]
        for record in try waiting.flatMap({ try ledger.deliveries($0) })
        where kinds.contains(record.delivery.kind) && record.nextTryAt <= now {
            let delivery = record.delivery
            rehearsal.messages.append(
                RunRehearsal.Message(
                    person: delivery.person, kind: delivery.kind,
                    about: delivery.uid.flatMap { names[$0] } ?? "", due: delivery.dueAt,
                    why: "again"))
        }
        let due = try DueMessages(workspace, ledger, parts: parts, now: now)
        rehearsal.nextDue = due.nextDue
        rehearsal.goingOnline = due.goingOnline.map(\.entry.session.id)
        rehearsal.messages += due.mails.map { mail in
            RunRehearsal.Message(
                person: mail.person, kind: mail.kind, about: mail.about, due: mail.dueAt,
                why: "due")
        }
        return rehearsal
    }
}
