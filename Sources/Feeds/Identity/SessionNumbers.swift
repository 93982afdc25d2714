package import Communities

/// The numbers that communities gave their sessions, of all seasons: none is given twice.
package struct SessionNumbers {
    private let given: Set<SessionID>
    private let greatest: [CommunityID: Int]

    /// - Parameters:
    ///   - given: every session that was ever published.
    ///   - heirs: the communities in which one goes on: their numbers go on as well.
    package init(
        given: some Sequence<SessionID>, heirs: (CommunityID) -> [CommunityID] = { _ in [] }
    ) {
        self.given = Set(given)
        let own = SessionNumbers.greatest(self.given)
        var greatest = own
        for (community, number) in own {
            for heir in heirs(community) { greatest[heir] = max(greatest[heir] ?? 0, number) }
        }
        self.greatest = greatest
    }

    /// The communities that published something.
    package var communities: Set<CommunityID> { Set(greatest.keys) }

    /// Gives the sessions of a plan that nobody knows yet their numbers, by date, each community after its greatest.
    ///
    /// A community that never published anything has them already: there the place in the season is the number.
    ///
    /// - Parameter known: the sessions that people know of the season: they keep theirs.
    package func numbered(_ sessions: [Session], known: Set<SessionID>) -> [Session] {
        var result = sessions
        let new = sessions.indices.filter { place in
            let session = sessions[place]
            if known.contains(session.id) { return false }
            return given.contains(session.id) || session.id.number(in: session.community) == nil
        }
        var greatest = greatest.merging(
            SessionNumbers.greatest(sessions.map(\.id)), uniquingKeysWith: max)
        for place in new.sorted(by: {
            (sessions[$0].date, sessions[$0].start, $0) < (
                sessions[$1].date, sessions[$1].start, $1
            )
        }) {
            let community = sessions[place].community
            greatest[community, default: 0] += 1
            result[place].id = SessionID(community, number: greatest[community, default: 1])
        }
        return result
    }

    private static func greatest(_ ids: some Sequence<SessionID>) -> [CommunityID: Int] {
        var greatest: [CommunityID: Int] = [:]
        for id in ids {
            guard let community = id.numberedIn, let number = id.number(in: community) else {
                continue
            }
            greatest[community] = max(greatest[community] ?? 0, number)
        }
        return greatest
    }
}
