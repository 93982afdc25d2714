package import Communities

/// Which communities know each other, so that what one learned can be brought to the other.
package struct CommunityLinks: Sendable {
    /// Why two communities are linked.
    package enum Link: Hashable, Sendable {
        /// One weaves sessions with the other: `with:` in its file.
        case woven
        /// These people belong to both.
        case members([PersonID])
        /// These connectors of one belong to the other, or connect both.
        case connectors([PersonID])
    }

    private let intent: Intent

    /// Of the organisation as its files say it.
    package init(_ intent: Intent) { self.intent = intent }

    /// Why the two are linked; `nil` when they are not, or one of them does not exist. The same both ways.
    package func link(_ one: CommunityID, _ other: CommunityID) -> Link? {
        guard let first = intent.community(one), let second = intent.community(other),
            one != other
        else { return nil }
        if first.woven.contains(where: { $0.community == other })
            || second.woven.contains(where: { $0.community == one })
        {
            return .woven
        }
        let bridges =
            connectors(of: first).filter { second.reaches($0) }
            + connectors(of: second).filter { first.reaches($0) }
        if !bridges.isEmpty { return .connectors(Array(Set(bridges)).sorted()) }
        let both = Set(first.members.map(\.person)).intersection(second.members.map(\.person))
        return both.isEmpty ? nil : .members(both.sorted())
    }

    /// Who connects a community with others by role, in the file's order.
    package func connectors(of community: CommunityID) -> [PersonID] {
        intent.community(community).map { connectors(of: $0) } ?? []
    }

    private func connectors(of community: Community) -> [PersonID] {
        guard case .people(let people) = community.roles[.connector] else { return [] }
        return people
    }
}

extension Community {
    /// Whether somebody is a member or the connector.
    fileprivate func reaches(_ person: PersonID) -> Bool {
        if level(of: person) != nil { return true }
        guard case .people(let people) = roles[.connector] else { return false }
        return people.contains(person)
    }
}
