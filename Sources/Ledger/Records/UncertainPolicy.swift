/// What to do with messages whose courier was interrupted.
package enum UncertainPolicy: String, CaseIterable, Hashable, Sendable {
    /// Send them again with the same Message-ID: at least once.
    case resend
    /// Leave them to a person: at most once.
    case hold
}
