package import CivilTime
import Communities
import FoundationEssentials
import Ledger
import Meeting
import Messages
import Platform
import Publishing
package import Workplace
import Workspace

/// Mends what a crash, a full disk or a careless hand left: `kring doctor --repair`.
///
/// Nothing is sent, and nothing that people know is changed by it.
package struct RepairWorkspace: Sendable {
    /// One thing that was mended.
    package struct Mending: Hashable, Sendable, Encodable {
        package var subject: HealthSubject
        /// What was done.
        package var fact: MendingFact

        package init(_ subject: HealthSubject, _ fact: MendingFact) {
            self.subject = subject
            self.fact = fact
        }

        private enum CodingKeys: String, CodingKey {
            case subject
            case fact = "words"
        }
    }

    private let workplace: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// Mends, and says what; nothing when all was well.
    ///
    /// - Throws: when the files have errors, after what needs no files was mended; when the ledger cannot be mended.
    package func run() throws -> [Mending] {
        let locks = try workplace.takeAllLocks(now)
        defer { withExtendedLifetime(locks) {} }
        var done = try files()
        guard FileManager.default.fileExists(atPath: workplace.ledgerPath) else { return done }
        // A community without its file is missed in what was published, which is put right all the same.
        guard WorkspaceFiles(workplace).errors.allSatisfy({ $0.rule == .communityGone }) else {
            throw Refusal(CareRefusal.errorsLeftAlone(mended: done.map(\.fact)))
        }
        done += try ledger()
        done += try pages()
        return done
    }

    /// What needs nothing but the disk.
    private func files() throws -> [Mending] {
        let (closed, swept) = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.makeFolder(workplace.state, mode: 0o700)
            return (
                try PrivateFiles(workplace: workplace).close(), DurableFile.sweep(workplace.state)
            )
        }
        var done: [Mending] = []
        if closed > 0 {
            done.append(Mending(.privateFiles, .closed(closed)))
        }
        if swept > 0 {
            done.append(Mending(.stateFolder, .swept(swept)))
        }
        return done
    }

    private func ledger() throws -> [Mending] {
        let stamp = "\(now)".replacing(":", with: "")
        let old = "\(workplace.state)/ledger-damaged-\(stamp).sqlite"
        let found = try refusingLedgerFaults { () throws(LedgerFault) in
            try Ledger.repair(workplace.ledgerPath, keepingOld: old, mark: UnfinishedCare.mending)
        }
        let ledger = try refusingLedgerFaults { () throws(LedgerFault) in
            try Ledger.open(path: workplace.ledgerPath, creating: false)
        }
        guard try ledger.note(UnfinishedCare.mending) != nil else { return [] }
        let held = try HoldUnsent(workplace: workplace, now: now).hold(
            in: ledger, .beforeMending)
        try ledger.forgetNote(UnfinishedCare.mending)
        guard let found else {
            return [Mending(.ledger, .finished)]
        }
        return [
            Mending(
                .ledger, .saved(rows: found.rows, gaps: found.gaps, held: held, old: old))
        ]
    }

    /// Every published file as it should be, also where a run would not notice.
    private func pages() throws -> [Mending] {
        let workspace = try OpenWorkspace(goingOn: workplace)
        let ledger = try workplace.openLedger()
        // The next run looks at everything.
        try IdleForecast(workplace, ledger, now: now).forget()
        let known = try ledger.publishedSessions(from: workspace.horizon(now))
        guard !known.isEmpty else { return [] }
        let pages = try PublishedPages(workspace, ledger: ledger, now: now)
        let amiss = try pages.publicFolder.amiss().count
        pages.forget()
        let outcome = try pages.write(
            known, try SessionAgenda(workspace, of: known, ledger: ledger))
        try pages.publicFolder.open()
        let count = max(amiss, outcome.written)
        guard count + outcome.removed > 0 else { return [] }
        return [Mending(.publishedFiles, .published(count, removed: outcome.removed))]
    }
}
