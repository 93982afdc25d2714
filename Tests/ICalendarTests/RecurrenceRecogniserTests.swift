import CivilTime
import ICalendar
import TestSupport
import Testing

@Suite("Recognising rules")
struct RecurrenceRecogniserTests {
    private typealias Meeting = RecurrenceRecogniser.Meeting

    /// `2027-03-02 10:00 60`, the time and minutes of the first where they are missing.
    private func meetings(_ text: String) throws -> [Meeting] {
        var clock = (minutes: 600, length: 60)
        return try text.split(separator: ",").map { entry in
            let words = entry.split(separator: " ")
            let date = try #require(CivilDate(words[0]))
            if words.count > 1 { clock.minutes = try #require(Int(words[1])) }
            if words.count > 2 { clock.length = try #require(Int(words[2])) }
            defer { clock = (600, 60) }
            return Meeting(
                start: LocalDateTime(date: date, secondOfDay: clock.minutes * 60),
                seconds: clock.length * 60)
        }
    }

    @Test(arguments: [
        ("2027-03-02,2027-03-09,2027-03-16", "FREQ=WEEKLY;COUNT=3;BYDAY=TU", 0),
        ("2027-03-02,2027-03-23,2027-04-13", "FREQ=WEEKLY;INTERVAL=3;COUNT=3;BYDAY=TU", 0),
        ("2027-03-02,2027-03-04,2027-03-09,2027-03-11", "FREQ=WEEKLY;COUNT=4;BYDAY=TU,TH", 0),
        ("2027-03-02,2027-03-03,2027-03-04,2027-03-05", "FREQ=DAILY;COUNT=4", 0),
        ("2027-03-02,2027-03-06,2027-03-10", "FREQ=DAILY;INTERVAL=4;COUNT=3", 0),
        ("2027-03-09,2027-04-13,2027-05-11,2027-06-08", "FREQ=MONTHLY;COUNT=4;BYDAY=2TU", 0),
        ("2027-03-26,2027-04-30,2027-05-28,2027-06-25", "FREQ=MONTHLY;COUNT=4;BYDAY=-1FR", 0),
        ("2027-01-15,2027-03-15,2027-05-15", "FREQ=MONTHLY;INTERVAL=2;COUNT=3;BYMONTHDAY=15", 0),
        ("2027-01-31,2027-02-28,2027-03-31", "FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-1", 0),
        (
            "2027-03-01,2028-03-01,2029-03-01,2030-03-01",
            "FREQ=YEARLY;COUNT=4;BYMONTH=3;BYMONTHDAY=1", 0
        ),
        // One left out, one on another day, one at another time, one longer.
        ("2027-03-02,2027-03-09,2027-03-23,2027-03-30", "FREQ=WEEKLY;COUNT=5;BYDAY=TU", 1),
        ("2027-03-02,2027-03-09,2027-03-17,2027-03-23", "FREQ=WEEKLY;COUNT=4;BYDAY=TU", 1),
        ("2027-03-02,2027-03-09 720,2027-03-16", "FREQ=WEEKLY;COUNT=3;BYDAY=TU", 1),
        ("2027-03-02,2027-03-09 600 90,2027-03-16", "FREQ=WEEKLY;COUNT=3;BYDAY=TU", 1),
        // The last was moved: its instance is kept, so that it can be told as moved.
        ("2027-03-02,2027-03-09,2027-03-16,2027-03-25", "FREQ=WEEKLY;COUNT=4;BYDAY=TU", 1),
        ("2027-03-02", "FREQ=WEEKLY;COUNT=1;BYDAY=TU", 0),
    ])
    func `a list of meetings has a rule`(list: String, rule: String, cost: Int) throws {
        let series = try #require(RecurrenceRecogniser().series(telling: meetings(list)))

        #expect(series.rule.text == rule)
        #expect(series.cost == cost)
        #expect(series.rule.isKnownToOutlook)
    }

    @Test func `nothing and too much have no rule`() throws {
        let one = try meetings("2027-03-02")
        let many = [Meeting](repeating: one[0], count: 1_001)

        #expect(RecurrenceRecogniser().series(telling: []) == nil)
        #expect(RecurrenceRecogniser().series(telling: many) == nil)
    }

    @Test func `a meeting too many is an addition or an event of its own, never two a day`() throws
    {
        let list = try meetings(
            "2027-03-02,2027-03-09,2027-03-16,2027-03-09 780,2027-03-12 780,2027-03-12 840")
        let own = try #require(RecurrenceRecogniser().series(telling: list))
        let dates = try #require(
            RecurrenceRecogniser(extras: .additions).series(telling: list))

        #expect(own.additions == [] && own.ownEvents == Array(list[3...]))
        #expect(dates.additions == [list[4]] && dates.ownEvents == [list[3], list[5]])
        #expect(own.cost == 3 && dates.cost == 3)
    }

    /// Meetings around a rule, some moved, left out, added or lengthened.
    private func random(_ random: inout RecogniserRandom, days: Int, most: Int) -> [Meeting] {
        let count = Int.random(in: 1...most, using: &random)
        let step = Int.random(in: 1...8, using: &random)
        let start = Int.random(in: 20_800...20_830, using: &random)
        return (0..<count).map { index in
            var day = start + index * step % days
            if Int.random(in: 0..<4, using: &random) == 0 {
                day = start + Int.random(in: 0..<days, using: &random)
            }
            let isOdd = Int.random(in: 0..<6, using: &random) == 0
            return Meeting(
                start: LocalDateTime(
                    date: CivilDate(daysSinceEpoch: day), secondOfDay: isOdd ? 43_200 : 36_000),
                seconds: Int.random(in: 0..<8, using: &random) == 0 ? 5_400 : 3_600)
        }
    }

    @Test(.slow) func `no rule tells a few meetings with less`() throws {
        var generator = RecogniserRandom(state: 7)
        for _ in 0..<30 {
            let meetings = random(&generator, days: 24, most: 5)

            let series = try #require(RecurrenceRecogniser().series(telling: meetings))

            #expect(series.cost == bruteForce(meetings), "\(meetings.map(\.start))")
        }
    }

    /// The least cost over all Outlook rules that begin and end near the meetings, by expanding each.
    private func bruteForce(_ meetings: [Meeting]) -> Int {
        let days = meetings.map(\.start.date.daysSinceEpoch)
        let (first, last) = (days.min() ?? 0, days.max() ?? 0)
        var least = meetings.count
        for kind in Set(meetings.map { [$0.start.secondOfDay, $0.seconds] }) {
            let exact = Set(
                meetings.filter { [$0.start.secondOfDay, $0.seconds] == kind }
                    .map(\.start.date.daysSinceEpoch))
            for start in first...last {
                for rule in Self.rules(from: CivilDate(daysSinceEpoch: start)) {
                    let iterator = RecurrenceIterator(
                        rule,
                        start: LocalDateTime(
                            date: CivilDate(daysSinceEpoch: start), secondOfDay: kind[0]))
                    var (count, hits) = (0, 0)
                    for instance in iterator.prefix(40) where instance.date.daysSinceEpoch <= last {
                        if count == 0, instance.date.daysSinceEpoch != start { break }
                        count += 1
                        if exact.contains(instance.date.daysSinceEpoch) { hits += 1 }
                        least = min(least, max(meetings.count, count) - hits)
                    }
                }
            }
        }
        return least
    }

    private static func rules(from date: CivilDate) -> [RecurrenceRule] {
        var rules = (1...24).map { RecurrenceRule(.daily, interval: $0) }
        for interval in 1...4 {
            for mask in 1..<128 where mask & 1 << date.weekday.rawValue != 0 {
                var rule = RecurrenceRule(.weekly, interval: interval)
                rule.byDay = Weekday.allCases.filter { mask & 1 << $0.rawValue != 0 }
                    .map { .init($0) }
                rules.append(rule)
            }
        }
        for ordinal in [1, 2, 3, 4, -1] {
            var rule = RecurrenceRule(.monthly)
            rule.byDay = [.init(date.weekday, ordinal: ordinal)]
            rules.append(rule)
        }
        for day in [date.day, -1] where day <= 28 {
            var rule = RecurrenceRule(.monthly)
            rule.byMonthDay = [day]
            rules.append(rule)
        }
        return rules
    }

    @Test(.slow) func `a series expands to exactly its meetings and is always the same`() throws {
        var generator = RecogniserRandom(state: 11)
        for round in 0..<150 {
            let meetings = random(&generator, days: 400, most: 40)
            let extras: RecurrenceRecogniser.Extras = round % 2 == 0 ? .additions : .ownEvents
            let recogniser = RecurrenceRecogniser(extras: extras)

            let series = try #require(recogniser.series(telling: meetings))

            #expect(series == recogniser.series(telling: meetings.shuffled(using: &generator)))
            #expect(series.rule.isKnownToOutlook)
            let starts = Array(RecurrenceIterator(series.rule, start: series.usual.start))
            #expect(starts == series.instances)
            let replaced = Set(series.exceptions + series.overrides.map(\.replaced))
            #expect(replaced.count == series.exceptions.count + series.overrides.count)
            let kept = starts.filter { !replaced.contains($0) }.map {
                Meeting(start: $0, seconds: series.usual.seconds)
            }
            let told =
                kept + series.overrides.map(\.meeting) + series.additions + series.ownEvents
            #expect(told.sorted() == meetings.sorted())
        }
    }
}

/// A small seeded generator, the same on every machine (SplitMix64).
private struct RecogniserRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
