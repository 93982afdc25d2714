/// Who is in several communities, and in which with what role.
struct Circles: Sendable {
    /// A person's communities with at least some role.
    struct Circle: Sendable {
        var communities: [Int] = []
        /// No two of their sessions have more slots in common.
        var overlap = 0
    }

    /// By person in several communities: those with a core role, those with a core or active one,
    /// and all.
    private(set) var circles: [Int: [Circle]] = [:]
    /// Those people, in order.
    private(set) var people: [Int] = []
    private let roles: [Int: [Int: Int]]

    init(_ tables: Tables) {
        var roles: [Int: [Int: Int]] = [:]
        var first = [Int](repeating: -1, count: tables.instance.people.count)
        var firstRole = first
        for (c, community) in tables.instance.communities.enumerated() {
            for (role, people) in [community.core, community.active, community.peripheral]
                .enumerated()
            {
                for person in people {
                    if first[person] < 0 {
                        first[person] = c
                        firstRole[person] = role
                    } else {
                        roles[person, default: [first[person]: firstRole[person]]][c] = role
                    }
                }
            }
        }
        self.roles = roles
        people = roles.keys.sorted()
        for person in people {
            let own = (roles[person] ?? [:]).sorted { $0.key < $1.key }
            circles[person] = (0..<3).map { level in
                // Two sessions of one community at once are no clash; it is left out where that
                // could be.
                let communities = own.filter { $0.value <= level && tables.minGap[$0.key] > 0 }
                    .map(\.key)
                let durations = communities.map { tables.duration[$0] }.sorted()
                return Circle(
                    communities: communities,
                    overlap: durations.count < 2 ? 0 : durations[durations.count - 2])
            }
        }
    }

    /// The lesser of a person's roles in two communities; nil where they are not in both.
    func role(_ person: Int, _ a: Int, _ b: Int) -> Int? {
        guard let roles = roles[person], let one = roles[a], let other = roles[b] else {
            return nil
        }
        return max(one, other)
    }
}
