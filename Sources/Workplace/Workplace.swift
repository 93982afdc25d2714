import FoundationEssentials
package import Ledger
package import Platform
package import Transfer
import Workspace

/// Where work is done: a workspace folder and the files that come with Kring.
package struct Workplace: Sendable {
    /// The workspace folder.
    package let folder: String
    /// The folder with the method library and the layouts.
    package let templates: String
    /// What asks the web for calendars.
    package let fetching: any HTTPFetching
    /// The variables in which secrets may be kept.
    package let environment: [String: String]
    /// Seconds for which a command waits for the lock of runs.
    package let patience: Int

    /// - Parameters:
    ///   - fetching: what asks the web for calendars; libcurl unless a test answers itself.
    ///   - environment: the variables in which secrets may be kept.
    ///   - patience: seconds for which a command waits while a run reads and queues.
    /// - Throws: when there is no template folder.
    package init(
        folder: String, installation: Installation,
        fetching: any HTTPFetching = CurlClient(userAgent: "Kring"),
        environment: [String: String] = [:], patience: Int = 0
    ) throws(Refusal) {
        guard let templates = installation.templates else {
            throw Refusal(WorkplaceRefusal.noInstallation)
        }
        self.folder = folder
        self.fetching = fetching
        self.environment = environment
        self.patience = patience
        self.templates = templates
    }

    /// What Kring keeps for itself.
    package var state: String { "\(folder)/state" }
    /// The ledger.
    package var ledgerPath: String { "\(state)/ledger.sqlite" }
    /// The secret of the feed addresses.
    package var secretPath: String { "\(state)/secret" }
    /// The lock of those who change what is published, queue messages or put the ledger in order.
    package var lockPath: String { "\(state)/lock" }
    /// The lock of who hands messages over. In a folder of its own, since taking a lock takes its folder.
    package var sendingLockPath: String { "\(state)/sending/lock" }
    /// What the last run did, for programs that watch.
    package var statusPath: String { "\(state)/status.json" }
    /// The list of files in the published folder that are ours.
    package var publicListPath: String { "\(state)/public-files" }
    /// What the published files were made from.
    package var publishedMemoryPath: String { "\(state)/published" }

    /// A path of a workspace file, which may be absolute.
    package func path(_ name: String) -> String {
        name.hasPrefix("/") ? name : "\(folder)/\(name)"
    }

    /// The files that are the list of people, as `kring.yaml` names them now.
    package var peopleFiles: [String] { FirstLook(inWorkspace: folder).people }

    /// The calendars of holidays in files that `kring.yaml` names now.
    package var holidayFiles: [String] {
        FirstLook(inWorkspace: folder).holidayCalendars
            .filter { !HTTPAddress.isMeant(by: $0) }.map(path)
    }

    /// Out of which folders the workspace's files may come: out of itself, and where its `kring.yaml` says.
    package var bounds: ReadingBounds { bounds(reading: nil) }

    /// The same, with a text in the place of `kring.yaml`.
    func bounds(reading text: String?) -> ReadingBounds {
        ReadingBounds(workspace: folder, trusting: [templates], reading: text)
    }

    /// Whether there was a ledger and is none: the secret that is made with it is there, or what was published from it.
    package var isLedgerLost: Bool {
        let files = FileManager.default
        if files.fileExists(atPath: ledgerPath) { return false }
        if files.fileExists(atPath: secretPath) { return true }
        let feeds = "\(FirstLook(inWorkspace: folder).publicFolder)/feeds"
        // Where there is no such folder nothing was published.
        let names = (try? files.contentsOfDirectory(atPath: feeds)) ?? []
        return names.contains { $0.hasSuffix(".ics") }
    }

    /// The ledger; made when there is none, unless one was lost: a new one would give everybody new addresses and start
    /// every version again.
    ///
    /// A backup whose putting back was cut short is refused: what fell due since it was made is not held yet.
    package func openLedger() throws(Refusal) -> Ledger {
        guard !isLedgerLost else { throw Refusal(LedgerFault.missing(path: ledgerPath)) }
        try refusingFileFaults { () throws(FileFault) in
            try DurableFile.makeFolder(state, mode: 0o700)
        }
        let (ledger, isHalfRestored) = try refusingLedgerFaults { () throws(LedgerFault) in
            let ledger = try Ledger.open(path: ledgerPath)
            return (ledger, try ledger.note(UnfinishedCare.restoring) != nil)
        }
        let isHalfMended = try refusingLedgerFaults { () throws(LedgerFault) in
            try ledger.note(UnfinishedCare.mending) != nil
        }
        guard !isHalfMended else {
            throw Refusal(WorkplaceRefusal.halfMended(ledger: ledgerPath))
        }
        guard !isHalfRestored else {
            throw Refusal(WorkplaceRefusal.halfRestored(ledger: ledgerPath))
        }
        return ledger
    }

    /// Brings a ledger of an earlier Kring up to date, so that the files can be held against it; makes none.
    package func updateLedger() throws(Refusal) {
        guard FileManager.default.fileExists(atPath: ledgerPath) else { return }
        _ = try openLedger()
    }

    /// The ledger for looking only; `nil` when there is none yet.
    package func readLedger() throws(Refusal) -> Ledger? {
        guard !isLedgerLost else { throw Refusal(LedgerFault.missing(path: ledgerPath)) }
        return try refusingLedgerFaults { () throws(LedgerFault) in
            try Ledger.read(path: ledgerPath)
        }
    }
}
