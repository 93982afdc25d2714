import CivilTime

/// Reads lengths within a day as people write them.
package enum LengthText {
    /// Minutes, 1...1440: `90`, `90 min`, `1h30`, `1:30`, `1,5 uur`, `2 hours`, `anderhalf uur`, `PT90M`.
    package static func minutes(_ text: String) throws(Misread) -> Int {
        guard let minutes = unbounded(text) else {
            throw Misread(.notLength(text))
        }
        guard (1...1440).contains(minutes) else {
            throw Misread(.notLengthOfDay(text))
        }
        return minutes
    }

    /// Minutes, 0...1440, for what may also be nothing, such as a room's buffer.
    package static func minutesOrNone(_ text: String) throws(Misread) -> Int {
        try unbounded(text) == 0 ? 0 : minutes(text)
    }

    private static func unbounded(_ text: String) -> Int? {
        let trimmed = tokens(of: text).map(\.text).joined(separator: " ")
        if let minutes = clock(trimmed) ?? iso(trimmed) { return minutes }
        guard let parts = quantities(of: text) else { return nil }
        if parts.count == 1, parts[0].unit == nil {
            return parts[0].hundredths.isMultiple(of: 100) ? parts[0].hundredths / 100 : nil
        }
        switch parts.map(\.unit) {
        case [.minutes], [.hours]:
            return parts[0].minutes
        case [.hours, .minutes], [.hours, nil]:
            let rest = parts[1].hundredths
            guard rest.isMultiple(of: 100), rest < 6000, let hours = parts[0].minutes,
                hours.isMultiple(of: 60)
            else { return nil }
            return hours + rest / 100
        default:
            return nil
        }
    }

    /// `1:30`, one hour and a half.
    private static func clock(_ text: String) -> Int? {
        guard text.contains(":") else { return nil }
        return ClockTime(text)?.minutes
    }

    /// `pt90m`, `pt1h30m` (ISO 8601), in lower case.
    private static func iso(_ text: String) -> Int? {
        guard text.hasPrefix("pt"), !text.contains(" ") else { return nil }
        let parts = quantities(of: String(text.dropFirst(2)))
        switch parts?.map(\.unit) {
        case [.hours], [.minutes], [.hours, .minutes]:
            guard text.utf8.last == UInt8(ascii: "h") || text.utf8.last == UInt8(ascii: "m") else {
                return nil
            }
            return parts?.reduce(0) { $0 + ($1.minutes ?? 0) }
        default:
            return nil
        }
    }
}
