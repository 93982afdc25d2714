/// How many days things are kept that nobody needs any more; `nil`: always.
package struct KeepSettings: Hashable, Sendable {
    /// The words of a message, from when it was settled.
    package var texts: Int? = 30
    /// That a message went to somebody, from when it was of use.
    package var sent: Int? = 90
    /// The sessions of plans that others have taken the place of.
    package var plans: Int? = 90
    /// What people of other seasons answered.
    package var answers: Int? = 400
    /// Who belonged where in other seasons.
    package var members: Int? = 400
    /// What sessions produced, open or not, with its votes and its history.
    package var harvest: Int?
    /// Who sat in a group with whom, in other seasons.
    package var groups: Int?
    /// Who had which role, in other seasons.
    package var turns: Int?

    package init() {}
}
