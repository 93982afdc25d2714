package import Communities
package import Facilitation
package import Workplace
package import Workspace

/// Why something that a session produced is not kept, changed or shown.
package enum HarvestRefusal: RefusalReason {
    case unknownNumber(Int)
    case kindWithoutDay(HarvestKind)
    /// Something of a kind that has no day.
    case noDay(Int, HarvestKind)
    /// Something of a kind that expects nothing.
    case noExpectation(Int, HarvestKind)
    case emptyInsight
    case emptyText
    case tooLong(characters: Int)
    case noChallenge(Int, HarvestKind)
    case noInsight(Int, HarvestKind)
    /// Shared with a community that it came from.
    case ownInsight(Int, CommunityID)
    /// Something that stays with who was there.
    case staysInTheRoom(Int, SessionID)
    /// Shared between communities that have nothing to do with each other.
    case notLinked(CommunityID, CommunityID, connectors: [Connector])
    case noFile(String)
    case fileTooLarge(String)
    case notUTF8(String)
    case nothingToKeep(String)
    /// A file, or what was given to `--add`.
    case unreadable(name: String, isFile: Bool, [Fault])

    /// Somebody who could link communities.
    package struct Connector: Hashable, Sendable {
        package var person: PersonID
        package var community: CommunityID

        package init(_ person: PersonID, of community: CommunityID) {
            self.person = person
            self.community = community
        }
    }

    package var status: EndStatus {
        switch self {
        case .unknownNumber, .noFile: .inputMissing
        case .kindWithoutDay, .noDay, .noExpectation, .emptyInsight, .emptyText, .tooLong,
            .noChallenge, .noInsight, .ownInsight, .staysInTheRoom:
            .usage
        case .notLinked: .noPermission
        case .fileTooLarge, .notUTF8, .nothingToKeep, .unreadable: .badData
        }
    }
}
