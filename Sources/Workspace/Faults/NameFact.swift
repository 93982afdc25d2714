package import Communities

/// What can be wrong with a name that another file should have.
package enum NameFact: Hashable, Sendable {
    case unknownPerson(PersonID)
    case unknownSite(SiteID, known: [String])
    case siteTwice(SiteID)
    case unknownChannel(String)
    case unknownResource(ResourceID)
    case unknownTemplate(TemplateID)
    case unknownMethod(MethodID)
    case unknownCommunity(CommunityID)
    case noMembers(CommunityID)
    case noCore(CommunityID)
    case roleWithoutMember(PersonID, role: String, CommunityID)
    case weaveWithItself(CommunityID)
    /// The other community's file says so already.
    case weaveInBothFiles(other: CommunityID)
    case calendarMissing(String)
    case calendarOutside(String)

    var rule: FaultRule {
        switch self {
        case .unknownPerson: .unknownPerson
        case .unknownSite: .unknownSite
        case .siteTwice: .duplicateIdentifier
        case .unknownChannel: .unknownChannel
        case .unknownResource: .unknownResource
        case .unknownTemplate: .unknownTemplate
        case .unknownMethod: .unknownMethod
        case .unknownCommunity: .unknownCommunity
        case .noMembers: .noMembers
        case .noCore: .noCore
        case .roleWithoutMember: .roleWithoutMember
        case .weaveWithItself: .weaveWithItself
        case .weaveInBothFiles: .weaveInBothFiles
        case .calendarMissing, .calendarOutside: .calendarMissing
        }
    }
}
