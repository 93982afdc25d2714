package import Communities

/// The material of feeds with everything in it found at once, made once for all feeds that are written from it.
///
/// A feed asks for its own sessions, and each event for its communities, room and link: searched for anew they would cost
/// members times sessions.
package final class FeedCatalogue: Sendable {
    /// What it was made from.
    package let material: FeedMaterial
    /// All sessions by date, start and identifier.
    let sessions: [PublishedSession]
    /// Whether one STANDARD and one DAYLIGHT rule tell the zone all season.
    let hasPlainZone: Bool
    private let communities: [CommunityID: Community]
    private let rooms: [SpaceID: Room]
    private let onlineRooms: [SpaceID: OnlineRoom]
    /// The level of each person in each of their communities.
    private let levels: [PersonID: [CommunityID: Participation]]
    /// Places in `sessions`, rising.
    private let sessionsOfCommunity: [CommunityID: [Int]]
    private let sessionsInSpace: [SpaceID: [Int]]

    /// Of two entries with one identifier the first is found by it.
    package init(_ material: FeedMaterial) {
        self.material = material
        hasPlainZone = material.hasPlainZone
        communities = Dictionary(
            material.communities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        rooms = Dictionary(
            material.rooms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        onlineRooms = Dictionary(
            material.onlineRooms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var levels: [PersonID: [CommunityID: Participation]] = [:]
        for community in material.communities {
            for member in community.members
            where levels[member.person]?[community.id] == nil {
                levels[member.person, default: [:]][community.id] = member.level
            }
        }
        self.levels = levels
        sessions = material.sessions.sorted {
            ($0.session.date, $0.session.start, $0.session.id)
                < ($1.session.date, $1.session.start, $1.session.id)
        }
        var ofCommunity: [CommunityID: [Int]] = [:]
        var inSpace: [SpaceID: [Int]] = [:]
        for (place, published) in sessions.enumerated() {
            let session = published.session
            for community in Set(session.communities) {
                ofCommunity[community, default: []].append(place)
            }
            for space in Set([session.room, session.online].compactMap(\.self)) {
                inSpace[space, default: []].append(place)
            }
        }
        sessionsOfCommunity = ofCommunity
        sessionsInSpace = inSpace
    }

    /// The sessions of a feed, by date, start and identifier.
    package func sessions(of subject: Feed.Subject) -> [PublishedSession] {
        switch subject {
        case .organisation: sessions
        case .community(let id): sessions(ofCommunity: id)
        case .room(let id): sessionsInSpace[id, default: []].map { sessions[$0] }
        case .member(let person): sessions(ofMember: person)
        }
    }

    /// The sessions of a community, and of those in which it goes on: who subscribed to it once sees what comes after.
    private func sessions(ofCommunity id: CommunityID) -> [PublishedSession] {
        let heirs = communities[id]?.end?.into == nil ? [] : material.communities.heirs(of: id)
        if heirs.isEmpty { return sessions(of: id) }
        let places = Set(([id] + heirs).flatMap { sessionsOfCommunity[$0, default: []] })
        return places.sorted().map { sessions[$0] }
    }

    /// The sessions in which a community meets.
    func sessions(of community: CommunityID) -> [PublishedSession] {
        sessionsOfCommunity[community, default: []].map { sessions[$0] }
    }

    private func sessions(ofMember person: PersonID) -> [PublishedSession] {
        let own = levels[person, default: [:]].keys
        if own.count == 1, let community = own.first { return sessions(of: community) }
        let places = Set(own.flatMap { sessionsOfCommunity[$0, default: []] })
        return places.sorted().map { sessions[$0] }
    }

    /// The communities to which a person belongs.
    package func communities(of person: PersonID) -> [CommunityID] {
        levels[person].map { Array($0.keys) } ?? []
    }

    func community(_ id: CommunityID) -> Community? { communities[id] }

    func room(_ id: SpaceID) -> Room? { rooms[id] }

    func onlineRoom(_ id: SpaceID) -> OnlineRoom? { onlineRooms[id] }

    func site(_ id: SiteID) -> Site? { material.organisation.sites.first { $0.id == id } }

    /// The highest level that one of these communities gives a person.
    func level(of person: PersonID, in communities: [CommunityID]) -> Participation? {
        guard let own = levels[person] else { return nil }
        return communities.compactMap { own[$0] }.max()
    }
}
