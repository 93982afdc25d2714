/// Walks over the held sessions that clash with a place of a community: of its neighbours, those who
/// share people with it, on the same day.
///
/// This loop runs in every step of the search, so it allocates nothing: it goes by groups of 64
/// neighbours, of which a bit tells who has a session that day at all (``HeldSessions``), and then
/// from session to session of one neighbour. It asks the state anew for each step, so that its
/// caller may change costs, though not who is held, in between.
struct ClashWalk {
    /// The people shared with the neighbour whose session was found last
    /// (``Neighbours/people(_:)``).
    @inline(__always)
    var list: Int { group.list(bit) }

    private let c: Int
    private let day: Int
    private let span: HeldSessions.Span
    private let isCoreOnly: Bool
    /// The groups not yet looked at.
    private var next: Int
    private let end: Int
    /// The group under way, its neighbours still to come, and the neighbour under way.
    private var group = Neighbours.Group(0, list: 0)
    private var hits: UInt64 = 0
    private var bit = 0
    /// The next session of that neighbour; -1 for none.
    private var session = -1

    /// Where `isCoreOnly`, only neighbours who share a core member count.
    @inline(__always)
    init(_ c: Int, _ place: Place, in state: SearchState, isCoreOnly: Bool = false) {
        self.c = c
        day = Int(place.day)
        span = state.span(of: c, place)
        self.isCoreOnly = isCoreOnly
        let groups = state.tables.neighbours.groups(of: c)
        next = groups.lowerBound
        end = groups.upperBound
    }

    /// The next session that clashes; nil at the end.
    @inline(__always)
    mutating func next(in state: SearchState) -> Int? {
        while true {
            while session >= 0 {
                let other = session
                session = state.held.nextOfCommunity(other)
                let neighbour = Int(group.word) * 64 + bit
                if state.tables.clash(c, span, neighbour, state.held.span(other)) { return other }
            }
            while hits == 0 {
                guard next < end else { return nil }
                group = state.tables.neighbours.group(next)
                let mask = isCoreOnly ? state.tables.neighbours.coreBits(next) : group.bits
                hits = mask & state.held.communities(group.word, on: day)
                next += 1
            }
            bit = hits.trailingZeroBitCount
            hits &= hits - 1
            session = state.held.first(of: Int(group.word) * 64 + bit, on: day)
        }
    }
}

extension Tables {
    /// Can nobody attend both a session of `c` and one of `other` in full, on the same day.
    @inline(__always)
    func clash(
        _ c: Int, _ span: HeldSessions.Span, _ other: Int, _ theirs: HeldSessions.Span
    ) -> Bool {
        if span.start < theirs.end, theirs.start < span.end { return true }
        guard span.site >= 0, theirs.site >= 0 else { return false }
        let travel = rooms.travel(c, Int(span.site), other, Int(theirs.site))
        return Int(span.start) < Int(theirs.end) + travel
            && Int(theirs.start) < Int(span.end) + travel
    }
}
