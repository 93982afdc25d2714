package import CivilTime
import Communities
package import Ledger
package import Workplace

/// Everything that is due by what the files say and the ledger knows; nothing is changed by looking.
package struct DueMessages {
    /// What is due, the earliest first.
    package let found: FoundMessages
    private let search: DueSearch

    /// - Parameter parts: which parts of a run are asked for.
    package init(
        _ workspace: OpenWorkspace, _ ledger: Ledger, parts: Set<RunPart>, now: Instant
    ) throws(Refusal) {
        search = try DueSearch(workspace, ledger, now: now)
        var found = FoundMessages()
        for kind in KindsOfMessage.all where parts.contains(kind.part) {
            try kind.find(search, &found)
        }
        found.leaveOut(workspace.intent.departed)
        found.messages.sort {
            ($0.dueAt, $0.person.rawValue, $0.kind.rawValue)
                < ($1.dueAt, $1.person.rawValue, $1.kind.rawValue)
        }
        self.found = found
    }

    /// Who hears what.
    package var audience: Audience { search.audience }

    /// The first moment after now at which there may be something to do.
    package var nextDue: Instant? { found.nextDue }

    /// What writes these messages.
    package func desk(secret: InstanceSecret) throws(Refusal) -> MessageDesk {
        try search.desk(secret: secret)
    }
}
