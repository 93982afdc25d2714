public import CivilTime

extension Organisation {
    /// The season that holds a day; else the next one, else the last.
    public func season(on day: CivilDate) -> Season {
        seasons.first { day <= $0.to } ?? seasons.last ?? season
    }

    /// The season of that identifier.
    public func season(_ id: SeasonID) -> Season? { seasons.first { $0.id == id } }

    /// Days before the last season ends from which on it is told that there is no next one.
    package static let noticeOfEnd = 42

    /// When the last season ends, where that is soon; `nil`: later.
    package func endSoon(on today: CivilDate) -> CivilDate? {
        guard let last = seasons.last, today.days(until: last.to) <= Organisation.noticeOfEnd else {
            return nil
        }
        return last.to
    }

    /// The organisation with a season as the one that is planned, also one that it no longer names.
    public func during(_ season: Season) -> Organisation {
        var organisation = self
        organisation.season = season
        return organisation
    }
}

extension Intent {
    /// What is wanted of one season: it is the one that is planned, and communities are as they are then.
    public func during(_ season: Season) -> Intent {
        Intent(
            organisation: organisation.during(season), rooms: rooms, onlineRooms: onlineRooms,
            resources: resources, people: people,
            communities: communities.map { $0.during(season) }, departed: departed)
    }
}
