/// Communities that go on in others: merged with them, or under another name.
extension [Community] {
    /// The communities in which one goes on, the nearest first; it is none of them.
    public func heirs(of id: CommunityID) -> [CommunityID] {
        var heirs: [CommunityID] = []
        var next = first { $0.id == id }?.end?.into
        // Files can lead in a circle; whoever reads them says so.
        while let heir = next, heir != id, !heirs.contains(heir) {
            heirs.append(heir)
            next = first { $0.id == heir }?.end?.into
        }
        return heirs
    }
}

extension Intent {
    /// The communities in which one goes on, the nearest first; it is none of them.
    public func heirs(of id: CommunityID) -> [CommunityID] {
        // Nearly all communities have none, and this is asked for each session.
        community(id)?.end?.into == nil ? [] : communities.heirs(of: id)
    }

    /// The names under which one community goes on by itself, merged with nobody: what was said in it stays among the same
    /// people.
    public func laterNames(of id: CommunityID) -> [CommunityID] {
        var names: [CommunityID] = []
        var last = id
        for heir in heirs(of: id) {
            let isNew = community(heir)?.begun == community(last)?.end?.on
            guard isNew, communities.count(where: { $0.end?.into == heir }) == 1 else { break }
            names.append(heir)
            last = heir
        }
        return names
    }

    /// Whether a community is another one by itself under a new name: its season goes on where the other one's stopped.
    public func isLaterName(_ id: CommunityID) -> Bool {
        guard community(id)?.begun != nil,
            let former = communities.first(where: { $0.end?.into == id })
        else { return false }
        return laterNames(of: former.id).first == id
    }

    /// Whom a community's questions are for: those who look after it and are still there, the first before the others; else
    /// its core.
    public func asked(of community: Community) -> [PersonID] {
        let there = community.coordinators.filter { person($0) != nil && !departed.contains($0) }
        return there.isEmpty ? community.members(.core) : there
    }

    /// Who is named as the one to ask: the first who looks after the community and is still there; `nil`: nobody does.
    public func coordinator(of community: CommunityID) -> Person? {
        self.community(community)?.coordinators.lazy.compactMap { person($0) }
            .first { !departed.contains($0.id) }
    }
}
