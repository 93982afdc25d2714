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
    /// Every number the series had before decisions took some out: the turns of the templates do not shift with them.
    var allNumbers: [Int] = []
    /// The one session of this series when it stays where it is although the wishes no longer have it there.
    var standing: Session?

    /// How many sessions of the series come before this one in the cycle of the templates.
    func turn(_ occurrence: Int) -> Int {
        allNumbers.firstIndex(of: numbers[occurrence]) ?? occurrence
    }

    /// The series without some of its occurrences.
    func without(_ gone: Set<Int>) -> SeriesWish {
        guard !gone.isEmpty else { return self }
        let left = numbers.indices.filter { !gone.contains($0) }
        var wish = self
        wish.allNumbers = allNumbers.isEmpty ? numbers : allNumbers
        wish.numbers = left.map { numbers[$0] }
        wish.patterns = patterns.map { days in left.map { days[$0] } }
        wish.maxSkips = min(maxSkips, left.count)
        return wish
    }

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
