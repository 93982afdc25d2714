public import Communities

/// Something that must lie ready for a method, and how many of it.
public struct Material: Hashable, Sendable {
    /// What a count is for.
    public enum Measure: String, CaseIterable, Hashable, Sendable, Codable {
        /// So many in all.
        case session
        /// So many for each group.
        case group
        /// So many for each person.
        case person
    }

    /// What it is.
    public var name: LocalizedText
    /// How many for each `measure`; `nil`: as it comes (paper, coffee).
    public var count: Int?
    /// What the count is for.
    public var measure: Measure

    /// All parts given.
    public init(_ name: LocalizedText, count: Int? = nil, per measure: Measure = .session) {
        self.name = name
        self.count = count
        self.measure = measure
    }

    /// How many there must be in all; `nil`: as it comes.
    public func total(people: Int, groups: Int) -> Int? {
        guard let count else { return nil }
        switch measure {
        case .session: return count
        case .group: return count.clamped(0, 1_000) * groups.clamped(1, 100_000)
        case .person: return count.clamped(0, 1_000) * people.clamped(1, 100_000)
        }
    }
}
