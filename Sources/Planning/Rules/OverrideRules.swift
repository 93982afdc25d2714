// otherDay, otherTime, otherRoom, otherMode: a session that differs from its series has a price.
extension Rules {
    /// Online is another mode, and no other room.
    func overrides(
        _ one: Held, _ series: Plan.Series, _ nominal: Int, _ found: inout some Findings
    ) {
        let weights = instance.weights
        let session = one.session
        if session.day != nominal { found.charge(.otherDay, weights.otherDay) }
        if session.start != series.start { found.charge(.otherTime, weights.otherTime) }
        if session.mode != series.mode { found.charge(.otherMode, weights.otherMode) }
        if let room = session.room, let usual = series.room, room != usual {
            found.charge(.otherRoom, weights.otherRoom)
        }
    }
}
