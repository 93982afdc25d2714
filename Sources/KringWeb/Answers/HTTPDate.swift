import CivilTime

/// A date as HTTP writes it, `Mon, 01 Feb 2027 14:00:00 GMT` (RFC 9110 §5.6.7).
enum HTTPDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The text of a moment; `nil` outside the years 0001...9999, which the form cannot hold.
    static func text(_ moment: Instant) -> String? {
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

    /// Reads the one form that is still written; `nil` for the two obsolete ones and for anything else.
    ///
    /// A recipient that does not understand the date serves the full answer (RFC 9110 §13.1.3), which is never wrong.
    static func moment(_ text: String) -> Instant? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 6, words[0].count == 4, words[0].last == ",", words[5] == "GMT",
            words[1].utf8.count == 2, let day = number(words[1]),
            let month = months.firstIndex(of: String(words[2])),
            words[3].utf8.count == 4, let year = number(words[3]),
            let date = CivilDate(year: year, month: month + 1, day: day)
        else { return nil }
        let clock = words[4].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 3, clock.allSatisfy({ $0.utf8.count == 2 }),
            let hour = number(clock[0]), hour < 24, let minute = number(clock[1]), minute < 60,
            let second = number(clock[2]), second <= 60
        else { return nil }
        let local = LocalDateTime(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
        return Instant(secondsSinceEpoch: local.secondsSinceEpoch)
    }

    private static func number(_ digits: Substring) -> Int? {
        digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
            ? Int(digits) : nil
    }

    private static func padded(_ value: Int, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
