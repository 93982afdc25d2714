package import Communities
package import Workspace

/// Why a workspace cannot be worked in.
package enum WorkplaceRefusal: RefusalReason {
    /// What a name on the command line, or in a message, should be the name of.
    package enum Kind: Hashable, Sendable {
        case community, season, session, person, room, decision, method, template, channel
        /// A session or a community: what people are invited to.
        case subject
        case member(of: CommunityID)
        case part(ofAgendaOf: String)
    }

    /// There are errors in the files.
    case faults([Fault], folder: String)
    /// The methods, templates and layouts that come with Kring are not there.
    case noInstallation
    /// Nothing has that name; the nearest one that something has.
    case unknown(Kind, String, nearest: String?)
    /// Nothing is published yet, so that there is no such session.
    case noSession(String)
    /// There is no such file.
    case noFile(String)
    /// A run, or a command that writes the same pages, is at work.
    case runAtWork
    /// Another run is handing messages over.
    case sendingAtWork
    /// The repair of the ledger at that path was cut short.
    case halfMended(ledger: String)
    /// The putting back of a backup was cut short.
    case halfRestored(ledger: String)
    /// There is no layout of that name.
    case noLayout(String)

    package var status: EndStatus {
        switch self {
        case .faults, .noInstallation, .noLayout: .configuration
        case .unknown, .noSession, .noFile: .inputMissing
        case .runAtWork, .sendingAtWork: .tryLater
        case .halfMended, .halfRestored: .ioError
        }
    }
}
