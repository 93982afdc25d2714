/// Reads how long something is kept.
package enum TermText {
    /// Days, 7...36,500, or `nil` for ever: `90 days`, `3 maanden`, `2 jaar`, `400`, `always`. A month counts as 30 days, a
    /// year as 365.
    package static func days(_ text: String) throws(Misread) -> Int? {
        let words = tokens(of: text).map(\.text)
        if always.contains(words.joined(separator: " ")) { return nil }
        let count: Int
        if let last = words.last, let days = longUnits[last],
            let parts = quantities(of: words.dropLast().joined(separator: " ")),
            parts.count == 1, parts[0].unit == nil
        {
            // Half a day more is not kept.
            count = parts[0].hundredths * days / 100
        } else {
            guard let parts = quantities(of: text), parts.count == 1,
                parts[0].hundredths.isMultiple(of: 100)
            else { throw Misread(.notTerm(text)) }
            switch parts[0].unit {
            case nil, .days: count = parts[0].hundredths / 100
            case .weeks: count = parts[0].hundredths / 100 * 7
            case .hours, .minutes: throw Misread(.notTerm(text))
            }
        }
        // Within a week of a session its messages may still be on their way.
        guard (7...36_500).contains(count) else { throw Misread(.termOutOfRange(text)) }
        return count
    }

    private static let always: Set<String> = [
        "always", "altijd", "forever", "for ever", "voor altijd", "voorgoed",
    ]
    private static let longUnits = [
        "month": 30, "months": 30, "maand": 30, "maanden": 30,
        "year": 365, "years": 365, "jaar": 365, "jaren": 365,
    ]
}
