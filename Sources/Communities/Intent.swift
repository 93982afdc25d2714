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
    /// Those of ``people`` of whom the list of people says nothing any more, while communities still name them: they are
    /// planned for as before, and written to no more.
    public var departed: Set<PersonID>

    private let roomPositions: Positions<SpaceID>
    private let onlineRoomPositions: Positions<SpaceID>
    private let personPositions: Positions<PersonID>
    private let communityPositions: Positions<CommunityID>

    /// All parts given; of two entries with one identifier the first is found by it.
    public init(
        organisation: Organisation, rooms: [Room], onlineRooms: [OnlineRoom],
        resources: [Resource], people: [Person], communities: [Community],
        departed: Set<PersonID> = []
    ) {
        self.organisation = organisation
        self.rooms = rooms
        self.onlineRooms = onlineRooms
        self.resources = resources
        self.people = people
        self.communities = communities.sorted { $0.id < $1.id }
        self.departed = departed
        roomPositions = Positions(rooms.map(\.id))
        onlineRoomPositions = Positions(onlineRooms.map(\.id))
        personPositions = Positions(people.map(\.id))
        communityPositions = Positions(self.communities.map(\.id))
    }

    /// The room of that identifier.
    public func room(_ id: SpaceID) -> Room? { roomPositions.find(id, in: rooms) { $0.id } }

    /// The online room of that identifier.
    public func onlineRoom(_ id: SpaceID) -> OnlineRoom? {
        onlineRoomPositions.find(id, in: onlineRooms) { $0.id }
    }

    /// The person of that identifier.
    public func person(_ id: PersonID) -> Person? {
        personPositions.find(id, in: people) { $0.id }
    }

    /// The community of that identifier.
    public func community(_ id: CommunityID) -> Community? {
        communityPositions.find(id, in: communities) { $0.id }
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
