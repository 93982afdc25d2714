import CivilTime
import Communities
import ICalendar

/// Turns published sessions into events for one feed.
struct SessionEvent: Sendable {
    let feed: Feed
    let catalogue: FeedCatalogue
    /// What is read in this feed alone.
    var own: [SessionID: SessionText]
    private let words: FeedWords

    init(
        feed: Feed, catalogue: FeedCatalogue, naming own: [SessionID: SessionText] = [:]
    ) {
        self.feed = feed
        self.catalogue = catalogue
        self.own = own
        words = FeedWords(language: feed.language)
    }

    /// What people read about a session.
    func text(_ session: SessionID) -> SessionText? {
        own[session] ?? catalogue.material.texts[session]
    }

    /// The event of a session; the stamp is its last change, never the moment of writing.
    func event(of published: PublishedSession) -> CalendarEvent {
        let session = published.session
        let isCancelled = published.status == .cancelled
        var event = CalendarEvent(
            uid: published.uid.rawValue, start: start(of: session),
            ending: .at(end(of: start(of: session), minutes: session.minutes)))
        event.sequence = published.sequence
        event.stamp = published.changed
        event.created = published.created
        event.lastModified = published.changed
        event.summary = (isCancelled ? words.cancelled : "") + title(session)
        event.description = description(of: published)
        event.location = location(session)
        event.url = text(session.id)?.page
        event.status = isCancelled ? .cancelled : .confirmed
        event.isTransparent = isCancelled || !takesTime(session)
        // libical makes two of a category with a comma in it.
        event.categories = session.communities.map { name($0).replacing(",", with: "") }
        event.color = catalogue.community(session.community)?.color
        if !isCancelled { event.conferences = conferences(session) }
        if !isCancelled { event.alarms = alarms(title(session)) }
        if feed.isRich { enrich(&event, published) }
        return event
    }

    /// The ring before a session, where the reader asked for one.
    func alarms(_ title: String) -> [Alarm] {
        guard let minutes = feed.alarmMinutes else { return [] }
        let trigger = CalendarDuration(seconds: -60 * min(max(minutes, 0), 40_320))
        return [Alarm(trigger: trigger, text: "\(words.soon): \(title)")]
    }

    /// The way to join from afar, for readers who may know it.
    func conferences(_ session: Session) -> [CalendarEvent.Conference] {
        guard let link = joinLink(session) else { return [] }
        return [.init(uri: link, features: ["AUDIO", "VIDEO"], label: words.join)]
    }

    func name(_ community: CommunityID) -> String {
        catalogue.community(community)?.name.text(feed.language) ?? community.rawValue
    }

    private func start(of session: Session) -> CalendarTime {
        let local = LocalDateTime(date: session.date, time: session.start)
        return .zoned(local, tzid: catalogue.material.organisation.zone.identifier)
    }

    /// The end that many minutes later, by way of the instant: over a clock change a session keeps its length.
    func end(of start: CalendarTime, minutes: Int) -> CalendarTime {
        let zone = catalogue.material.organisation.zone
        let end = zone.instant(of: start.local).advanced(bySeconds: minutes * 60)
        return .zoned(zone.local(at: end), tzid: zone.identifier)
    }

    private func title(_ session: Session) -> String {
        let title = text(session.id)?.title ?? ""
        return title.isEmpty ? session.communities.map(name).joined(separator: " × ") : title
    }

    /// Where, in words; the link itself when all is online and the reader may know it.
    func location(_ session: Session) -> String {
        if session.mode == .online { return joinLink(session) ?? words.online }
        guard let id = session.room else { return "" }
        guard let room = room(of: session) else { return id.rawValue }
        let site = catalogue.site(room.site)
        let parts = [room.name, site?.name, site?.address].compactMap(\.self)
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    func room(of session: Session) -> Room? {
        session.room.flatMap { catalogue.room($0) }
    }

    private func joinLink(_ session: Session) -> String? {
        guard feed.isSecret, session.mode.needsLink, let id = session.online else { return nil }
        return catalogue.onlineRoom(id)?.link
    }

    /// Agenda before boilerplate.
    private func description(of published: PublishedSession) -> String {
        let session = published.session
        let text = text(session.id) ?? SessionText()
        var blocks: [String] = []
        if published.status == .cancelled, let reason = published.reason {
            blocks.append("\(words.reason): \(reason)")
        }
        var first: [String] = []
        let place = location(session)
        if session.mode != .online, !place.isEmpty { first.append("\(words.place): \(place)") }
        if let link = joinLink(session) { first.append("\(words.join): \(link)") }
        if feed.isSecret { first += text.roles }
        blocks.append(first.joined(separator: "\n"))
        if !text.agenda.isEmpty {
            blocks.append(([words.agenda + ":"] + text.agenda).joined(separator: "\n"))
        }
        if !text.bring.isEmpty {
            blocks.append("\(words.bring): " + text.bring.joined(separator: ", "))
        }
        if let page = text.page { blocks.append("\(words.details): \(page)") }
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Who is only peripheral, or only looks at everybody's sessions, is not made busy by them; who facilitates is.
    func takesTime(_ session: Session) -> Bool {
        switch feed.subject {
        case .organisation: return false
        case .community, .room: return true
        case .member(let person):
            if session.facilitator == person { return true }
            let level = catalogue.level(of: person, in: session.communities)
            return (level ?? .peripheral) > .peripheral
        }
    }
}
