/// Why a calendar cannot be written.
public enum WritingFault: Error, Hashable, Sendable {
    /// A time uses a TZID that the calendar does not explain.
    case unknownZone(tzid: String)
    /// A zone that one rule cannot tell; write its times in UTC.
    case zone(ZoneFault)
    /// An event without a UID, or with one that is not plain text of at most 255 bytes.
    case uid(String)
    /// An event without DTSTAMP.
    case noStamp(uid: String)
    /// Memory ran out in libical, or it refused what it was given.
    case libical(String)
}
