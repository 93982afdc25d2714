/// Which communities share people, and whom.
struct Neighbours: Sendable {
    struct Shared {
        var person: Int32
        /// What a clash costs this person; −1 when the person is core in both.
        var price: Int32
    }

    let words: Int
    /// By community: a bit per community that shares a person.
    private(set) var bits: [UInt64]
    /// By community and word: the neighbours before it.
    private var before: [Int32]
    private var start: [Int]
    private var lists: [Int]
    private var shared: [Shared]
    /// By list: what all its people's misses cost at most, unfairness included.
    private var dearest: [Int32]

    init(_ instance: Instance) {
        let communities = instance.communities
        words = (communities.count + 63) / 64
        bits = [UInt64](repeating: 0, count: communities.count * words)
        before = [Int32](repeating: 0, count: communities.count * words)
        start = []
        lists = [0]
        shared = []
        dearest = []
        // A person's level in each of their communities.
        var levels = [[(community: Int, level: Int)]](repeating: [], count: instance.people.count)
        for (c, community) in communities.enumerated() {
            for person in community.core { levels[person].append((c, 0)) }
            for person in community.active { levels[person].append((c, 1)) }
            for person in community.peripheral { levels[person].append((c, 2)) }
        }
        let prices = [0, instance.weights.missActive, instance.weights.missPeripheral]
        for (c, community) in communities.enumerated() {
            var found: [Int: [Shared]] = [:]
            for (level, people) in [community.core, community.active, community.peripheral]
                .enumerated()
            {
                for person in people {
                    for other in levels[person] where other.community != c {
                        let lesser = max(level, other.level)
                        found[other.community, default: []].append(
                            Shared(
                                person: Int32(person),
                                price: lesser == 0 ? -1 : Int32(prices[lesser])))
                    }
                }
            }
            start.append(lists.count - 1)
            for (other, people) in found.sorted(by: { $0.key < $1.key }) {
                bits[c * words + other / 64] |= 1 << UInt64(other % 64)
                shared += people
                lists.append(shared.count)
                let price = people.reduce(0) {
                    $0 + ($1.price < 0 ? 0 : Int($1.price) + instance.weights.unfair)
                }
                dearest.append(Int32(clamping: price))
            }
            var sum: Int32 = 0
            for word in 0..<words {
                before[c * words + word] = sum
                sum += Int32(bits[c * words + word].nonzeroBitCount)
            }
        }
    }

    /// The list of the people `a` shares with its neighbour in bit `bit` of word `word`.
    func list(_ a: Int, _ word: Int, _ bit: Int) -> Int {
        let row = a * words + word
        return start[a] + Int(before[row])
            + (bits[row] & ((1 << UInt64(bit)) - 1)).nonzeroBitCount
    }

    func people(_ list: Int) -> Range<Int> { lists[list]..<lists[list + 1] }

    /// What a clash of that list's people costs at most, double-booked core members left aside.
    func most(_ list: Int) -> Int { Int(dearest[list]) }

    subscript(index: Int) -> Shared { shared[index] }

    /// Communities that share most people come first to be placed.
    func degree(_ c: Int) -> Int {
        var sum = 0
        for word in 0..<words { sum += bits[c * words + word].nonzeroBitCount }
        return sum
    }
}
