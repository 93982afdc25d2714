package import CivilTime
package import Communities

/// What is asked for of a merge, a split or a new name, besides the communities.
package struct LifeWish: Sendable {
    /// Its first day; `nil`: today where somebody agrees, else in two weeks.
    package var on: CivilDate?
    /// Who of the core agrees.
    package var second: PersonID?
    package var reason: String?
    /// What it is called from then on; `nil`: as the first, or by its identifier where it is new.
    package var name: String?
    package var isRehearsal: Bool

    package init(
        on: CivilDate? = nil, second: PersonID? = nil, reason: String? = nil,
        name: String? = nil, isRehearsal: Bool = false
    ) {
        self.on = on
        self.second = second
        self.reason = reason
        self.name = name
        self.isRehearsal = isRehearsal
    }
}
