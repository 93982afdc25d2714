/// Which communities share people, and whom.
struct Neighbours: Sendable {
    struct Shared {
        var person: Int32
        /// What a clash costs this person; −1 when the person is core in both.
        var price: Int32

        /// Is the person core in both: then a clash breaks a rule and has no price.
        @inline(__always)
        var isCore: Bool { price < 0 }
    }

    /// A community's neighbours among 64 communities that follow each other, for those 64 alone
    /// among which it has any.
    struct Group: Sendable {
        var word: Int32
        /// The list of the first of them; the others' follow.
        private(set) var list: Int32
        private(set) var bits: UInt64

        init(_ word: Int, list: Int) {
            self.word = Int32(truncatingIfNeeded: word)
            self.list = Int32(truncatingIfNeeded: list)
            bits = 0
        }

        mutating func add(_ bit: Int) { bits |= 1 << UInt64(bit) }

        /// The list of the people shared with the neighbour in a bit.
        @inline(__always)
        func list(_ bit: Int) -> Int {
            Int(list) + (bits & ((1 << UInt64(bit)) - 1)).nonzeroBitCount
        }
    }

    /// The people shared with one neighbour.
    private struct List: Sendable {
        var from: UInt32
        /// What all their misses cost at most, unfairness included.
        var most: Int32
    }

    private var groups: [Group]
    /// By group: those of its neighbours that share a core member.
    private var coreBits: [UInt64]
    /// By community: where its groups begin.
    private var firstGroup: [Int32]
    private var lists: [List]
    private var shared: [Shared]

    init(_ instance: Instance) {
        let communities = instance.communities
        groups = []
        coreBits = []
        firstGroup = [0]
        lists = []
        shared = []
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
            for (other, people) in found.sorted(by: { $0.key < $1.key }) {
                let isNew =
                    groups.count == Int(firstGroup[c])
                    || Int(groups[groups.count - 1].word) != other / 64
                if isNew {
                    groups.append(Group(other / 64, list: lists.count))
                    coreBits.append(0)
                }
                groups[groups.count - 1].add(other % 64)
                if people.contains(where: \.isCore) {
                    coreBits[coreBits.count - 1] |= 1 << UInt64(other % 64)
                }
                let most = people.reduce(0) {
                    $0 + ($1.isCore ? 0 : Int($1.price) + instance.weights.unfair)
                }
                lists.append(List(from: UInt32(shared.count), most: Int32(clamping: most)))
                shared += people
            }
            firstGroup.append(Int32(groups.count))
        }
        lists.append(List(from: UInt32(shared.count), most: 0))
    }

    /// Where a community's groups are, in the order of its neighbours.
    @inline(__always)
    func groups(of c: Int) -> Range<Int> { Int(firstGroup[c])..<Int(firstGroup[c + 1]) }

    @inline(__always)
    func group(_ index: Int) -> Group { groups[index] }

    @inline(__always)
    func people(_ list: Int) -> Range<Int> { Int(lists[list].from)..<Int(lists[list + 1].from) }

    /// The people that two communities share.
    func people(_ a: Int, _ b: Int) -> Range<Int> {
        for index in groups(of: a) where Int(groups[index].word) == b / 64 {
            guard groups[index].bits >> UInt64(b % 64) & 1 == 1 else { break }
            return people(groups[index].list(b % 64))
        }
        return 0..<0
    }

    /// What a clash of that list's people costs at most, double-booked core members left aside.
    @inline(__always)
    func most(_ list: Int) -> Int { Int(lists[list].most) }

    /// A group's neighbours that have a core member in common with the community.
    @inline(__always)
    func coreBits(_ group: Int) -> UInt64 { coreBits[group] }

    @inline(__always)
    subscript(index: Int) -> Shared { shared[index] }

    /// Communities that share most people come first to be placed.
    func degree(_ c: Int) -> Int {
        groups(of: c).reduce(0) { $0 + groups[$1].bits.nonzeroBitCount }
    }
}
