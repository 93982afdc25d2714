package import CivilTime
package import Communities

/// What can be wrong with a name that another file should have.
package enum NameFact: Hashable, Sendable {
    /// The files in which the person would stand.
    case unknownPerson(PersonID, in: [String])
    /// People of whom the list of people, in these files, says nothing any more, and the communities that still name them.
    case peopleGone([Gone], from: [String])
    /// So many of those that communities name are gone at once that the file is not believed.
    case peopleCutShort(gone: Int, of: Int, in: [String])
    case unknownSite(SiteID, known: [String], isExport: Bool)
    case siteTwice(SiteID)
    case unknownChannel(String)
    case unknownResource(ResourceID)
    case unknownTemplate(TemplateID)
    case unknownMethod(MethodID)
    case unknownCommunity(CommunityID)
    case noMembers(CommunityID)
    case noCore(CommunityID)
    /// Nobody who looks after a community is in `people.csv` any more.
    case coordinatorsGone([PersonID], CommunityID)
    case roleWithoutMember(PersonID, role: String, CommunityID)
    case weaveWithItself(CommunityID)
    case endsInItself(CommunityID)
    /// It meets with one that goes on in another.
    case weaveWithEnded(CommunityID, heir: CommunityID, on: CivilDate)
    /// The other community's file says so already.
    case weaveInBothFiles(other: CommunityID)
    case calendarMissing(String)
    case calendarOutside(String)

    /// Somebody who is gone.
    package struct Gone: Hashable, Sendable {
        package var person: PersonID
        package var communities: [CommunityID]

        package init(person: PersonID, communities: [CommunityID]) {
            self.person = person
            self.communities = communities
        }
    }

    var rule: FaultRule {
        switch self {
        case .unknownPerson: .unknownPerson
        case .peopleGone: .peopleGone
        case .peopleCutShort: .peopleCutShort
        case .unknownSite: .unknownSite
        case .siteTwice: .duplicateIdentifier
        case .unknownChannel: .unknownChannel
        case .unknownResource: .unknownResource
        case .unknownTemplate: .unknownTemplate
        case .unknownMethod: .unknownMethod
        case .unknownCommunity: .unknownCommunity
        case .noMembers: .noMembers
        case .noCore: .noCore
        case .coordinatorsGone: .coordinatorsGone
        case .endsInItself: .endsInItself
        case .weaveWithEnded: .weaveWithEnded
        case .roleWithoutMember: .roleWithoutMember
        case .weaveWithItself: .weaveWithItself
        case .weaveInBothFiles: .weaveInBothFiles
        case .calendarMissing, .calendarOutside: .calendarMissing
        }
    }
}
