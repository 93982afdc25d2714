/// What a rule's file says of how it is broken.
protocol RuleFact: Sendable, Hashable {
    static var rule: Rule { get }
    /// The fact as one of all breaches.
    var breach: Rule.Breach { get }
    /// The key of its sentence: the rule's name, and which way it is broken where there are several.
    var key: String { get }
    /// How many violations it counts as.
    var violations: Int { get }
    var person: Int? { get }
    var room: Int? { get }
    var session: Plan.Position? { get }
    /// The same without what only says when it is and by how much: equal where the same is in the
    /// way of two places.
    var timeless: Self { get }
}

extension RuleFact {
    var key: String { Self.rule.rawValue }
    var violations: Int { 1 }
    var person: Int? { nil }
    var room: Int? { nil }
    var session: Plan.Position? { nil }
    var timeless: Self { self }
}

extension Rule.Breach {
    /// The rule that is broken.
    public var rule: Rule { type(of: fact).rule }

    /// The key of its sentence: the rule's name, and which way it is broken where there are several,
    /// such as `roomFit.tooSmall`. It never changes with a language.
    public var key: String { fact.key }

    /// How many violations of the score it counts as, at least 1.
    public var violations: Int { fact.violations }

    /// The person it concerns, by position in the instance.
    public var person: Int? { fact.person }

    /// The room it concerns, by position in the instance.
    public var room: Int? { fact.room }

    /// The other session that is in the way.
    public var session: Plan.Position? { fact.session }

    /// Is the same in the way, be it at another time or by another amount: the same person's
    /// calendar, the same shut room.
    public func isSameMatter(as other: Rule.Breach) -> Bool {
        fact.timeless.breach == other.fact.timeless.breach
    }
}
