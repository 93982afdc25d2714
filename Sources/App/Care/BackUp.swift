package import CivilTime
import Communities
import FoundationEssentials
import Ledger
import Messages
import Platform
package import Workplace
import Workspace

/// Keeps what cannot be made again in one file, and puts it back: `kring backup`, `kring restore FILE`.
package struct BackUp: Sendable {
    private let workplace: Workplace
    private let now: Instant

    private static let momentNote = "backup: made at"

    /// Of that workspace, at that moment.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// Writes the ledger and the secret of the addresses into one file, while runs go on.
    ///
    /// - Returns: its size in bytes.
    package func write(to file: String) throws -> Int {
        // One that was lost is no reason to call it well that there is none: opening it says so.
        guard
            workplace.isLedgerLost || FileManager.default.fileExists(atPath: workplace.ledgerPath)
        else { throw Refusal(CareRefusal.nothingToKeep) }
        let ledger = try workplace.openLedger()
        let secret = try InstanceSecret.open(workplace.secretPath, ledger: ledger)
        try ledger.backup(
            to: file,
            notes: [
                UnfinishedCare.restoring: String(decoding: secret.bytes, as: UTF8.self),
                BackUp.momentNote: "\(now)",
            ], at: now)
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        return attributes[.size] as? Int ?? 0
    }

    /// What a restoring did.
    package struct Restored: Sendable {
        /// When the file was made; `nil`: it does not say.
        package var madeAt: String?
        /// Where the ledger that was there is now; `nil`: there was none.
        package var old: String?
        /// Messages that may have been sent since, and wait for a person.
        package var held: Int
    }

    /// Puts a file in the place of the ledger and the secret. Nothing is sent because of it: what was or fell due since
    /// the file was made may have been sent, and waits for a person in `kring outbox`.
    ///
    /// - Parameter forgettingNobody: also when the ledger that is replaced cannot say whom it had
    ///   forgotten; they are back then, and somebody forgets them again.
    package func restore(
        from file: String, forgettingNobody: Bool = false
    ) throws -> Restored {
        guard FileManager.default.fileExists(atPath: file) else {
            throw Refusal(WorkplaceRefusal.noFile(file))
        }
        let locks = try workplace.takeAllLocks(now)
        defer { withExtendedLifetime(locks) {} }
        // Read before anything is changed: without them nobody could say what fell due since. The ledger may be the
        // damaged one, so nothing that needs it is asked.
        guard WorkspaceFiles(workplace).errors.allSatisfy({ $0.rule == .communityGone }) else {
            throw Refusal(CareRefusal.errorsNotPutBack)
        }
        let stamp = "\(now)".replacing(":", with: "")
        let old = "\(workplace.state)/ledger-before-\(stamp).sqlite"
        let hadLedger = FileManager.default.fileExists(atPath: workplace.ledgerPath)
        let forgotten = hadLedger ? try forgotten(forgettingNobody: forgettingNobody) : []
        let isBackup = try refusingLedgerFaults { () throws(LedgerFault) in
            try Ledger.restore(
                from: file, to: workplace.ledgerPath, keepingOld: old,
                requiring: UnfinishedCare.restoring)
        }
        guard isBackup else { throw Refusal(CareRefusal.noBackup(file)) }
        let ledger = try Ledger.open(path: workplace.ledgerPath, creating: false)
        guard let secret = try ledger.note(UnfinishedCare.restoring) else {
            throw Refusal(CareRefusal.noBackup(file))
        }
        try refusingFileFaults { () throws(FileFault) in
            _ = try DurableFile.write(
                Array((secret.value + "\n").utf8), to: workplace.secretPath, mode: 0o600)
        }
        try PersonalData.forgetAgain(
            forgotten, in: ledger,
            secret: InstanceSecret.open(workplace.secretPath, ledger: ledger),
            workplace, at: now)
        let madeAt = try ledger.note(BackUp.momentNote)?.value
        let held = try HoldUnsent(workplace: workplace, now: now).hold(
            in: ledger, .beforeRestoring)
        for note in [UnfinishedCare.restoring, BackUp.momentNote] { try ledger.forgetNote(note) }
        return Restored(madeAt: madeAt, old: hadLedger ? old : nil, held: held)
    }

    /// What the ledger that is replaced says of whom it has forgotten, read around what is damaged
    /// in it: a damaged ledger is just when a backup is put back, and the backup still holds them.
    private func forgotten(forgettingNobody: Bool) throws(Refusal) -> [String] {
        let why: CareRefusal.UnreadNotes
        do throws(LedgerFault) {
            let found = try PersonalData.forgotten(in: workplace.ledgerPath)
            if found.isWhole || forgettingNobody { return found.names }
            why = .partDamaged
        } catch .damaged(_, let detail), .io(_, let detail), .unexpected(_, let detail) {
            if forgettingNobody { return [] }
            why = .fault(detail)
        } catch .notALedger {
            if forgettingNobody { return [] }
            why = .anotherProgram
        } catch {
            throw Refusal(error)
        }
        throw Refusal(CareRefusal.forgottenUnknown(ledger: workplace.ledgerPath, why))
    }
}
