import CivilTime
import Communities
import Feeds

extension PaperSeason {
    /// What a feed must show, straight from what is published.
    func truth(_ feed: Feed) -> [String] {
        let zone = organisation.zone
        let dutch = feed.language == .nl
        return known.filter { entry in
            let session = entry.session
            let age = zone.local(at: entry.changed).date.days(until: today)
            let isGone = entry.status == .cancelled && age > 14 && session.date < today
            return !isGone && session.date >= today.advanced(by: -92)
                && isAbout(session, feed.subject)
        }
        .map { entry in
            let session = entry.session
            let span = session.span(in: zone)
            let isCancelled = entry.status == .cancelled
            var title = session.communities.map { id in
                communities.first { $0.id == id }?.name.text(feed.language) ?? ""
            }.joined(separator: " × ")
            if isCancelled { title = (dutch ? "Vervallen: " : "Cancelled: ") + title }
            var place = "Online"
            if let room = rooms.first(where: { $0.id == session.room }) {
                place = "\(room.name), Campus, Rachelsmolen 1, Eindhoven"
            } else if feed.isSecret {
                place = onlineRooms[0].link
            }
            return "\(span.start) \(span.end) \(title) @ \(place) "
                + "\(isCancelled ? "CANCELLED" : "CONFIRMED") "
                + "\(isCancelled || !takesTime(session, feed.subject))"
        }
        .sorted()
    }

    private func isAbout(_ session: Session, _ subject: Feed.Subject) -> Bool {
        switch subject {
        case .organisation: true
        case .community(let id): session.communities.contains(id)
        case .room(let id): session.room == id || session.online == id
        case .member(let person): level(of: person, in: session) != nil
        }
    }

    private func takesTime(_ session: Session, _ subject: Feed.Subject) -> Bool {
        switch subject {
        case .organisation: false
        case .community, .room: true
        case .member(let person):
            session.facilitator == person
                || level(of: person, in: session) ?? .peripheral > .peripheral
        }
    }

    private func level(of person: PersonID, in session: Session) -> Participation? {
        session.communities.compactMap { id in
            communities.first { $0.id == id }?.level(of: person)
        }.max()
    }
}
