import Platform
import Workplace

/// What nobody else on the machine may read: the ledger, the secret, and the folder they are in.
struct PrivateFiles {
    let workplace: Workplace

    private var wanted: [(path: String, mode: UInt32)] {
        let ledger = ["", "-wal", "-shm"].map { workplace.ledgerPath + $0 }
        return [(workplace.state, 0o700)]
            + (ledger + [
                workplace.secretPath, workplace.publicListPath, workplace.publishedMemoryPath,
            ])
            .map { ($0, 0o600) }
    }

    /// Those that others may open, and the mode they should have.
    func open() throws(FileFault) -> [(path: String, mode: UInt32)] {
        var found: [(path: String, mode: UInt32)] = []
        for (path, mode) in wanted {
            if let now = try DurableFile.mode(path), now & 0o077 != 0 { found.append((path, mode)) }
        }
        return found
    }

    /// Closes them to others.
    ///
    /// - Returns: how many.
    func close() throws(FileFault) -> Int {
        let found = try open()
        for (path, mode) in found { try DurableFile.setMode(mode, of: path) }
        return found.count
    }
}
