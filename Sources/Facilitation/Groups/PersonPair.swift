/// Two people of a list, in no order.
public struct PersonPair: Hashable, Sendable, Comparable {
    /// The number of the one who comes first in the list.
    public let first: Int
    /// The number of the other.
    public let second: Int

    /// The pair of two different numbers, however they are given.
    public init(_ one: Int, _ other: Int) {
        first = min(one, other)
        second = max(one, other)
    }

    /// By the first, then by the second.
    public static func < (left: PersonPair, right: PersonPair) -> Bool {
        (left.first, left.second) < (right.first, right.second)
    }

    /// Every pair of these people.
    static func all<People: RandomAccessCollection<Int>>(of people: People) -> [PersonPair]
    where People.Index == Int {
        people.indices.flatMap { index in
            people[people.index(after: index)...].map { PersonPair(people[index], $0) }
        }
    }
}
