package import CivilTime
package import Communities
package import ICalendar

extension Feed {
    /// Months of the past and future that a feed shows, as days.
    static let daysBack = 92, daysAhead = 549

    /// The most events of a feed.
    package static let mostEvents = 1_000

    /// Whether a feed of that day may tell a session: it lies in the window and is not long cancelled.
    package static func shows(
        _ published: PublishedSession, on today: CivilDate, _ zone: Zone
    ) -> Bool {
        window(today).contains(published.session.date) && published.isShown(on: today, zone)
    }

    /// The days that feeds show: three months back and eighteen ahead.
    package static func window(_ today: CivilDate) -> ClosedRange<CivilDate> {
        today.advanced(by: -daysBack)...today.advanced(by: daysAhead)
    }

    /// The calendar for a feed: the same input gives the same document, whenever it is made.
    ///
    /// - Parameter today: the day in the organisation's zone; it moves the window and lets cancelled sessions go.
    package func document(from material: FeedMaterial, today: CivilDate) -> CalendarDocument {
        document(from: FeedCatalogue(material), today: today)
    }

    /// - Parameter texts: what is read in this feed alone.
    func document(
        from catalogue: FeedCatalogue, naming texts: [SessionID: SessionText] = [:],
        today: CivilDate
    ) -> CalendarDocument {
        let maker = SessionEvent(feed: self, catalogue: catalogue, naming: texts)
        let zone = catalogue.material.organisation.zone
        let chosen = catalogue.sessions(of: subject)
        var document = CalendarDocument(ofKring: language, zone)
        describe(&document, catalogue)
        document.source = source
        document.url = page
        document.refreshInterval = CalendarDuration(seconds: 3600)
        document.lastModified = chosen.map(\.changed).max()
        let visible = chosen.filter { Feed.shows($0, on: today, zone) }
        switch style {
        case .flat: document.events = limited(visible, today: today).map(maker.event)
        case .series:
            let shown = Set(limited(visible, today: today).map(\.session.id))
            document.events = seriesEvents(
                of: chosen, shown: shown, maker: maker, today: today, zone: zone)
        }
        if document.events.isEmpty { document.defineZone(from: Feed.window(today).lowerBound) }
        return document
    }

    /// The sessions of the subject, by date, start and identifier.
    package func sessions(of material: FeedMaterial) -> [PublishedSession] {
        FeedCatalogue(material).sessions(of: subject)
    }

    /// What is to come first, then the latest of what was.
    private func limited(_ sessions: [PublishedSession], today: CivilDate) -> [PublishedSession] {
        let upcoming = sessions.filter { $0.session.date >= today }.prefix(Feed.mostEvents)
        let past = sessions.filter { $0.session.date < today }
        return past.suffix(Feed.mostEvents - upcoming.count) + upcoming
    }

    private func describe(_ document: inout CalendarDocument, _ catalogue: FeedCatalogue) {
        let words = FeedWords(language: language)
        let organisation = catalogue.material.organisation.name
        switch subject {
        case .community(let id):
            let community = catalogue.community(id)
            document.name = community?.name.text(language) ?? id.rawValue
            document.description = community?.purpose.text(language)
            document.color = community?.color
        case .member: document.name = "\(words.mySessions) – \(organisation)"
        case .room(let id):
            let room = catalogue.room(id)?.name
            let online = catalogue.onlineRoom(id)?.name
            document.name = "\(room ?? online ?? id.rawValue) – \(organisation)"
        case .organisation: document.name = organisation
        }
        document.appleColor = document.color.flatMap { cssColors[$0.lowercased()] }
    }
}

extension Feed {
    /// What a feed is written as.
    package enum Format: String, CaseIterable, Hashable, Sendable {
        /// iCalendar (RFC 5545).
        case ics
        /// The same as JSON (RFC 7265).
        case jcal
    }

    /// The text of a feed; flat and in UTC where no single rule tells the zone for all its events.
    package func text(
        from material: FeedMaterial, today: CivilDate, as format: Format = .ics
    ) throws(WritingFault) -> String {
        try text(from: FeedCatalogue(material), today: today, as: format)
    }

    /// The same, from what was prepared for many feeds.
    ///
    /// - Parameter texts: what is read in this feed alone, instead of the material's.
    package func text(
        from catalogue: FeedCatalogue, naming texts: [SessionID: SessionText] = [:],
        today: CivilDate, as format: Format = .ics
    ) throws(WritingFault) -> String {
        if catalogue.hasPlainZone {
            do {
                return try document(from: catalogue, naming: texts, today: today)
                    .text(as: format)
            } catch {
                guard case .zone = error else { throw error }
            }
        }
        // A rule may not run on a clock that is not its own.
        var flat = self
        flat.style = .flat
        return try flat.document(from: catalogue, naming: texts, today: today).inUTC()
            .text(as: format)
    }
}

extension FeedMaterial {
    /// Whether one STANDARD and one DAYLIGHT rule tell the zone in all years in which something is planned or held; asked of
    /// the years rather than of the events, so that a session more or less does not rewrite all others.
    var hasPlainZone: Bool {
        let zone = organisation.zone
        let days =
            (organisation.seasons + [organisation.season]).flatMap { [$0.from, $0.to] }
            + sessions.map(\.session.date)
        func newYear(_ year: Int) -> Instant {
            // Every year begins; should the calendar not know one, the season's first day does.
            let date = CivilDate(year: year, month: 1, day: 1) ?? organisation.season.from
            return zone.instant(of: LocalDateTime(date: date, time: .startOfDay))
        }
        let years = days.map(\.year)
        let first = years.min() ?? organisation.season.from.year
        let span = Span(start: newYear(first), end: newYear((years.max() ?? first) + 1))
        // Only whether it can be told is asked; why not has no consequence of its own.
        return (try? TimeZoneComponent(zone, valid: span)) != nil
    }
}

extension CalendarDocument {
    /// A calendar of ours without events, whose times are in one zone.
    init(ofKring language: Language, _ zone: Zone) {
        self.init(productID: "-//Kring//Kring//\(language.rawValue.uppercased())")
        zones = [.init(tzid: zone.identifier, zone: zone)]
    }

    fileprivate func text(as format: Feed.Format) throws(WritingFault) -> String {
        switch format {
        case .ics: try serialised()
        case .jcal: try jCal()
        }
    }

    /// Tells a zone though nothing uses it yet: some clients take a calendar without any component for broken.
    fileprivate mutating func defineZone(from day: CivilDate) {
        for zone in zones.map(\.zone) + [.utc] {
            let moment = zone.instant(of: LocalDateTime(date: day, time: .startOfDay))
            let span = Span(start: moment, end: moment.advanced(bySeconds: 86_400))
            // A zone that two rules cannot tell is passed over for the next; UTC always can.
            guard let definition = try? TimeZoneComponent(zone, valid: span) else { continue }
            zoneDefinitions = [definition.component(tzid: zone.identifier)]
            return
        }
    }

    /// The same moments written in UTC; for events without rules.
    func inUTC() -> CalendarDocument {
        var document = self
        document.events = events.map { event in
            var event = event
            event.start = utc(event.start)
            if case .at(let end) = event.ending { event.ending = .at(utc(end)) }
            return event
        }
        return document
    }

    private func utc(_ time: CalendarTime) -> CalendarTime {
        guard case .zoned(let local, let tzid) = time, let zone = zone(tzid) else { return time }
        return .utc(zone.instant(of: local))
    }
}
