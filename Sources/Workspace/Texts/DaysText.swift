/// Reads counts of days: how far a session may move, how long before it a plan is frozen.
package enum DaysText {
    /// Days, 0...366: `3 days`, `3 dagen`, `1 week`, `3`; a bare number is days.
    package static func days(_ text: String) throws(Misread) -> Int {
        guard let parts = quantities(of: text), parts.count == 1, let part = parts.first,
            part.hundredths.isMultiple(of: 100)
        else { throw Misread(.notDays(text)) }
        let days: Int
        switch part.unit {
        case nil, .days: days = part.hundredths / 100
        case .weeks: days = part.hundredths / 100 * 7
        case .hours, .minutes:
            throw Misread(.notDays(text))
        }
        guard days <= 366 else {
            throw Misread(.notDaysOfYear(text))
        }
        return days
    }
}
