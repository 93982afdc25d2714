package import Communities

/// Reads how long before a session something happens.
package enum OffsetText {
    /// `7 days before`, `1 day`, `2 uur van tevoren`, `1 week vooraf`; at most 366 days.
    package static func before(_ text: String) throws(Misread) -> ReminderOffset {
        var rest = tokens(of: text)
        for ending in endings {
            if rest.count > ending.count, rest.suffix(ending.count).map(\.text) == ending {
                rest.removeLast(ending.count)
                break
            }
        }
        guard let parts = quantities(of: rest.map(\.text).joined(separator: " ")),
            parts.allSatisfy({ $0.minutes != nil })
        else {
            throw Misread(.notOffset(text))
        }
        let minutes = parts.reduce(0) { $0 + ($1.minutes ?? 0) }
        guard (1...366 * 1440).contains(minutes) else {
            throw Misread(.offsetTooFar(text))
        }
        return ReminderOffset(minutes: minutes)
    }

    /// The longest first.
    private static let endings: [[String]] = [
        ["before", "the", "session"], ["voor", "de", "sessie"], ["van", "tevoren"],
        ["van", "te", "voren"], ["in", "advance"], ["before"], ["ahead"], ["earlier"],
        ["vooraf"], ["tevoren"], ["ervoor"], ["eerder"],
    ]
}
