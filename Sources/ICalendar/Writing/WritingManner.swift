/// For whom a calendar is written.
public enum WritingManner: Hashable, Sendable {
    /// For calendar clients: strict, and in one fixed order.
    ///
    /// Each event has a UID and a DTSTAMP; ends are DTENDs; each zone in use gets a VTIMEZONE that every
    /// client understands; lines and events that could not be understood are left out.
    case published
    /// As it was read: reading it again gives the same document.
    ///
    /// Nothing is worked out, refused or left out; VTIMEZONEs are those that were read.
    case faithful
}
