import Communities
import ICalendar

extension SessionEvent {
    /// What only the rich flavour says: the room as a place of its own (RFC 9073 §7.2), the page as a link, the season
    /// as a group, and the first and next session (RFC 9253).
    func enrich(_ event: inout CalendarEvent, _ published: PublishedSession) {
        let session = published.session
        event.components = room(of: session).map { [place($0, of: published)] } ?? []
        if let page = text(session.id)?.page {
            event.links = [Link(page, relation: "describedby", mediaType: "text/html")]
        }
        event.groups = [String(published.seriesUID.prefix { $0 != "@" })]
        // In a series the sessions have no events of their own that could be named.
        if feed.style == .flat { event.relations = relations(of: published) }
    }

    private func place(_ room: Room, of published: PublishedSession) -> CalendarComponent {
        let site = catalogue.site(room.site)
        let address = [site?.name, site?.address].compactMap(\.self).joined(separator: ", ")
        let host = published.uid.rawValue.drop { $0 != "@" }
        var lines = [
            Property("UID", value: "room.\(room.id)\(host)"),
            Property(text: "NAME", room.name),
        ]
        if !address.isEmpty { lines.append(Property(text: "DESCRIPTION", address)) }
        return CalendarComponent("VLOCATION", lines)
    }

    /// A session that became known only after this one's last change is not named yet: bytes change with SEQUENCE only.
    private func relations(of published: PublishedSession) -> [Relation] {
        let own = catalogue.sessions(of: published.session.community).filter { other in
            other.session.community == published.session.community
                && other.seriesUID == published.seriesUID && other.created <= published.changed
        }
        var relations: [Relation] = []
        func number(_ entry: PublishedSession) -> Int {
            entry.session.id.number(in: entry.session.community) ?? .max
        }
        if let first = own.min(by: { number($0) < number($1) }), first.uid != published.uid {
            relations.append(Relation(.uid(first.uid.rawValue), kind: .first))
        }
        if let next = own.first(where: { number($0) - 1 == number(published) }) {
            relations.append(Relation(.uid(next.uid.rawValue), kind: .next))
        }
        return relations
    }
}
