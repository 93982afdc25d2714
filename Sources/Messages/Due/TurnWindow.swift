import CivilTime
import Communities

/// From when until when it matters who does what in a session.
///
/// Who has which role follows from everything that is planned and answered: far from a session nobody's turn need be
/// looked up.
struct TurnWindow {
    /// Seconds after a session before its harvest is asked for, and for how long.
    static let pause = 2 * 3600
    static let harvestWindow = 3 * 86_400

    /// How long before the start who has something to prepare is told.
    let preparation: ReminderOffset
    let span: Span
    private let opens: Instant
    private let told: Instant

    init(_ entry: PublishedSession, _ audience: Audience) {
        span = entry.session.span(in: audience.zone)
        preparation =
            audience.intent.community(entry.session.community)?.preparation
            ?? ReminderOffset(minutes: 2 * 1440)
        told = preparation.moment(before: span.start)
        // Quiet hours and mornings can bring a message forward, never by two days.
        opens = told.advanced(bySeconds: -2 * 86_400)
    }

    func contains(_ now: Instant) -> Bool {
        let end = span.end.advanced(bySeconds: TurnWindow.pause + TurnWindow.harvestWindow)
        return opens <= now && now < end
    }

    /// When to look again, for who looks outside of it.
    func nextLook(after now: Instant) -> Instant? { now < span.start ? told : nil }
}
