import Communities

/// What could be read, before it is known to be whole.
struct PartReading {
    var organisation: Organisation?
    var spaces: Spaces?
    /// Whether every room, link and resource could be read, so that a missing one is missing.
    var spacesAreClean = true
    /// Where the list of people stands.
    var list = PeopleList()
    var people: [Person]?
    /// Those of them whom the list of people does not name any more.
    var departed: Set<PersonID> = []
    var communities: [Community] = []
    /// All files of `communities/`, also those that could not be read.
    var communityIDs: Set<CommunityID> = []
    /// The communities without an error in their file.
    var clean: Set<CommunityID> = []

    var intent: Intent? {
        guard let organisation, let spaces, let people else { return nil }
        return Intent(
            organisation: organisation, rooms: spaces.rooms, onlineRooms: spaces.online,
            resources: spaces.resources, people: people, communities: communities,
            departed: departed)
    }
}
