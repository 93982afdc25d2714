package import CivilTime
import Communities
import FoundationEssentials
import Ledger
import Meeting
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
        /// What it was.
        package var subject: String
        /// What was done.
        package var words: String
    }

    private let place: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    package init(_ place: Workplace, now: Instant) {
        self.place = place
        self.now = now
    }

    /// Mends, and says what; nothing when all was well.
    ///
    /// - Throws: when the files have errors, after what needs no files was mended; when the ledger cannot be mended.
    package func run() throws -> [Mending] {
        let lock = try place.takeRunLock(now)
        defer { withExtendedLifetime(lock) {} }
        var done = try files()
        guard FileManager.default.fileExists(atPath: place.ledgerPath) else { return done }
        guard !WorkspaceFiles(place).faults.contains(where: { $0.severity == .error }) else {
            throw Refusal(
                .configuration,
                "the workspace has errors; its ledger and its pages were left alone",
                details: done.map(\.words), advice: "kring check shows them")
        }
        done += try ledger()
        done += try pages()
        return done
    }

    /// What needs nothing but the disk.
    private func files() throws -> [Mending] {
        let (closed, swept) = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.makeFolder(place.state, mode: 0o700)
            return (try PrivateFiles(place: place).close(), DurableFile.sweep(place.state))
        }
        var done: [Mending] = []
        if closed > 0 {
            done.append(
                Mending(
                    subject: "private files",
                    words: "\(closed) that others could open were closed to them"))
        }
        if swept > 0 {
            done.append(
                Mending(
                    subject: "state folder", words: "\(swept) half-written files were removed"))
        }
        return done
    }

    private func ledger() throws -> [Mending] {
        let stamp = "\(now)".replacing(":", with: "")
        let old = "\(place.state)/ledger-damaged-\(stamp).sqlite"
        let found = try refusingLedgerFaults { () throws(LedgerFault) in
            try Ledger.repair(place.ledgerPath, keepingOld: old, mark: UnfinishedCare.mending)
        }
        let ledger = try refusingLedgerFaults { () throws(LedgerFault) in
            try Ledger.open(path: place.ledgerPath, creating: false)
        }
        guard try ledger.note(UnfinishedCare.mending) != nil else { return [] }
        let held = try HoldUnsent(place: place, now: now).hold(
            in: ledger, "may have been sent before the ledger was mended")
        try ledger.forgetNote(UnfinishedCare.mending)
        guard let found else {
            return [Mending(subject: "ledger", words: "an interrupted mending was finished")]
        }
        let loss =
            found.gaps == 0
            ? "nothing is lost"
            : "\(found.gaps) \(found.gaps == 1 ? "gap" : "gaps") in it could not be read; a backup may know more"
        let waiting =
            held == 0
            ? ""
            : "; \(held == 1 ? "a message" : "\(held) messages") that may have been sent: see kring outbox"
        return [
            Mending(
                subject: "ledger",
                words:
                    "\(found.rows) rows were saved into a new one, \(loss)\(waiting); the damaged one is \(old)"
            )
        ]
    }

    /// Every published file as it should be, also where a run would not notice.
    private func pages() throws -> [Mending] {
        let workspace = try OpenWorkspace(place)
        let ledger = try place.openLedger()
        // The next run looks at everything.
        try IdleForecast(place, ledger, now: now).forget()
        let known = try ledger.publishedSessions(season: workspace.intent.organisation.season.id)
        guard !known.isEmpty else { return [] }
        let pages = try PublishedPages(workspace, ledger: ledger, now: now)
        let amiss = try pages.publicFolder.amiss().count
        pages.forget()
        let outcome = try pages.write(
            known, try SessionAgenda(workspace, of: known, ledger: ledger))
        try pages.publicFolder.open()
        let count = max(amiss, outcome.written)
        guard count + outcome.removed > 0 else { return [] }
        return [
            Mending(
                subject: "published files",
                words: "\(count) were written anew or opened to readers, \(outcome.removed) removed"
            )
        ]
    }
}
