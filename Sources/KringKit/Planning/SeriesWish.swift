import CivilTime
import Communities

/// Sessions of one kind of one community that the planner handles together: one community of a `Planning.Instance`.
///
/// Regular sessions, big sessions and sessions woven with another community differ in length, people or windows,
/// so each kind is a series of its own, with its part of the numbers of the community's season.
struct SeriesWish {
    enum Kind: Hashable {
        case regular, big
        case joint(CommunityID)
    }

    var kind: Kind
    var community: CommunityID
    var with: [CommunityID]
    /// The sessions' numbers in the community's season, one per occurrence.
    var numbers: [Int]
    /// How many numbers the community's season has, those of its other series included.
    var seasonCount: Int
    /// Candidate days per occurrence, one list per pattern.
    var patterns: [[CivilDate]]
    var minutes: Int
    var windows: [MeetingWindow]
    var modes: [Mode: ModeWish]
    var members: [Member]
    var blackout: Set<CivilDate>
    var maxSkips: Int
    var maxShiftDays: Int

    /// The identifier of one of its sessions.
    func sessionID(_ occurrence: Int) -> SessionID {
        SessionID(rawValue: "\(community)-\(numbers[occurrence])")
    }

    /// Least days between two sessions: half the usual distance.
    var minGapDays: Int {
        max(1, distances.min().map { $0 / 2 } ?? 1)
    }

    /// Most days between two sessions: the longest usual distance, skips and a shift allowed for.
    var maxGapDays: Int {
        (distances.max() ?? 0) * (1 + maxSkips) + 2 * maxShiftDays + 1
    }

    private var distances: [Int] {
        patterns.flatMap { days in zip(days, days.dropFirst()).map { $0.days(until: $1) } }
    }
}
