import CivilTime
import Communities
import Feeds
import TestSupport
import Testing

@Suite("Which session is which")
struct SessionMatchTests {
    /// `5`, `5@14` at another hour, `-5` cancelled: days and hours of one month.
    private func promises(_ text: String) -> [SessionMatch.Promise] {
        text.split(separator: " ").compactMap { word in
            let parts = word.drop { $0 == "-" }.split(separator: "@").compactMap { Int($0) }
            guard let day = parts.first else { return nil }
            return SessionMatch.Promise(
                date: Cast.day(2027, 3, day),
                start: ClockTime(hour: parts.count > 1 ? parts[1] : 10, minute: 0) ?? .startOfDay,
                isCancelled: word.hasPrefix("-"))
        }
    }

    static let cases: [(known: String, new: String, promises: [Int?], why: String)] = [
        ("2 9 16 23", "2 9 16 23", [0, 1, 2, 3], "nothing changes"),
        (
            "2 9 16 23 30", "2 16 30", [0, 2, 4],
            "every two weeks: the dates that stay are the same"
        ),
        ("2 16 30", "2 9 16 23 30", [0, nil, 1, nil, 2], "every week: those between are new"),
        ("2 9 16", "4 11 18", [0, 1, 2], "another weekday"),
        ("2 9", "9 15", [1, nil], "a date that is held is never another's"),
        ("2", "9", [nil], "a week away is another promise"),
        ("2", "8", [0], "six days are not"),
        ("2 8", "5", [0], "the earlier first"),
        ("2 9", "4 6", [0, 1], "as many as can be, without crossing"),
        ("2@10 2@14", "2@14 2@16", [1, 0], "the same time before the same day"),
        ("-9 16", "9 16", [0, 1], "what was cancelled comes back on its own date"),
        ("-9", "10", [nil], "and on no other"),
        ("-9 8", "9", [1], "but a move is one change, not two"),
        ("", "3", [nil], "nothing is known"), ("3", "", [], "nothing is planned"),
    ]

    @Test(arguments: cases.indices)
    func `each promise is kept as it should be`(number: Int) {
        let one = SessionMatchTests.cases[number]
        let match = SessionMatch(promises(one.new), to: promises(one.known))
        #expect(match.promises == one.promises, "\(one.why)")
    }

    @Test func `a community that lets its sessions shift further keeps them further`() {
        let (known, new) = (promises("2 23"), promises("9 30"))
        #expect(SessionMatch(new, to: known).promises == [nil, nil])
        #expect(SessionMatch(new, to: known, reach: 7).promises == [0, 1])
    }

    /// The most pairs, and of those the fewest days, that any pairing of what is left comes to.
    private func best(
        _ new: ArraySlice<SessionMatch.Promise>, _ known: [SessionMatch.Promise]
    ) -> (pairs: Int, days: Int) {
        guard let first = new.first else { return (0, 0) }
        var found = best(new.dropFirst(), known)
        for place in known.indices {
            let days = abs(first.date.days(until: known[place].date))
            guard days <= SessionMatch.reach else { continue }
            var others = known
            others.remove(at: place)
            let rest = best(new.dropFirst(), others)
            let paired = (pairs: rest.pairs + 1, days: rest.days + days)
            if (found.pairs, paired.days) < (paired.pairs, found.days) { found = paired }
        }
        return found
    }

    @Test func `no pairing changes less, and no date that is kept becomes another event`() {
        var random = SplitMix(state: 19)
        var (moved, kept, many) = (0, 0, 0)
        for _ in 0..<3_000 {
            func some() -> [SessionMatch.Promise] {
                Set(
                    (0..<Int.random(in: 0...5, using: &random)).map { _ in
                        Int.random(in: 1...28, using: &random)
                    }
                ).sorted().map {
                    SessionMatch.Promise(
                        date: Cast.day(2027, 3, $0),
                        start: ClockTime(hour: Int.random(in: 9...10, using: &random), minute: 0)
                            ?? .startOfDay)
                }
            }
            let (new, known) = (some(), some())
            let match = SessionMatch(new, to: known)
            let taken = match.promises.compactMap(\.self)
            #expect(Set(taken).count == taken.count)
            var (pairs, days) = (0, 0)
            for (place, promise) in match.promises.enumerated() {
                let same = known.firstIndex { $0.date == new[place].date }
                if let same {
                    #expect(promise == same)
                    kept += 1
                } else if let promise {
                    pairs += 1
                    days += abs(new[place].date.days(until: known[promise].date))
                }
            }
            let left = (
                new.filter { one in !known.contains { $0.date == one.date } },
                known.filter { one in !new.contains { $0.date == one.date } }
            )
            let least = best(left.0[...], left.1)
            #expect(pairs == least.pairs && days == least.days, "\(known) → \(new)")
            if pairs > 0 { moved += 1 }
            if pairs > 1 { many += 1 }
        }
        #expect(moved > 1_000 && kept > 500 && many > 300, "\(moved) \(kept) \(many)")
    }
}
