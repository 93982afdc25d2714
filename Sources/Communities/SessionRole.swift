/// What somebody does in one session.
public enum SessionRole: String, CaseIterable, Hashable, Sendable, Codable {
    /// Opens, leads and closes.
    case facilitator
    /// Brings a question of their own, where a method works on one.
    case caseGiver = "case-giver"
    /// Looks after those on the screen in a hybrid session.
    case remoteBuddy = "remote-buddy"
    /// Writes down what the session produces.
    case harvester
    /// Watches the clock.
    case timekeeper
}
