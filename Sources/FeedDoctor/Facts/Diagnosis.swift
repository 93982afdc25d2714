public import ICalendar

/// A place where a calendar breaks a rule, or where a client goes its own way: a fact, not yet a sentence.
///
/// `DoctorWords` says it in Dutch or English.
public struct Diagnosis: Hashable, Sendable {
    /// The rule that is broken.
    public let rule: DoctorRule
    /// How bad it is.
    public let severity: Finding.Severity
    /// Where the rule stands, such as `RFC 5545 §3.1`; empty when it comes from a client.
    public let section: String
    /// The clients it touches; empty for all.
    public let clients: [CalendarClient]
    /// The line of the file, from 1; 0 for the file as a whole.
    public let line: Int
    let evidence: Evidence
}
