public import CivilTime

/// A person's decision about one session, which every later plan keeps until it is taken back.
///
/// Where a session that is held stands is not part of the pin: it is the session people know.
public struct Pin: Hashable, Sendable, Codable {
    /// What was decided.
    public enum Decision: String, CaseIterable, Hashable, Sendable, Codable {
        /// It is held where somebody put it.
        case moved
        /// It does not take place.
        case cancelled
        /// The rhythm leaves it out; it uses up one of the sessions the community may skip.
        case skipped
        /// It is held after all.
        case restored

        /// Whether the session is held.
        public var isHeld: Bool { self == .moved || self == .restored }
    }

    /// The session.
    public var session: SessionID
    /// What was decided.
    public var decision: Decision
    /// Why, in the words of who decided.
    public var reason: String?
    /// Who decided, as they called themselves.
    public var author: String?
    /// When.
    public var at: Instant

    /// All parts given.
    public init(
        session: SessionID, decision: Decision, reason: String?, author: String?, at: Instant
    ) {
        self.session = session
        self.decision = decision
        self.reason = reason
        self.author = author
        self.at = at
    }
}
