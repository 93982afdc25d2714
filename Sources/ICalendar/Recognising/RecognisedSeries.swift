package import CivilTime

/// A repeating event that tells a list of meetings, and what differs from its rule.
package struct RecognisedSeries: Hashable, Sendable {
    /// An instance that takes place at another time or lasts longer or shorter.
    package struct Override: Hashable, Sendable {
        /// The start that the rule gives it: RECURRENCE-ID.
        package let replaced: LocalDateTime
        package let meeting: RecurrenceRecogniser.Meeting
    }

    /// How it repeats, with COUNT.
    package let rule: RecurrenceRule
    /// The first start of the rule and the usual length: DTSTART and DURATION.
    package let usual: RecurrenceRecogniser.Meeting
    /// All starts of the rule, in order.
    package let instances: [LocalDateTime]
    /// Starts that are left out: EXDATE.
    package private(set) var exceptions: [LocalDateTime] = []
    /// Instances that differ, by the start they replace.
    package private(set) var overrides: [Override] = []
    /// More meetings on days of their own: RDATE, as a period where they last differently.
    package private(set) var additions: [RecurrenceRecogniser.Meeting] = []
    /// Meetings that need an event of their own.
    package private(set) var ownEvents: [RecurrenceRecogniser.Meeting] = []

    /// How much differs from the rule.
    package var cost: Int {
        exceptions.count + overrides.count + additions.count + ownEvents.count
    }

    init(
        _ found: RecurrenceSearch.Candidate, meetings: [RecurrenceRecogniser.Meeting],
        extras: RecurrenceRecogniser.Extras
    ) {
        let kind = found.kind
        func start(_ number: Int) -> LocalDateTime {
            LocalDateTime(
                date: CivilDate(daysSinceEpoch: found.shape.day(number)),
                secondOfDay: kind.secondOfDay)
        }
        func unmatched(by starts: [LocalDateTime]) -> [RecurrenceRecogniser.Meeting] {
            var free = Set(starts)
            return meetings.filter { $0.seconds != kind.seconds || free.remove($0.start) == nil }
        }
        let rest = unmatched(by: found.numbers.map(start))
        let numbers = RecognisedSeries.extended(found, towards: rest, most: meetings.count)
        let starts = numbers.map(start)
        instances = starts
        usual = .init(start: start(numbers.lowerBound), seconds: kind.seconds)
        var rule = found.shape.rule
        rule.end = .count(numbers.count)
        self.rule = rule
        let exact = Set(meetings.filter { $0.seconds == kind.seconds }.map(\.start))
        let free = starts.filter { !exact.contains($0) }
        tell(unmatched(by: starts), with: free, extras: extras)
    }

    /// One instance more at an end for each meeting there that it could stand for; that costs nothing.
    private static func extended(
        _ found: RecurrenceSearch.Candidate, towards rest: [RecurrenceRecogniser.Meeting],
        most: Int
    ) -> ClosedRange<Int> {
        var (first, last) = (found.numbers.lowerBound, found.numbers.upperBound)
        for meeting in rest.reversed() {
            let day = meeting.start.date.daysSinceEpoch
            guard day < found.shape.day(first), last - first + 1 < most else { continue }
            if day > found.shape.day(first - 2) { first -= 1 }
        }
        for meeting in rest {
            let day = meeting.start.date.daysSinceEpoch
            guard day > found.shape.day(last), last - first + 1 < most else { continue }
            if day < found.shape.day(last + 2) { last += 1 }
        }
        return first...last
    }

    private mutating func tell(
        _ meetings: [RecurrenceRecogniser.Meeting], with free: [LocalDateTime],
        extras: RecurrenceRecogniser.Extras
    ) {
        let pairs = orderedPairs(
            free.map(\.secondsSinceEpoch), meetings.map(\.start.secondsSinceEpoch))
        overrides = pairs.map { Override(replaced: free[$0], meeting: meetings[$1]) }
        let used = Set(pairs.map(\.0))
        exceptions = free.indices.filter { !used.contains($0) }.map { free[$0] }
        let told = Set(pairs.map(\.1))
        // Clients that read dates without their times know one instance a day.
        var days = Set(instances.map(\.date) + overrides.map(\.meeting.start.date))
        for index in meetings.indices where !told.contains(index) {
            let meeting = meetings[index]
            if extras == .additions, days.insert(meeting.start.date).inserted {
                additions.append(meeting)
            } else {
                ownEvents.append(meeting)
            }
        }
    }
}

/// As many pairs as there are values on the shorter side, in order on both, with the least sum of differences.
///
/// Both lists are sorted; the result holds their indices. A table of `left × right` steps.
private func orderedPairs(_ left: [Int], _ right: [Int]) -> [(Int, Int)] {
    guard left.count <= right.count else { return orderedPairs(right, left).map { ($1, $0) } }
    let columns = right.count + 1
    // least[i][j]: the first i of the left paired with some of the first j of the right.
    var least = [Int](repeating: Int.max, count: (left.count + 1) * columns)
    for column in 0..<columns { least[column] = 0 }
    for (row, value) in left.enumerated() {
        for column in row + 1..<max(columns, row + 2) {
            let before = least[row * columns + column - 1]
            let paired = before == Int.max ? Int.max : before + abs(value - right[column - 1])
            least[(row + 1) * columns + column] = min(
                paired, least[(row + 1) * columns + column - 1])
        }
    }
    var pairs: [(Int, Int)] = []
    var (row, column) = (left.count, right.count)
    while row > 0, column > 0 {
        // What is as cheap without this column was not bought with it.
        if least[row * columns + column] == least[row * columns + column - 1] {
            column -= 1
            continue
        }
        (row, column) = (row - 1, column - 1)
        pairs.append((row, column))
    }
    return pairs.reversed()
}
