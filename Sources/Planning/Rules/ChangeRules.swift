// changeTime, changeRoom, changeMode: what people know changes at a price.
extension Rules {
    /// Only where the community is published; no room counts as a room.
    func change(
        _ at: Plan.Position, _ session: Plan.Occurrence?, _ found: inout some Findings
    ) {
        guard let published = instance.published, published.occurrences[at.community] != nil
        else { return }
        let weights = instance.weights
        let before = self.published(at)
        guard let session, let before else {
            if (session == nil) != (before == nil) {
                found.charge(.changeTime, weights.changeTime)
            }
            return
        }
        if (session.day, session.start) != (before.day, before.start) {
            found.charge(.changeTime, weights.changeTime)
        }
        if session.room != before.room { found.charge(.changeRoom, weights.changeRoom) }
        if session.mode != before.mode { found.charge(.changeMode, weights.changeMode) }
    }
}
