/// The sessions that are held, found by day and community or by day and room.
///
/// What a step asks of a day lies side by side in memory, which matters more than how much it is.
struct HeldSessions: Sendable {
    /// When and where a session is held, as far as others need to know.
    struct Span {
        var start: Int16
        var end: Int16
        /// −1 online.
        var site: Int32
    }

    private struct Link {
        // The next session of the day in the same community and in the same room; −1 for none.
        var ofCommunity: Int32 = -1
        var inRoom: Int32 = -1
        var span = Span(start: 0, end: 0, site: -1)
    }

    private let communities: Int
    private let words: Int
    private let rooms: Int
    /// By day: a bit per community that has a session then.
    private var present: [UInt64]
    // By day × community and by day × room: the first session; −1 for none.
    private var firstOfCommunity: [Int32]
    private var firstInRoom: [Int32]
    /// By session.
    private var links: [Link]

    init(_ tables: Tables) {
        communities = tables.communityCount
        words = (communities + 63) / 64
        rooms = tables.roomCount
        present = [UInt64](repeating: 0, count: tables.days * words)
        firstOfCommunity = [Int32](repeating: -1, count: tables.days * communities)
        firstInRoom = [Int32](repeating: -1, count: tables.days * rooms)
        links = [Link](repeating: Link(), count: tables.sessionCount)
    }

    /// Adds a session; `room` is −1 online.
    mutating func add(_ session: Int, of c: Int, on day: Int, in room: Int, _ span: Span) {
        let row = day * communities + c
        present[day * words + c / 64] |= 1 << UInt64(c % 64)
        var link = Link(ofCommunity: firstOfCommunity[row], span: span)
        firstOfCommunity[row] = Int32(truncatingIfNeeded: session)
        if room >= 0 {
            link.inRoom = firstInRoom[day * rooms + room]
            firstInRoom[day * rooms + room] = Int32(truncatingIfNeeded: session)
        }
        links[session] = link
    }

    /// Takes away a session that was added so.
    mutating func remove(_ session: Int, of c: Int, on day: Int, in room: Int) {
        let link = links[session]
        let row = day * communities + c
        if Int(firstOfCommunity[row]) == session {
            firstOfCommunity[row] = link.ofCommunity
            if link.ofCommunity < 0 { present[day * words + c / 64] &= ~(1 << UInt64(c % 64)) }
        } else {
            var at = Int(firstOfCommunity[row])
            while at >= 0, Int(links[at].ofCommunity) != session { at = Int(links[at].ofCommunity) }
            if at >= 0 { links[at].ofCommunity = link.ofCommunity }
        }
        guard room >= 0 else { return }
        let place = day * rooms + room
        if Int(firstInRoom[place]) == session {
            firstInRoom[place] = link.inRoom
        } else {
            var at = Int(firstInRoom[place])
            while at >= 0, Int(links[at].inRoom) != session { at = Int(links[at].inRoom) }
            if at >= 0 { links[at].inRoom = link.inRoom }
        }
    }

    @inline(__always)
    func span(_ session: Int) -> Span { links[session].span }

    /// A day's sessions of one community, until −1.
    @inline(__always)
    func first(of c: Int, on day: Int) -> Int { Int(firstOfCommunity[day * communities + c]) }
    @inline(__always)
    func nextOfCommunity(_ session: Int) -> Int { Int(links[session].ofCommunity) }

    /// A day's sessions in one room, until −1.
    @inline(__always)
    func first(in room: Int, on day: Int) -> Int { Int(firstInRoom[day * rooms + room]) }
    @inline(__always)
    func nextInRoom(_ session: Int) -> Int { Int(links[session].inRoom) }

    /// Of 64 communities that follow each other those that have a session on the day.
    @inline(__always)
    func communities(_ word: Int32, on day: Int) -> UInt64 { present[day * words + Int(word)] }
}
