package import Communities

/// Rounds of groups of one session.
package struct KeptGroups: Hashable, Sendable {
    /// The session's calendar identity.
    package var uid: SessionUID
    /// For each round its groups, for each group its people.
    package var rounds: [[[PersonID]]]

    package init(uid: SessionUID, rounds: [[[PersonID]]]) {
        self.uid = uid
        self.rounds = rounds
    }
}
