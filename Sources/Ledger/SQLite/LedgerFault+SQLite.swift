import GRDB

extension LedgerFault {
    /// What an error of GRDB or SQLite means for the ledger at `path`.
    init(_ error: any Error, at path: String) {
        if let fault = error as? LedgerFault {
            self = fault
            return
        }
        guard let error = error as? DatabaseError else {
            // GRDB's own errors say that what is stored is not what the schema promises.
            self = .unexpected(path: path, detail: "\(error)")
            return
        }
        // Never the whole error: its description may show the values of a statement.
        let detail = error.message ?? "SQLite result \(error.extendedResultCode.rawValue)"
        self =
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path)
            case .SQLITE_READONLY: .readOnly(path: path)
            case .SQLITE_FULL: .noSpace(path: path)
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(path: path, detail: detail)
            case .SQLITE_PERM, .SQLITE_AUTH: .permission(path: path)
            case .SQLITE_CANTOPEN: .cannotCreate(path: path, reason: detail)
            case .SQLITE_IOERR, .SQLITE_PROTOCOL: .io(path: path, detail: detail)
            // The one thing that it says of a file's bytes and gives no code of its own: a number in the header (§1.3.8).
            case .SQLITE_ERROR where detail == "unsupported file format":
                .damaged(path: path, detail: detail)
            default: .unexpected(path: path, detail: detail)
            }
    }
}
