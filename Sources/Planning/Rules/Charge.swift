/// One price that a session's place brings, and whom it concerns.
public struct Charge: Sendable, Hashable {
    /// The rule that asks it.
    public let rule: SoftRule
    /// Whom it concerns, where it concerns somebody.
    public let person: Int?
    /// What keeps the person away, where somebody misses the session.
    public let cause: Cause?
    /// The price; negative where the place saves it.
    public let price: Int

    /// Why a person cannot come.
    public enum Cause: Sendable, Hashable {
        /// Their own calendar.
        case calendar
        /// Another session, which they belong to as well.
        case session(community: Int, occurrence: Int)
    }
}
