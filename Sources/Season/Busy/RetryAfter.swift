import CivilTime

/// How long a server asks not to be asked again (RFC 9110 §10.2.3).
enum RetryAfter {
    /// A day: whoever asks for more is asked again all the same.
    private static let most = 86_400

    /// The first moment at which it may be asked; `nil` when it does not say.
    static func moment(_ text: String?, now: Instant) -> Instant? {
        guard let text else { return nil }
        let seconds = Int(text) ?? date(text).map { now.seconds(until: $0) }
        guard let seconds, seconds > 0 else { return nil }
        return now.advanced(bySeconds: min(seconds, most))
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sun, 06 Nov 2027 08:49:37 GMT` (RFC 9110 §5.6.7).
    private static func date(_ text: String) -> Instant? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]),
            let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]),
            let date = CivilDate(year: year, month: month + 1, day: day),
            let time = OffsetDateTime("\(date)T\(words[4])Z")
        else { return nil }
        return Instant(secondsSinceEpoch: time.local.secondsSinceEpoch)
    }
}
