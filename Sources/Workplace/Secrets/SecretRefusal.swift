/// Why a secret cannot be used; never with any of its text.
package enum SecretRefusal: RefusalReason {
    /// The variable in which it should be is not set.
    case noVariable(SecretName, variable: String)
    case noFile(SecretName, path: String)
    /// Others than its owner may read the file.
    case readable(SecretName, path: String)
    case empty(SecretName, path: String)
    /// Members' feeds have addresses, and what they were made from is gone.
    case addressesGone(path: String)
    /// The file holds something else.
    case noSecret(path: String)
    /// The file holds the secret of another ledger.
    case otherLedger(path: String)

    package var status: EndStatus {
        switch self {
        case .noVariable, .noFile, .readable, .empty: .configuration
        case .addressesGone, .noSecret, .otherLedger: .ioError
        }
    }
}
