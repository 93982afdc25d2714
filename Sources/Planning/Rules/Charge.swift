/// One price that a session's place brings, and whom it concerns.
public struct Charge: Sendable, Hashable {
    /// The rule that asks it.
    public let rule: Rule
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

extension Charge: Comparable {
    /// The dearest first, then by rule, person and cause.
    public static func < (a: Charge, b: Charge) -> Bool {
        if a.price != b.price { return a.price > b.price }
        if a.rule != b.rule { return a.rule.rawValue < b.rule.rawValue }
        if a.person != b.person { return (a.person ?? -1) < (b.person ?? -1) }
        return a.cause.map(order) ?? (-2, 0) < b.cause.map(order) ?? (-2, 0)
    }

    private static func order(_ cause: Cause) -> (Int, Int) {
        switch cause {
        case .calendar: (-1, 0)
        case .session(let community, let occurrence): (community, occurrence)
        }
    }
}
