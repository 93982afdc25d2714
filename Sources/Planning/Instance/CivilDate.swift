/// A date `YYYY-MM-DD`, read only as far as planning needs it: its weekday.
enum CivilDate {
    /// The weekday (Monday = 0) of a proleptic Gregorian date, or nil when the text is no date.
    static func weekday(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard byte >= 48, byte <= 57 else { return nil }
                value = value * 10 + Int(byte) - 48
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            year >= 1, month >= 1, month <= 12, day >= 1
        else { return nil }
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        let before = year - 1
        let dayOfYear = lengths[..<(month - 1)].reduce(0, +) + day
        // 0001-01-01 was a Monday.
        return (before * 365 + before / 4 - before / 100 + before / 400 + dayOfYear - 1) % 7
    }
}
