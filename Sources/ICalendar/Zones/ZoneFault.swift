public import CivilTime

/// Why a zone cannot be told in that form; its times can be written in UTC instead.
public enum ZoneFault: Error, Hashable, Sendable {
    /// The law of the zone changes between the first and last event.
    case lawChanges(zone: String, at: Instant)
    /// The rule is not "the nth weekday of a month", which Outlook needs.
    case notExpressible(zone: String)
}
