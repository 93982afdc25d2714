import CivilTime
import Communities
import Ledger
import Messages
import Workplace

/// After a ledger was put back or mended: what it holds as not sent, and what falls due by it, may have been sent
/// already. It waits for a person in `kring outbox` instead of going out twice.
struct HoldUnsent {
    let workplace: Workplace
    let now: Instant

    /// - Returns: how many messages wait.
    func hold(in ledger: Ledger, _ note: DeliveryNote) throws -> Int {
        let detail = note.kept
        let unsent = try ledger.holdUnsent(detail, at: now)
        let workspace = try OpenWorkspace(goingOn: workplace)
        let due = try DueMessages(
            workspace, ledger, parts: Set(RunPart.allCases), now: now)
        let secret = try InstanceSecret.open(workplace.secretPath, ledger: ledger)
        var outcome = RunOutcome()
        var batch = MessageBatch()
        // Nothing goes before all is held.
        try MessageQueue(due: due, desk: try due.desk(secret: secret))
            .write(inPiecesOf: .max, &outcome) { whole, _ in batch = whole }
        for index in batch.deliveries.indices where batch.deliveries[index].state == .due {
            batch.deliveries[index].state = .failed
            batch.deliveries[index].detail = detail
        }
        try ledger.enqueue(batch, season: try workspace.season(nil, at: now).id, at: now)
        return unsent + batch.deliveries.count { $0.state == .failed }
    }
}
