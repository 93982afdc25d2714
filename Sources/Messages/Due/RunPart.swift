/// The parts of a run, in their order.
package enum RunPart: String, CaseIterable, Hashable, Sendable {
    /// Busy calendars are fetched.
    case `import`
    /// The published pages and feeds are kept right.
    case publish
    /// Facilitators get their agenda; sessions that have none are asked about, and go online.
    case agenda
    /// Reminders are queued and sent.
    case remind
    /// Everything else that people should hear is queued and sent: changes, welcomes, what a session left.
    case notify
}
