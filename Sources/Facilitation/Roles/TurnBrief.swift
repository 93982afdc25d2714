/// Who can take the turns of one role in sessions that follow each other.
public struct TurnBrief: Sendable {
    /// How many sessions, in the order of time.
    public var sessions: Int
    /// For each of the willing the sessions they can come to and are free in, numbered from 0.
    public var free: [Set<Int>]
    /// For each of the willing the turns they had before these sessions.
    public var before: [Int]
    /// Turns that are given already, by session.
    public var given: [Int: Int]
    /// For each of the willing what else they do in these sessions: of equals, who does less comes first.
    public var otherTurns: [Int]

    /// Nobody had a turn and none is given unless told otherwise.
    public init(
        sessions: Int, free: [Set<Int>], before: [Int] = [], given: [Int: Int] = [:],
        otherTurns: [Int] = []
    ) {
        self.sessions = sessions
        self.free = free
        self.before = free.indices.map { before.indices.contains($0) ? before[$0] : 0 }
        self.given = given.filter {
            (0..<sessions).contains($0.key) && free.indices.contains($0.value)
        }
        self.otherTurns = free.indices.map { otherTurns.indices.contains($0) ? otherTurns[$0] : 0 }
    }
}
