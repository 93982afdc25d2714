/// Finds prices for what communities share, by supposing that a series can only be held in the ways
/// seen so far.
///
/// With few ways that is quickly answered, and too hopeful: at the prices found, the true searches
/// meet other ways, which are known the next time (Dantzig and Wolfe 1960: column generation). Prices
/// from few ways swing wildly from round to round, so that the next ones tried lie only part of the
/// way from the best so far to those that the ways suggest: further after a better round, nearer
/// after a worse one (Wentges 1997: weighted Dantzig-Wolfe decomposition).
///
/// What is priced grows as it is needed: a good is taken up when the ways that look cheapest want more
/// of it than there is. One that is missing costs nothing, which only makes the bound weaker.
struct Market: Sendable {
    let tables: Tables
    let scale: Int
    private(set) var goods: [SharedGood] = []
    /// The prices with the best bound so far.
    private var centre: [Int] = []
    private var tried: [Int] = []
    /// Sixteenths of the way from the centre to what the ways seen suggest.
    private var stride = Market.wholeWay / 2
    private static let wholeWay = 16
    private var pool: [[FoundWay]]
    private let circles: Circles
    private var index: SharedIndex
    /// Most sessions and people to compare when looking for what is wanted too much.
    private static let comparisons = 3_000_000

    init(_ tables: Tables, scale: Int) {
        self.tables = tables
        self.scale = scale
        circles = Circles(tables)
        pool = [[FoundWay]](repeating: [], count: tables.communityCount)
        index = SharedIndex(tables)
        for person in circles.people where canBeUnfair(person) { add(.misses(person: person)) }
    }

    /// Is there nobody to compete with.
    var isEmpty: Bool { tables.communityCount < 2 }

    /// Are there more sessions to miss than are free.
    private func canBeUnfair(_ person: Int) -> Bool {
        let sessions = circles.circles[person]?.last?.communities.reduce(0) {
            $0 + tables.count[$1]
        }
        return tables.weights.unfair > 0 && sessions ?? 0 > tables.weights.freeMisses
    }

    private mutating func add(_ good: SharedGood) {
        index.add(good, goods.count)
        goods.append(good)
        centre.append(0)
        tried.append(0)
    }

    /// Learns ways to hold a series.
    mutating func learn(_ ways: [FoundWay], of c: Int, most: Int) {
        pool[c] += ways
        if pool[c].count > most { pool[c].removeFirst(pool[c].count - most) }
    }

    /// Learns how well the prices tried last did.
    mutating func judge(isBetter: Bool) {
        if isBetter {
            centre = tried
            stride = min(Self.wholeWay, stride + stride / 2)
        } else {
            stride = max(1, stride / 2)
        }
    }

    /// What the cheapest way known costs at some prices.
    func upper(_ c: Int, _ prices: [Int]) -> Int {
        pool[c].map { way in
            index.uses(way, of: c).reduce(way.cost) { $0 + prices[$1.good] * $1.amount }
        }.min() ?? SeriesField.never
    }

    /// The prices with the best bound so far, once more.
    mutating func repeated() -> [Int] {
        tried = centre
        return centre
    }

    /// Prices worth trying.
    mutating func propose() -> [Int] {
        var best = centre
        for pass in 0..<4 {
            let auction = Auction(
                pool.indices.map { c in
                    pool[c].map { Auction.Bid(cost: $0.cost, uses: index.uses($0, of: c)) }
                }, goods, tables, scale)
            let result = auction.ascend(from: best)
            best = result.prices
            let before = goods.count
            if pass < 3 { grow(result.wanted) }
            if goods.count == before { break }
            best += [Int](repeating: 0, count: goods.count - best.count)
        }
        let grain = SharedPrices.fine(scale)
        let reach = 4 * scale
        tried = centre.indices.map {
            let move = min(reach, max(-reach, best[$0] - centre[$0]))
            let price = centre[$0] + move * stride / Self.wholeWay
            return price / grain * grain
        }
        // A crowd's highest price depends on that of the person's misses.
        for at in goods.indices {
            tried[at] = min(tried[at], goods[at].most(tables, scale, miss: miss(at, tried)))
        }
        return tried
    }

    private func miss(_ at: Int, _ prices: [Int]) -> Int {
        guard case .crowd(let crowd) = goods[at] else { return 0 }
        return index.good(of: crowd.person).map { prices[$0] } ?? 0
    }

    /// Takes up what too many of the cheapest ways want.
    private mutating func grow(_ wanted: [Int]) {
        var days: [Int: [(c: Int, place: Place)]] = [:]
        for (c, at) in wanted.enumerated() where at >= 0 {
            for place in pool[c][at].places { days[Int(place.day), default: []].append((c, place)) }
        }
        var left = Self.comparisons
        for (day, held) in days.sorted(by: { $0.key < $1.key }) {
            for (number, one) in held.enumerated() {
                for other in held[..<number] where left > 0 { compare(one, other, day, &left) }
            }
        }
    }

    private mutating func compare(
        _ one: (c: Int, place: Place), _ other: (c: Int, place: Place), _ day: Int,
        _ left: inout Int
    ) {
        left -= 1
        let start = Int(max(one.place.start, other.place.start))
        let end = Int(one.place.start) + tables.duration[one.c]
        let finish = Int(other.place.start) + tables.duration[other.c]
        let room = Int(one.place.room)
        if room >= 0, room == Int(other.place.room),
            start < min(end, finish) + tables.rooms.buffer[room],
            !index.isTolled(room: room, day, start, min(end, finish) + tables.rooms.buffer[room])
        {
            add(.room(room: room, day: day, slot: start))
        }
        guard one.c != other.c, start < min(end, finish) else { return }
        for person in shared(one.c, other.c) {
            left -= 1
            guard let role = circles.role(person, one.c, other.c),
                let circles = circles.circles[person]
            else { continue }
            for level in role == 0 ? [0] : Array(role...2) {
                let circle = circles[level]
                guard circle.communities.contains(one.c), circle.communities.contains(other.c),
                    !index.isNear(person, level, day, start, circle.overlap)
                else { continue }
                add(
                    .crowd(
                        SharedGood.Crowd(
                            person: person, level: level, day: day, slot: start,
                            communities: circle.communities)))
            }
        }
    }

    private func shared(_ a: Int, _ b: Int) -> [Int] {
        tables.neighbours.people(a, b).map { Int(tables.neighbours[$0].person) }
    }
}
