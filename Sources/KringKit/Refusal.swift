/// How a command ends, after `sysexits.h`.
package enum ExitStatus: Int32, Sendable {
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

/// Why a use case did not do what was asked, for people to read.
package struct Refusal: Error, Sendable {
    /// How the command ends.
    package let status: ExitStatus
    /// What went wrong, where, in one sentence.
    package let message: String
    /// Further lines: the places, the single faults.
    package let details: [String]
    /// How to mend it.
    package let advice: String?

    /// All parts given.
    package init(
        _ status: ExitStatus, _ message: String, details: [String] = [], advice: String? = nil
    ) {
        self.status = status
        self.message = message
        self.details = details
        self.advice = advice
    }
}
