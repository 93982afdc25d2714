package import CivilTime
package import Communities
package import ICalendar

/// What is mailed to one person about sessions, for their calendar to ask whether they come (iTIP, RFC 5546 §3.2).
///
/// Events have the UID and SEQUENCE of that person's feed in the same style, so that a calendar that has both knows they
/// are the same. Only the reader stands among the attendees: who else was invited is nobody's business.
package struct Invitation: Hashable, Sendable {
    /// What a message asks of the calendar that gets it.
    package enum Method: String, CaseIterable, Hashable, Sendable, Codable {
        /// Take this in, in place of an earlier version, and answer (RFC 5546 §3.2.2).
        case request = "REQUEST"
        /// This is off (RFC 5546 §3.2.5).
        case cancel = "CANCEL"
        /// What you proposed cannot be; this still holds (RFC 5546 §3.2.8).
        case declineCounter = "DECLINECOUNTER"
    }

    /// A message: one UID, one METHOD.
    package struct Message: Sendable {
        /// What is asked.
        package let method: Method
        /// The event it is about.
        package let uid: String
        /// Its version.
        package let sequence: Int
        /// The calendar that says it.
        package let document: CalendarDocument
        /// The sessions it is about, by date.
        package let sessions: [PublishedSession]

        /// The calendar as RFC 5545 text.
        package func text() throws(WritingFault) -> String {
            // A DECLINECOUNTER has no DTSTART, so its event is a component like any other.
            try document.serialised(method == .declineCounter ? .faithful : .published)
        }
    }

    /// Whom it is for.
    package var guest: Person
    /// What they answered before, which holds as long as the sessions keep their times.
    package var answer: Attendee.Answer
    /// Whether the sessions of a community are events of their own or one repeating event.
    package var style: Feed.Style
    /// Whether a proposal of theirs is turned down.
    package var isDecliningCounter = false
    /// How much higher the SEQUENCE is than that of the session, for who was uninvited before (RFC 5546 §2.1.4).
    package var lift = 0
    /// When this is said; `nil`: the moment of the session's last change.
    package var stamp: Instant?

    /// For somebody who did not answer yet, unless said otherwise.
    package init(
        to guest: Person, style: Feed.Style = .flat, answer: Attendee.Answer = .needsAction
    ) {
        self.guest = guest
        self.style = style
        self.answer = answer
    }

    /// The messages for some of the guest's sessions, by date: one for each UID, as iTIP asks (RFC 5546 §3.2.2).
    ///
    /// What is held becomes a REQUEST, what is cancelled a CANCEL. In the style `series` all sessions of a community's
    /// season become the repeating event with its exceptions, and some of them messages about single instances.
    ///
    /// - Parameters:
    ///   - chosen: the sessions it is about.
    ///   - material: everything that is published, with the texts this guest may read.
    ///   - today: the day in the organisation's zone.
    package func messages(
        about chosen: Set<SessionID>, from material: FeedMaterial, today: CivilDate
    ) -> [Message] {
        messages(about: chosen, from: FeedCatalogue(material), naming: [:], today: today)
    }

    /// The same, from what was prepared for many guests.
    ///
    /// - Parameter texts: what this guest reads, instead of the material's.
    package func messages(
        about chosen: Set<SessionID>, from catalogue: FeedCatalogue,
        naming texts: [SessionID: SessionText], today: CivilDate
    ) -> [Message] {
        // Where no rule tells the zone the feed is flat too, in whatever style it is asked for.
        let style = catalogue.hasPlainZone ? style : .flat
        let feed = Feed(.member(guest.id), style: style, language: guest.language)
        let maker = SessionEvent(feed: feed, catalogue: catalogue, naming: texts)
        let mine = catalogue.sessions(of: feed.subject)
        let wanted = mine.filter { chosen.contains($0.session.id) }
        guard style == .series else {
            return wanted.map { message([maker.event(of: $0)], about: [$0], catalogue) }
        }
        let places = SeriesPlaces(mine, zone: catalogue.material.organisation.zone)
        let events = feed.document(from: catalogue, naming: texts, today: today).events
        var done: Set<String> = []
        return wanted.flatMap { published -> [Message] in
            guard let place = places[published.session.id],
                let master = events.first(where: { $0.uid == place.uid && $0.recurrenceID == nil })
            else { return [message([maker.event(of: published)], about: [published], catalogue)] }
            let season = places.sessions(of: place.uid)
            guard season.isSubset(of: chosen) else {
                var event = maker.event(of: published)
                event.uid = place.uid
                event.recurrenceID = place.recurrenceID
                return [message([event], about: [published], catalogue)]
            }
            guard done.insert(place.uid).inserted else { return [] }
            let members = mine.filter { season.contains($0.session.id) }
            let isOff = members.allSatisfy { $0.status == .cancelled }
            return [
                message(
                    isOff ? [cancelled(master)] : series(place.uid, events), about: members,
                    catalogue)
            ]
        }
    }

    /// The message that the guest is no longer invited to a session, which is held all the same (RFC 5546 §3.2.5).
    ///
    /// It says no more than a calendar needs to find the event: its reader no longer takes part. It has no STATUS, since
    /// the event itself is not cancelled.
    package func withdrawal(
        from published: PublishedSession, material: FeedMaterial
    ) -> Message {
        withdrawal(from: published, FeedCatalogue(material), naming: [:])
    }

    /// The same, from what was prepared for many guests.
    package func withdrawal(
        from published: PublishedSession, _ catalogue: FeedCatalogue,
        naming texts: [SessionID: SessionText]
    ) -> Message {
        let feed = Feed(.member(guest.id), style: .flat, language: guest.language)
        let whole = SessionEvent(feed: feed, catalogue: catalogue, naming: texts)
            .event(of: published)
        var event = CalendarEvent(uid: whole.uid, start: whole.start, ending: whole.ending)
        event.sequence = whole.sequence
        event.stamp = whole.stamp
        event.summary = whole.summary
        return message([event], about: [published], catalogue, as: .cancel)
    }

    /// The repeating event with its overrides; a REQUEST may not hold cancelled ones, so they are exceptions here.
    private func series(_ uid: String, _ events: [CalendarEvent]) -> [CalendarEvent] {
        var series = events.filter { $0.uid == uid }
        let off = series.filter { $0.status == .cancelled }.compactMap(\.recurrenceID)
        series.removeAll { $0.status == .cancelled }
        if !series.isEmpty { series[0].exceptions += off }
        return series
    }

    private func cancelled(_ master: CalendarEvent) -> CalendarEvent {
        var event = master
        event.status = .cancelled
        event.rules = []
        event.exceptions = []
        return event
    }

    private func message(
        _ events: [CalendarEvent], about sessions: [PublishedSession],
        _ catalogue: FeedCatalogue,
        as wanted: Method? = nil
    ) -> Message {
        let isOff = events.allSatisfy { $0.status == .cancelled }
        let method: Method =
            wanted ?? (isOff ? .cancel : isDecliningCounter ? .declineCounter : .request)
        var document = CalendarDocument(
            ofKring: guest.language, catalogue.material.organisation.zone)
        document.method = method.rawValue
        let sender = catalogue.material.organisation.mail
        let organizer = Organizer("mailto:\(sender.fromAddress)", name: sender.fromName)
        if method == .declineCounter {
            document.decline(events, organizer)
        } else {
            document.events = events.map { asking($0, method, organizer) }
            if !catalogue.hasPlainZone { document = document.inUTC() }
        }
        return Message(
            method: method, uid: events.first?.uid ?? "",
            sequence: (events.map(\.sequence).max() ?? 0) + lift, document: document,
            sessions: sessions)
    }

    private func asking(
        _ event: CalendarEvent, _ method: Method, _ organizer: Organizer
    ) -> CalendarEvent {
        var event = event
        event.sequence += lift
        if let stamp { event.stamp = stamp }
        event.organizer = organizer
        var attendee = Attendee(
            "mailto:\(guest.email)", name: guest.name, role: event.attendance, answer: answer)
        attendee.kind = .individual
        attendee.isAskedToAnswer = method == .request && answer == .needsAction
        event.attendees = [attendee]
        return event
    }
}

extension CalendarDocument {
    /// Names the event whose other time is turned down; more it may not say (RFC 5546 §3.2.8).
    fileprivate mutating func decline(_ events: [CalendarEvent], _ organizer: Organizer) {
        guard let event = events.first else { return }
        var lines = [Property(text: "UID", event.uid)]
        if let replaced = event.recurrenceID, let tzid = replaced.tzid {
            lines.append(
                Property("RECURRENCE-ID", [.init("TZID", [tzid])], value: replaced.text))
            define(tzid, at: replaced)
        }
        if let stamp = event.stamp {
            lines.append(Property("DTSTAMP", value: CalendarTime.utc(stamp).text))
        }
        lines.append(organizer.property)
        if event.sequence > 0 {
            lines.append(Property("SEQUENCE", value: String(event.sequence)))
        }
        components = [CalendarComponent("VEVENT", lines)]
    }

    private mutating func define(_ tzid: String, at time: CalendarTime) {
        guard let zone = zone(tzid) else { return }
        let moment = zone.instant(of: time.local)
        let span = Span(start: moment, end: moment.advanced(bySeconds: 86_400))
        // A zone that two rules cannot tell goes without: its name is one of the tz database.
        guard let definition = try? TimeZoneComponent(zone, valid: span) else { return }
        zoneDefinitions = [definition.component(tzid: tzid)]
    }
}

extension CalendarEvent {
    /// Who is not kept busy by an event need not come.
    fileprivate var attendance: Attendee.Role {
        isTransparent && status != .cancelled ? .optional : .required
    }
}
