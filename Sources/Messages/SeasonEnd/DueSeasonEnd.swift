import CivilTime
import Communities

/// That a season ends and there is no next one yet, for somebody who looks after communities.
struct DueSeasonEnd: Hashable {
    let season: Season
    let person: PersonID
    /// Those that they look after, in the order of the files.
    var communities: [CommunityID]
    let dueAt: Instant
    let giveUpAt: Instant

    /// Who is to hear of it now; the first moment after `now` at which there may be something to do.
    static func all(
        _ audience: Audience, now: Instant
    ) -> (due: [DueSeasonEnd], nextDue: Instant?) {
        let organisation = audience.intent.organisation
        let zone = audience.zone
        guard let season = organisation.seasons.last else { return ([], nil) }
        func moment(_ day: CivilDate) -> Instant {
            zone.instant(of: LocalDateTime(date: day, time: .startOfDay))
        }
        let dueAt = moment(season.to.advanced(by: -Organisation.noticeOfEnd))
        let end = moment(season.to.advanced(by: 1))
        guard now < end else { return ([], nil) }
        guard dueAt <= now else { return ([], dueAt) }
        var due: [DueSeasonEnd] = []
        var places: [PersonID: Int] = [:]
        var next = Soonest()
        for community in audience.intent.communities
        where community.end.map({ season.to < $0.on }) ?? true {
            for person in audience.intent.asked(of: community)
            where audience.hearsChanges(person) {
                if let place = places[person] {
                    due[place].communities.append(community.id)
                    continue
                }
                if let wait = audience.wait(person, dueAt: dueAt, giveUpAt: end, now: now) {
                    next.expect(wait)
                    continue
                }
                places[person] = due.count
                due.append(
                    DueSeasonEnd(
                        season: season, person: person, communities: [community.id],
                        dueAt: dueAt, giveUpAt: end))
            }
        }
        return (due, next.moment)
    }
}

extension DeliveryKey {
    /// That a season ends without a next one, for one person.
    static func seasonEnd(_ season: SeasonID, _ person: PersonID) -> DeliveryKey {
        DeliveryKey(.season, [season.rawValue, person.rawValue])
    }
}
