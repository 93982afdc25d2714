import CivilTime

/// The starts of a series that lie near a change of its zone's clock.
struct ClockChanges {
    /// The stretch of the wall clock that a change skips or shows twice.
    struct Hour {
        let isGap: Bool
        private let from: LocalDateTime
        private let to: LocalDateTime

        init(_ change: Zone.Transition) {
            let old = change.instant.advanced(bySeconds: change.before.offset).utc
            let new = change.instant.advanced(bySeconds: change.after.offset).utc
            isGap = old < new
            (from, to) = (min(old, new), max(old, new))
        }

        func contains(_ wall: LocalDateTime) -> Bool { from <= wall && wall < to }
    }

    private let pairs: [(start: Instant, change: Zone.Transition)]

    /// Pairs of a start and a change that are at most `seconds` apart; `starts` is sorted.
    init(near starts: [Instant], in zone: Zone, within seconds: Int) {
        guard let first = starts.first, let last = starts.last else {
            pairs = []
            return
        }
        let reach = min(max(seconds, 86_400), 400 * 86_400)
        let changes = zone.transitions(
            from: first.advanced(bySeconds: -reach), to: last.advanced(bySeconds: reach))
        var pairs: [(Instant, Zone.Transition)] = []
        var index = 0
        for change in changes {
            let from = change.instant.advanced(bySeconds: -reach)
            let to = change.instant.advanced(bySeconds: reach)
            while index < starts.count, starts[index] < from { index += 1 }
            var next = index
            while next < starts.count, starts[next] <= to {
                pairs.append((starts[next], change))
                next += 1
            }
        }
        self.pairs = pairs
    }

    func first(
        where condition: (Instant, Zone.Transition) -> Bool
    ) -> (start: Instant, change: Zone.Transition)? {
        pairs.first { condition($0.start, $0.change) }
    }
}
