import CivilTime
import Communities
import Ledger
import Workplace

/// Finds what is wrong with the files and whoever looks after them has not been told of.
enum FaultReportKind: KindOfMessage {
    static let kinds: Set<MessageKind> = [.report]
    static let part = RunPart.notify

    static func find(_ search: DueSearch, _ found: inout FoundMessages) throws(Refusal) {
        let workspace = search.workspace
        guard workspace.intent.organisation.run.report != nil else { return }
        var due: [FaultReport] = []
        for (since, faults) in try memory(search).groups.sorted(by: { $0.key < $1.key }) {
            let report = FaultReport(
                since: since, faults: faults, goingOn: workspace.goingOn)
            let isKnown = try search.asking { ledger throws(LedgerFault) in
                try ledger.hasDelivery(report.key.description)
            }
            if !isKnown { due.append(report) }
        }
        found.add(due, nextDue: nil)
    }

    /// What is right again before it was sent need not be told.
    static func holds(_ part: WaitingPart, _ search: DueSearch) throws(Refusal) -> Bool {
        guard let seconds = part.fields.first.flatMap({ Int($0) }) else { return false }
        return try memory(search).groups[Instant(secondsSinceEpoch: seconds)] != nil
    }

    private static func memory(_ search: DueSearch) throws(Refusal) -> FaultMemory {
        try search.asking { ledger throws(LedgerFault) in
            try FaultMemory(ledger, search.workspace.standing, now: search.now)
        }
    }
}
