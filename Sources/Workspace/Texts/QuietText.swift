import CivilTime
package import Communities

/// Reads the hours in which nothing is sent.
package enum QuietText {
    /// `21:00-7:30`, or `none`.
    package static func hours(_ text: String) throws(Misread) -> QuietHours {
        let trimmed = text.trimmed.lowercased()
        if ["none", "never", "geen", "nooit"].contains(trimmed) { return .never }
        let parts = trimmed.replacing("–", with: "-").split(separator: "-")
        guard parts.count == 2, let from = ClockTime(parts[0].trimmed.replacing(".", with: ":")),
            let to = ClockTime(parts[1].trimmed.replacing(".", with: ":"))
        else { throw Misread(.notQuietHours(text)) }
        return QuietHours(from: from, to: to)
    }
}
