import CivilTime
import Communities
package import Workplace

/// A workspace as it would be by some hypotheses.
package struct Supposition {
    /// With other wishes.
    package let workspace: OpenWorkspace
    /// Busy times that stand in no calendar.
    package let busy: BusyTimes
}

extension OpenWorkspace {
    /// The workspace as it would be.
    package func supposing(_ hypotheses: [Hypothesis]) throws(Refusal) -> Supposition {
        var rooms = intent.rooms
        var communities = intent.communities
        var busy = BusyTimes()
        for hypothesis in hypotheses {
            switch hypothesis {
            case .withoutRoom(let room):
                try require(room)
                rooms.removeAll { $0.id == room }
            case .roomClosed(let room, let stretch):
                try require(room)
                busy.rooms[room, default: []].append(stretch.span(in: zone))
            case .busy(let person, let stretch):
                try require(person)
                busy.people[person, default: []].append(stretch.span(in: zone))
            case .withoutPerson(let person):
                try require(person)
                communities = communities.map { $0.without(person) }
            case .withoutCommunity(let id):
                guard intent.community(id) != nil else {
                    throw unknown(
                        .community, id.rawValue, among: intent.communities.map(\.id.rawValue))
                }
                communities.removeAll { $0.id == id }
                for index in communities.indices {
                    communities[index].woven.removeAll { $0.community == id }
                }
            }
        }
        return Supposition(
            workspace: OpenWorkspace(
                self,
                intent: Intent(
                    organisation: intent.organisation, rooms: rooms,
                    onlineRooms: intent.onlineRooms, resources: intent.resources,
                    people: intent.people, communities: communities,
                    departed: intent.departed)),
            busy: busy)
    }

    private func require(_ room: SpaceID) throws(Refusal) {
        guard intent.room(room) == nil else { return }
        throw unknown(.room, room.rawValue, among: intent.rooms.map(\.id.rawValue))
    }

    private func require(_ person: PersonID) throws(Refusal) {
        guard intent.person(person) == nil else { return }
        throw unknown(.person, person.rawValue, among: intent.people.map(\.id.rawValue))
    }
}

extension Community {
    /// The community without one of its members.
    fileprivate func without(_ person: PersonID) -> Community {
        var community = self
        community.members.removeAll { $0.person == person }
        community.roles = roles.compactMapValues { filling in
            guard case .people(let people) = filling else { return filling }
            let left = people.filter { $0 != person }
            return left.isEmpty ? nil : .people(left)
        }
        return community
    }
}
