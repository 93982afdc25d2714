import CivilTime

/// How long a server asks not to be asked again (RFC 9110 §10.2.3).
enum RetryAfter {
    /// A day: whoever asks for more is asked again all the same.
    private static let most = 86_400

    /// The first moment at which it may be asked; `nil` when it does not say.
    static func moment(_ text: String?, now: Instant) -> Instant? {
        guard let text else { return nil }
        let seconds = Int(text) ?? HTTPDate.moment(text, now: now).map { now.seconds(until: $0) }
        guard let seconds, seconds > 0 else { return nil }
        return now.advanced(bySeconds: min(seconds, most))
    }
}
