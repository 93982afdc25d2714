package import CivilTime
package import Communities

/// From when on what is kept; what is older is of no more use. `nil`: all of it stays.
package struct LedgerRetention: Hashable, Sendable {
    /// The texts of messages that were settled.
    package var texts: Instant?
    /// That messages were sent to whom, from when they were of use.
    package var deliveries: Instant?
    /// The sessions of plans that others have taken the place of.
    package var plans: Instant?
    /// What people of other seasons answered.
    package var answers: Instant?
    /// Who belonged where in other seasons.
    package var memberships: Instant?
    /// What sessions produced.
    package var harvest: Instant?
    /// Who sat in a group with whom in other seasons.
    package var groups: Instant?
    /// Who had which role in other seasons.
    package var turns: Instant?

    /// Everything stays.
    package init() {}

    /// As long as the organisation says.
    package init(_ keep: KeepSettings, at now: Instant) {
        func since(_ days: Int?) -> Instant? {
            days.map { now.advanced(bySeconds: -$0 * 86_400) }
        }
        texts = since(keep.texts)
        deliveries = since(keep.sent)
        plans = since(keep.plans)
        answers = since(keep.answers)
        memberships = since(keep.members)
        harvest = since(keep.harvest)
        groups = since(keep.groups)
        turns = since(keep.turns)
    }
}
