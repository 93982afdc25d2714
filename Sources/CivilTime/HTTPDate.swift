/// A date as HTTP writes it, `Mon, 01 Feb 2027 14:00:00 GMT` (RFC 9110 §5.6.7).
package enum HTTPDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let wholeDays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The text of a moment; `nil` outside the years 0001...9999, which the form cannot hold.
    package static func text(_ moment: Instant) -> String? {
        guard (-62_135_596_800..<253_402_300_800).contains(moment.secondsSinceEpoch) else {
            return nil
        }
        let clock = moment.utc
        let (year, month, day) = clock.date.parts
        let weekday = clock.date.weekday.rawValue - Weekday.monday.rawValue
        let time = [clock.hour, clock.minute, clock.second].map { padded($0, to: 2) }
        return "\(days[weekday]), \(padded(day, to: 2)) \(months[month - 1]) "
            + "\(padded(year, to: 4)) \(time.joined(separator: ":")) GMT"
    }

    /// Reads each of the three forms; `nil` for anything else.
    ///
    /// The form of today is `Sun, 06 Nov 1994 08:49:37 GMT`, the obsolete ones are `Sunday, 06-Nov-94 08:49:37 GMT` and
    /// `Sun Nov  6 08:49:37 1994`. A recipient that does not understand the date serves the full answer (RFC 9110 §13.1.3),
    /// which is never wrong.
    ///
    /// - Parameter now: settles the century of a year of two digits.
    package static func moment(_ text: String, now: Instant) -> Instant? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard let first = words.first else { return nil }
        switch (words.count, first.last) {
        case (6, ",") where isDay(first.dropLast(), of: days) && words[5] == "GMT":
            return moment(
                day: number(words[1], digits: 2), month: words[2],
                year: number(words[3], digits: 4), clock: words[4])
        case (4, ",") where isDay(first.dropLast(), of: wholeDays) && words[3] == "GMT":
            let date = words[1].split(separator: "-", omittingEmptySubsequences: false)
            guard date.count == 3 else { return nil }
            return moment(
                day: number(date[0], digits: 2), month: date[1],
                year: number(date[2], digits: 2).map { year(twoDigits: $0, now: now) },
                clock: words[2])
        case (5, _) where isDay(first, of: days):
            return moment(
                day: number(words[2], digits: 2), month: words[1],
                year: number(words[4], digits: 4), clock: words[3])
        case (6, _) where isDay(first, of: days) && words[2].isEmpty:
            return moment(
                day: number(words[3], digits: 1), month: words[1],
                year: number(words[5], digits: 4), clock: words[4])
        default: return nil
        }
    }

    // Whether it is the right day of the week is not asked: clients that get it wrong mean the date.
    private static func isDay(_ name: Substring, of names: [String]) -> Bool {
        names.contains { $0 == name }
    }

    private static func moment(
        day: Int?, month: Substring, year: Int?, clock: Substring
    ) -> Instant? {
        guard let day, let year, let month = months.firstIndex(where: { $0 == month }),
            let date = CivilDate(year: year, month: month + 1, day: day)
        else { return nil }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let hour = number(parts[0], digits: 2), hour < 24,
            let minute = number(parts[1], digits: 2), minute < 60,
            let second = number(parts[2], digits: 2), second <= 60
        else { return nil }
        let local = LocalDateTime(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
        return Instant(secondsSinceEpoch: local.secondsSinceEpoch)
    }

    /// What seems to lie more than 50 years ahead is the latest such year that was (RFC 9110 §5.6.7).
    private static func year(twoDigits: Int, now: Instant) -> Int {
        let current = now.utc.date.parts.year
        let year = current - current % 100 + twoDigits
        return year > current + 50 ? year - 100 : year
    }

    private static func number(_ text: Substring, digits: Int) -> Int? {
        text.utf8.count == digits
            && text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
            ? Int(text) : nil
    }

    private static func padded(_ value: Int, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
