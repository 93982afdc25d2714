import CivilTime
import Communities
import ICalendar

extension Feed {
    /// The sessions as a repeating event a community and season, two where its rhythm turns, overrides next to
    /// them; flat where no rule fits.
    ///
    /// The whole season counts, seen or not, so that the rule does not move with the window. A repeating event
    /// tells no agenda: what differs from it in time, place, title or state is an override of its own.
    func seriesEvents(
        of sessions: [PublishedSession], shown: Set<SessionID>, maker: SessionEvent,
        today: CivilDate, zone: Zone
    ) -> [CalendarEvent] {
        let groups = Dictionary(grouping: sessions, by: \.seriesUID)
        return groups.sorted { $0.key < $1.key }.flatMap { uid, group -> [CalendarEvent] in
            guard group.contains(where: { shown.contains($0.session.id) }) else { return [] }
            let series = SeriesParts(uid, group, zone: zone)
            if series.parts.isEmpty {
                return group.filter { shown.contains($0.session.id) }.map(maker.event)
            }
            let whole = maker.catalogue.sessions(of: group[0].session.community)
                .filter { $0.seriesUID == uid }
            let version = SeriesVersion(of: whole, today: today, zone: zone)
            return series.parts.flatMap { part in
                Feed.events(
                    of: part, maker: maker, version: version,
                    isShown: { $0.isShown(on: today, zone) })
            }
        }
    }

    private static func events(
        of part: SeriesParts.Part, maker: SessionEvent, version: SeriesVersion,
        isShown: (PublishedSession) -> Bool
    ) -> [CalendarEvent] {
        let (uid, fit, group) = (part.uid, part.fit, part.sessions)
        let bySession = Dictionary(
            group.map { ($0.session.id, $0) }, uniquingKeysWith: { first, _ in first })
        let members = fit.instances.compactMap { $0.session.flatMap { bySession[$0] } }
        guard let usual = members.first(where: { $0.session.id == fit.usual }) else {
            return group.filter(isShown).map(maker.event)
        }
        var master = maker.event(of: usual)
        master.uid = uid
        master.summary = usual.session.communities.map(maker.name).joined(separator: " × ")
        master.status = .confirmed
        master.isTransparent = !maker.takesTime(usual.session)
        master.start = fit.start(tzid: maker.catalogue.material.organisation.zone.identifier)
        master.ending = .at(
            maker.end(of: master.start, minutes: usual.session.minutes))
        master.conferences = maker.conferences(usual.session)
        // Few clients show CONFERENCE: its link stands in the text too.
        master.description = master.conferences.map { "\($0.label ?? ""): \($0.uri)" }
            .joined(separator: "\n")
        master.url = maker.feed.page
        master.links = []
        master.relations = part.before.map { [Relation(.uid($0), kind: .sibling)] } ?? []
        master.rules = [fit.rule]
        master.sequence = version.sequence
        master.created = version.created
        master.lastModified = version.changed
        master.stamp = version.changed
        master.alarms = maker.alarms(master.summary)

        var overrides: [CalendarEvent] = []
        for instance in fit.instances {
            let start = CalendarTime.zoned(
                instance.local, tzid: maker.catalogue.material.organisation.zone.identifier)
            guard let published = instance.session.flatMap({ bySession[$0] }), isShown(published)
            else {
                master.exceptions.append(start)
                continue
            }
            var event = maker.event(of: published)
            let isUsual =
                event.start == start && event.summary == master.summary
                && event.location == master.location && event.status == master.status
                && event.isTransparent == master.isTransparent
                && event.conferences == master.conferences
                && event.ending == .at(maker.end(of: start, minutes: usual.session.minutes))
            if isUsual { continue }
            event.uid = uid
            event.recurrenceID = start
            overrides.append(event)
        }
        let placed = Set(fit.instances.compactMap(\.session))
        let extra = group.filter { !placed.contains($0.session.id) && isShown($0) }
        return [master] + overrides + extra.map(maker.event)
    }
}
