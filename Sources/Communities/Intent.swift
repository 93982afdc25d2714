/// Everything the organisation wants, as its files say it: the input of a plan.
public struct Intent: Sendable {
    /// The owner.
    public var organisation: Organisation
    /// Its rooms.
    public var rooms: [Room]
    /// Its links.
    public var onlineRooms: [OnlineRoom]
    /// What is shared and counted.
    public var resources: [Resource]
    /// Everybody.
    public var people: [Person]
    /// Its communities, sorted by identifier.
    public var communities: [Community]

    private let roomByID: [SpaceID: Int]
    private let personByID: [PersonID: Int]

    /// All parts given; of two entries with one identifier the first is found by it.
    public init(
        organisation: Organisation, rooms: [Room], onlineRooms: [OnlineRoom],
        resources: [Resource], people: [Person], communities: [Community]
    ) {
        self.organisation = organisation
        self.rooms = rooms
        self.onlineRooms = onlineRooms
        self.resources = resources
        self.people = people
        self.communities = communities.sorted { $0.id < $1.id }
        roomByID = Dictionary(
            rooms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        personByID = Dictionary(
            people.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The room of that identifier.
    public func room(_ id: SpaceID) -> Room? { roomByID[id].map { rooms[$0] } }

    /// The online room of that identifier.
    public func onlineRoom(_ id: SpaceID) -> OnlineRoom? { onlineRooms.first { $0.id == id } }

    /// The person of that identifier.
    public func person(_ id: PersonID) -> Person? { personByID[id].map { people[$0] } }

    /// The community of that identifier.
    public func community(_ id: CommunityID) -> Community? {
        communities.first { $0.id == id }
    }

    /// The site of that identifier.
    public func site(_ id: SiteID) -> Site? { organisation.sites.first { $0.id == id } }

    /// Who is expected at a session, each with the highest level that one of its communities gives them.
    public func participants(of session: Session) -> [Member] {
        var levels: [PersonID: Participation] = [:]
        var order: [PersonID] = []
        for id in session.communities {
            for member in community(id)?.members ?? [] {
                if let known = levels[member.person] {
                    levels[member.person] = max(known, member.level)
                } else {
                    levels[member.person] = member.level
                    order.append(member.person)
                }
            }
        }
        return order.compactMap { person in
            levels[person].map { Member(person: person, level: $0) }
        }
    }
}
