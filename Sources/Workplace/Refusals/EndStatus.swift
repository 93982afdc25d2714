/// How a command ends, after `sysexits.h`.
package enum EndStatus: Int32, Sendable {
    /// Done; also when there was nothing to do.
    case done = 0
    /// The work was done and the answer is no.
    case answerIsNo = 1
    /// The command was called wrongly.
    case usage = 64
    /// A calendar, an instance or another input is malformed.
    case badData = 65
    /// An input is not there.
    case inputMissing = 66
    /// A service will not do it, however often it is asked.
    case unavailable = 69
    /// A fault of Kring's own.
    case bug = 70
    /// An output cannot be created.
    case cannotCreate = 73
    /// Reading or writing failed: a full disk, a damaged ledger.
    case ioError = 74
    /// Try again later: a lock is held, work is left.
    case tryLater = 75
    /// Not allowed to.
    case noPermission = 77
    /// The workspace has errors.
    case configuration = 78
}

extension EndStatus: Comparable {
    /// From what is well to what needs a person most; the numbers of `sysexits.h` say nothing of that.
    private static let bySeverity: [EndStatus] = [
        .done, .answerIsNo, .tryLater, .unavailable, .inputMissing, .badData, .usage,
        .configuration, .noPermission, .cannotCreate, .ioError, .bug,
    ]

    private var severity: Int { EndStatus.bySeverity.firstIndex(of: self) ?? 0 }

    /// By how much it needs a person: what can be tried again hides no fault.
    package static func < (one: EndStatus, other: EndStatus) -> Bool {
        one.severity < other.severity
    }
}
