package import CivilTime
package import Communities

/// Sessions of one kind of one community that the planner handles together: one community of a `Planning.Instance`.
///
/// Regular sessions, big sessions and sessions woven with another community differ in length, people or windows,
/// so each kind is a series of its own, with its part of the numbers of the community's season.
package struct SeriesWish {
    package enum Kind: Hashable {
        case regular, big
        case joint(CommunityID)
    }

    package var kind: Kind
    package var community: CommunityID
    package var with: [CommunityID]
    /// The sessions' numbers in the community's season, one per occurrence.
    package var numbers: [Int]
    /// The sessions' identifiers, one per occurrence.
    package var ids: [SessionID]
    /// How many numbers the community's season has, those of its other series included.
    package var seasonCount: Int
    /// Candidate days per occurrence, one list per pattern.
    package var patterns: [[CivilDate]]
    package var minutes: Int
    package var windows: [MeetingWindow]
    package var modes: [Mode: ModeWish]
    package var members: [Member]
    package var blackout: Set<CivilDate>
    package var maxSkips: Int
    package var maxShiftDays: Int
    /// Every number the series had before decisions took some out: the turns of the templates do not shift with them.
    package var allNumbers: [Int] = []
    /// The one session of this series when it stays where it is although the wishes no longer have it there.
    package var standing: Session?

    /// How many sessions of the series come before this one in the cycle of the templates.
    package func turn(_ occurrence: Int) -> Int {
        allNumbers.firstIndex(of: numbers[occurrence]) ?? occurrence
    }

    /// The series without some of its occurrences.
    package func without(_ gone: Set<Int>) -> SeriesWish {
        guard !gone.isEmpty else { return self }
        let left = numbers.indices.filter { !gone.contains($0) }
        var wish = self
        wish.allNumbers = allNumbers.isEmpty ? numbers : allNumbers
        wish.numbers = left.map { numbers[$0] }
        wish.ids = left.map { ids[$0] }
        wish.patterns = patterns.map { days in left.map { days[$0] } }
        wish.maxSkips = min(maxSkips, left.count)
        return wish
    }

    /// The identifier of one of its sessions.
    package func sessionID(_ occurrence: Int) -> SessionID { ids[occurrence] }

    /// Least days between two sessions: half the usual distance.
    package var minGapDays: Int {
        max(1, distances.min().map { $0 / 2 } ?? 1)
    }

    /// Most days between two sessions: the longest usual distance, skips and a shift allowed for.
    package var maxGapDays: Int {
        (distances.max() ?? 0) * (1 + maxSkips) + 2 * maxShiftDays + 1
    }

    private var distances: [Int] {
        patterns.flatMap { days in zip(days, days.dropFirst()).map { $0.days(until: $1) } }
    }
}
