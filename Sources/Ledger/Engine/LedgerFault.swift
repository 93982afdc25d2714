package import Communities

/// Why the ledger could not be opened, or an operation on it was refused. Nothing was changed.
package enum LedgerFault: Error, Hashable, Sendable {
    /// A later Kring made it: its schema version, and the greatest this program knows.
    case newerThanThisProgram(path: String, found: Int, known: Int)
    /// It must be brought up to date before it can be read: its schema version, and the one this
    /// program needs.
    case olderThanThisProgram(path: String, found: Int, known: Int)
    /// The file is not, or no longer, whole.
    case damaged(path: String, detail: String)
    /// So damaged that nothing, or nothing of what people know of the plan, can be read.
    case unmendable(path: String)
    /// The backup that was to be put in its place is not, or no longer, whole.
    case backupDamaged(path: String, detail: String)
    /// A sound database of some other program.
    case notALedger(path: String)
    /// It ought to exist and does not.
    case missing(path: String)
    /// Another process kept it for longer than we wait.
    case locked(path: String)
    /// It, or the file system it is on, takes no changes.
    case readOnly(path: String)
    /// No room on the disk.
    case noSpace(path: String)
    /// This user may not open it.
    case permission(path: String)
    /// It is not there and could not be made, or could not be opened.
    case cannotCreate(path: String, reason: String)
    /// Reading or writing the disk failed.
    case io(path: String, detail: String)
    /// There is no plan of that number.
    case noSuchPlan(number: Int)
    /// A later plan has taken the place of that one.
    case planSuperseded(number: Int)
    /// A session's identity in calendars would change; it is for life.
    case uidWouldChange(session: SessionID, from: SessionUID, to: SessionUID)
    /// A session's SEQUENCE would fall; it only rises (RFC 5545 §3.8.7.4).
    case sequenceWouldFall(session: SessionID, from: Int, to: Int)
    /// A delivery is not being sent, so that nothing can be said about how it went; `nil`: there is
    /// no such delivery.
    case notBeingSent(key: String, state: DeliveryState?)
    /// Something the engine says that the tables should have made impossible.
    case unexpected(path: String, detail: String)
}

extension LedgerFault {
    /// Whether the file itself is damaged, so that opening it later will not help.
    var isDamage: Bool {
        if case .damaged = self { true } else { false }
    }
}

extension LedgerFault: CustomStringConvertible {
    /// The code of `sysexits.h` that a command ends with.
    ///
    /// 70 a bug, 73 cannot create, 74 input/output, 75 try again later, 77 permission, 78 another
    /// version is needed.
    package var exitCode: Int32 {
        switch self {
        case .newerThanThisProgram, .olderThanThisProgram: 78
        case .damaged, .unmendable, .backupDamaged, .notALedger, .missing, .readOnly, .noSpace, .io:
            74
        case .locked: 75
        case .permission: 77
        case .cannotCreate: 73
        case .noSuchPlan, .planSuperseded: 65
        case .uidWouldChange, .sequenceWouldFall, .notBeingSent, .unexpected: 70
        }
    }

    /// What, where and how to mend it.
    package var description: String {
        switch self {
        case .newerThanThisProgram(let path, let found, let known):
            "the ledger '\(path)' has version \(found), this kring knows up to \(known): "
                + "install the kring that wrote it, or a later one"
        case .olderThanThisProgram(let path, let found, let known):
            "the ledger '\(path)' has version \(found), this kring reads \(known): "
                + "run 'kring run' or another command that may change it first"
        case .damaged(let path, let detail):
            "the ledger '\(path)' is damaged (\(detail)): nothing was sent or changed; "
                + "put a backup in its place (kring restore FILE), "
                + "or save what can be read: kring doctor --repair"
        case .unmendable(let path):
            "what people know of the plan cannot be read any more in the ledger '\(path)', and nothing was changed: "
                + "put back a backup (kring restore FILE), "
                + "or begin anew as docs/running.md says under 'Without a ledger'"
        case .backupDamaged(let path, let detail):
            "the backup '\(path)' is damaged (\(detail)): nothing was changed; put back another"
        case .notALedger(let path):
            "'\(path)' is a database of another program: name another file for the ledger"
        case .missing(let path):
            "the ledger '\(path)' is gone, though people know a plan: put back a backup (kring restore FILE), "
                + "or begin anew as docs/running.md says under 'Without a ledger'"
        case .locked(let path):
            "the ledger '\(path)' is in use by another process: run this again in a moment"
        case .readOnly(let path):
            "the ledger '\(path)' cannot be changed: it, its folder or its disk is read-only"
        case .noSpace(let path):
            "no room on the disk for the ledger '\(path)': make room and run this again"
        case .permission(let path):
            "this user may not open the ledger '\(path)': run as its owner"
        case .cannotCreate(let path, let reason):
            "cannot make the ledger '\(path)': \(reason)"
        case .io(let path, let detail):
            "reading or writing the ledger '\(path)' failed: \(detail)"
        case .noSuchPlan(let number):
            "there is no plan \(number): make one with 'kring plan'"
        case .planSuperseded(let number):
            "a later plan has taken the place of plan \(number): make a new one with 'kring plan'"
        case .uidWouldChange(let session, let from, let to):
            "session '\(session)' is '\(from)' in calendars and cannot become '\(to)'"
        case .sequenceWouldFall(let session, let from, let to):
            "session '\(session)' has sequence \(from), which cannot fall to \(to)"
        case .notBeingSent(let key, let state):
            "delivery '\(key)' is not being sent (\(state?.rawValue ?? "unknown"))"
        case .unexpected(let path, let detail):
            "the ledger '\(path)' refused: \(detail)"
        }
    }
}
