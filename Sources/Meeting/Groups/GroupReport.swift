package import Communities

/// Rounds of groups with their worth: `kring groups`.
package struct GroupReport: Sendable, Encodable {
    /// Somebody in them.
    package struct Person: Sendable, Encodable {
        /// The identifier.
        package var id: String
        /// The name.
        package var name: String
        /// Whether they are on a screen.
        package var remote: Bool

        package init(id: String, name: String, remote: Bool) {
            self.id = id
            self.name = name
            self.remote = remote
        }
    }

    /// For each round its groups, for each group the numbers of its people, from 0 in the order of `people`.
    package var rounds: [[[Int]]]
    /// Meetings that were not the first one of their pair, earlier sessions included.
    package var repeats: Int
    /// No groups have fewer repeats than this.
    package var bound: Int
    /// Pairs that meet for the first time.
    package var firstMeetings: Int
    /// All meetings.
    package var meetings: Int
    /// Meetings of two who share a discipline.
    package var withinDiscipline: Int
    /// Wishes to be apart or together that are not kept.
    package var brokenWishes: Int
    /// Groups with people in the room and on a screen where these were to be apart.
    package var mixedGroups: Int
    /// Everybody, in order.
    package var people: [Person]
    /// For each round the block of the agenda it is for; empty when asked for by hand.
    package var blocks: [String]
    /// Whether the groups stand in the ledger.
    package var kept: Bool

    /// What is known of nobody says nothing of disciplines.
    package let hasDisciplines: Bool
    /// The session they are for, with its title; `nil` when asked for by hand.
    package let session: (id: SessionID, title: String)?
    /// Of the blocks and the title.
    package let language: Language

    package init(
        rounds: [[[Int]]], repeats: Int, bound: Int, firstMeetings: Int, meetings: Int,
        withinDiscipline: Int, brokenWishes: Int, mixedGroups: Int, people: [Person],
        blocks: [String], kept: Bool, hasDisciplines: Bool,
        session: (id: SessionID, title: String)?, language: Language
    ) {
        self.rounds = rounds
        self.repeats = repeats
        self.bound = bound
        self.firstMeetings = firstMeetings
        self.meetings = meetings
        self.withinDiscipline = withinDiscipline
        self.brokenWishes = brokenWishes
        self.mixedGroups = mixedGroups
        self.people = people
        self.blocks = blocks
        self.kept = kept
        self.hasDisciplines = hasDisciplines
        self.session = session
        self.language = language
    }

    private enum CodingKeys: String, CodingKey {
        case rounds, repeats, bound, firstMeetings, meetings, withinDiscipline, brokenWishes
        case mixedGroups, people, blocks, kept
    }

    /// The names by round and group.
    package var names: [[[String]]] { rounds.map { $0.map { $0.map { people[$0].name } } } }
}
