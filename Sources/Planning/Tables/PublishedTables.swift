/// What is published, and what of it may not change.
struct PublishedTables: Sendable {
    /// Is there a published plan at all.
    let isAny: Bool
    /// Nothing new is put on a day before this one; no limit without a published plan.
    let frozenBefore: Int
    /// By session; nil where it was left out, or is not published.
    let places: [Place?]
    /// By session: may it not change, since it is pinned or too near.
    let locked: [Bool]
    /// By session: where it can be taken back to; nil where that is no longer possible.
    let home: [Place?]
    /// By community: is it part of the published plan.
    let communities: [Bool]
    /// By community: the announced series, where it is well-formed.
    let usual: [Usual?]

    /// `first` is the first session of each community, `options` the rooms and modes it has.
    init(_ instance: Instance, first: [Int], owner: [Int], options: [[Tables.Option]]) {
        isAny = instance.published != nil
        frozenBefore = instance.published == nil ? Int.min : instance.frozenBefore
        var places = [Place?](repeating: nil, count: owner.count)
        var locked = [Bool](repeating: false, count: owner.count)
        if let known = instance.published {
            for (c, sessions) in known.occurrences.enumerated() {
                for (i, session) in (sessions ?? []).enumerated() {
                    guard let session else { continue }
                    places[first[c] + i] = Place(session)
                    locked[first[c] + i] = session.day < instance.frozenBefore
                }
            }
            for pin in instance.pinned { locked[first[pin.community] + pin.occurrence] = true }
        }
        self.places = places
        self.locked = locked
        home = owner.indices.map { session in
            guard let place = places[session] else { return .skipped }
            let option = Tables.Option(mode: place.mode, room: Int(place.room))
            return options[owner[session]].contains(option) ? place : nil
        }
        let rules = Rules(valid: instance)
        usual = instance.communities.indices.map { c in
            guard let series = instance.published?.series[c],
                series.room.map({ instance.rooms.indices.contains($0) }) ?? true,
                rules.isWellFormed(series, of: instance.communities[c])
            else { return nil }
            return Usual(series)
        }
        communities = instance.communities.indices.map {
            instance.published?.occurrences[$0] != nil
        }
    }
}
