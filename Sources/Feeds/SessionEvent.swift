import CivilTime
import Communities
import ICalendar

/// Turns published sessions into events for one feed.
struct SessionEvent: Sendable {
    let feed: Feed
    var material: FeedMaterial
    private let communities: [CommunityID: Community]
    private let words: FeedWords

    init(feed: Feed, material: FeedMaterial) {
        self.feed = feed
        self.material = material
        communities = Dictionary(
            material.communities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        words = FeedWords(language: feed.language)
    }

    /// The event of a session; the stamp is its last change, never the moment of writing.
    func event(of published: PublishedSession) -> CalendarEvent {
        let session = published.session
        let isCancelled = published.status == .cancelled
        var event = CalendarEvent(
            uid: published.uid, start: start(of: session),
            ending: .at(end(of: start(of: session), minutes: session.minutes)))
        event.sequence = published.sequence
        event.stamp = published.changed
        event.created = published.created
        event.lastModified = published.changed
        event.summary = (isCancelled ? words.cancelled : "") + title(session)
        event.description = description(of: published)
        event.location = location(session)
        event.url = material.texts[session.id]?.page
        event.status = isCancelled ? .cancelled : .confirmed
        event.isTransparent = isCancelled || !takesTime(session)
        // libical makes two of a category with a comma in it.
        event.categories = session.communities.map { name($0).replacing(",", with: "") }
        event.color = communities[session.community]?.color
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
        communities[community]?.name.text(feed.language) ?? community.rawValue
    }

    private func start(of session: Session) -> CalendarTime {
        let local = LocalDateTime(date: session.date, time: session.start)
        return .zoned(local, tzid: material.organisation.zone.identifier)
    }

    /// The end that many minutes later, by way of the instant: over a clock change a session keeps its length.
    func end(of start: CalendarTime, minutes: Int) -> CalendarTime {
        let zone = material.organisation.zone
        let end = zone.instant(of: start.local).advanced(bySeconds: minutes * 60)
        return .zoned(zone.local(at: end), tzid: zone.identifier)
    }

    private func title(_ session: Session) -> String {
        let title = material.texts[session.id]?.title ?? ""
        return title.isEmpty ? session.communities.map(name).joined(separator: " × ") : title
    }

    /// Where, in words; the link itself when all is online and the reader may know it.
    func location(_ session: Session) -> String {
        if session.mode == .online { return joinLink(session) ?? words.online }
        guard let id = session.room else { return "" }
        guard let room = room(of: session) else { return id.rawValue }
        let site = material.organisation.sites.first { $0.id == room.site }
        let parts = [room.name, site?.name, site?.address].compactMap(\.self)
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    func room(of session: Session) -> Room? {
        session.room.flatMap { id in material.rooms.first { $0.id == id } }
    }

    private func joinLink(_ session: Session) -> String? {
        guard feed.isSecret, session.mode.needsLink, let id = session.online else { return nil }
        return material.onlineRooms.first { $0.id == id }?.link
    }

    /// Agenda before boilerplate.
    private func description(of published: PublishedSession) -> String {
        let session = published.session
        let text = material.texts[session.id] ?? SessionText()
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
            let levels = session.communities.compactMap { communities[$0]?.level(of: person) }
            return (levels.max() ?? .peripheral) > .peripheral
        }
    }
}
