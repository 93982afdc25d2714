/// What groups are asked for: who, how many rounds, how large, and what is known and wished.
public struct GroupBrief: Sendable {
    /// Somebody to be put into groups.
    public struct Person: Hashable, Sendable {
        /// The disciplines, in any spelling that is the same for all.
        public var disciplines: Set<String>
        /// Whether they take part through a screen.
        public var isRemote: Bool
        /// The rounds they are there for, counted from 0; empty for somebody who stays away.
        public var attendance: Range<Int>

        /// Somebody in the room; there all the time unless told otherwise.
        public init(
            disciplines: Set<String> = [], isRemote: Bool = false,
            attendance: Range<Int> = 0..<Int.max
        ) {
            self.disciplines = disciplines
            self.isRemote = isRemote
            self.attendance = attendance
        }
    }

    /// Everybody, in an order that numbers them from 0.
    public var people: [Person]
    /// For each round the most people a group has; groups are as even as they can be, and nobody is alone.
    public var sizes: [Int]
    /// For each round how many people make how many groups, where more groups are wished than the size asks for.
    public var shapes: [GroupShape?] = []
    /// How often pairs were in one group before.
    public var met: [PersonPair: Int]
    /// Pairs that are not to be in one group.
    public var apart: Set<PersonPair>
    /// Pairs that are to be in one group in every round; two in one group do not count as a meeting.
    public var together: Set<PersonPair>
    /// Whether a group may have people in the room and on a screen: each has its own screen and microphone.
    public var mayMix: Bool
    /// What groups are to bring first.
    public var favour: GroupFavour

    /// The least and the most of what can be asked.
    public static let limits = (people: 2...1000, rounds: 1...100, size: 2...1000)

    /// A brief; nothing is known or wished unless given.
    public init(
        people: [Person], sizes: [Int], met: [PersonPair: Int] = [:],
        apart: Set<PersonPair> = [], together: Set<PersonPair> = [], mayMix: Bool = false,
        favour: GroupFavour = .meetings
    ) {
        self.people = people
        self.sizes = sizes
        self.met = met
        self.apart = apart
        self.together = together
        self.mayMix = mayMix
        self.favour = favour
    }

    /// That many people of whom nothing is known.
    public init(people: Int, rounds: Int, size: Int) {
        self.init(
            people: Array(repeating: Person(), count: max(0, people)),
            sizes: Array(repeating: size, count: max(0, rounds)))
    }

    /// How many rounds.
    public var rounds: Int { sizes.count }

    /// - Throws: when no groups can be made of it.
    func validate() throws(GroupFault) {
        guard Self.limits.people.contains(people.count) else {
            throw .badPeople(people.count)
        }
        guard Self.limits.rounds.contains(rounds) else { throw .badRounds(rounds) }
        for size in sizes where !Self.limits.size.contains(size) { throw .badSize(size) }
        let pairs = Array(met.keys) + apart + together
        guard
            pairs.allSatisfy({ $0.first >= 0 && $0.second < people.count && $0.first != $0.second })
        else { throw .unknownPerson }
        if let pair = apart.intersection(together).min() { throw .apartAndTogether(pair) }
    }

    /// The people of a round who are to be grouped among themselves: everybody who is there, or room and screen apart.
    func pools(in round: Int) -> [[Int]] {
        let present = people.indices.filter { people[$0].attendance.contains(round) }
        guard !mayMix else { return present.isEmpty ? [] : [present] }
        let room = present.filter { !people[$0].isRemote }
        let remote = present.filter { people[$0].isRemote }
        // Somebody who would be alone joins the others.
        guard room.count > 1, remote.count > 1 else { return present.isEmpty ? [] : [present] }
        return [room, remote]
    }

    /// The sizes of the groups that so many people make in a round, the largest first.
    func sizes(of count: Int, in round: Int) -> [Int] {
        guard count > 0 else { return [] }
        let fewest = (count + sizes[round] - 1) / sizes[round]
        let wished = shapes.indices.contains(round) ? shapes[round]?.groups(of: count) ?? 0 : 0
        let groups = max(1, min(max(fewest, wished), count / 2))
        return (0..<groups).map { count / groups + ($0 < count % groups ? 1 : 0) }
    }
}

/// So many people in so many groups, such as 25 in 6; of other numbers of people as many groups in proportion.
public struct GroupShape: Hashable, Sendable {
    private let people: Int
    private let groups: Int

    /// Nobody, or no group, counts as one.
    public init(people: Int, groups: Int) {
        self.people = people.clamped(1, 100_000)
        self.groups = groups.clamped(1, 100_000)
    }

    func groups(of count: Int) -> Int { (count * groups + people / 2) / people }
}

/// Why groups cannot be made.
public enum GroupFault: Error, Hashable, Sendable {
    /// Fewer or more people than can be grouped.
    case badPeople(Int)
    /// Fewer or more rounds than can be.
    case badRounds(Int)
    /// A size of groups that cannot be.
    case badSize(Int)
    /// A wish is about somebody who is not in the list, or about somebody and themselves.
    case unknownPerson
    /// These two are to be apart and together.
    case apartAndTogether(PersonPair)
}
