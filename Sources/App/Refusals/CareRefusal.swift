package import Communities
package import Workplace

/// Why a workspace is not found, made, mended, kept or put back, or somebody not forgotten.
package enum CareRefusal: RefusalReason {
    case noWorkspaceHere
    case noWorkspace(in: String)
    case folderNotEmpty(String)
    case noExample
    /// A file or folder that cannot be made, and what the system says of it.
    case cannotMake(String, String)
    /// Its files have errors; what needs no files was mended.
    case errorsLeftAlone(mended: [any Told])
    case errorsNotPutBack
    case nothingToKeep
    /// A ledger, but without the secret that a backup holds.
    case noBackup(String)
    /// The ledger that is to be replaced cannot say whom it has forgotten.
    case forgottenUnknown(ledger: String, UnreadNotes)
    case stillListed(PersonID, in: String)
    /// Who stands in communities, and nowhere else any more.
    case stillMember(PersonID)
    /// A mail in the outbox folder that cannot be removed.
    case mailStays(String)
    /// Who still leads a session cannot be forgotten.
    case facilitates(PersonID, [SessionID], community: CommunityID)

    /// Why notes of a ledger could not be read whole.
    package enum UnreadNotes: Hashable, Sendable {
        case partDamaged, anotherProgram
        /// In the database's own words.
        case fault(String)
    }

    package var status: EndStatus {
        switch self {
        case .noWorkspaceHere, .noWorkspace, .nothingToKeep: .inputMissing
        case .folderNotEmpty, .cannotMake: .cannotCreate
        case .noExample, .errorsLeftAlone, .errorsNotPutBack: .configuration
        case .noBackup, .stillListed, .stillMember, .facilitates: .badData
        case .mailStays, .forgottenUnknown: .ioError
        }
    }
}
