import CivilTime
package import Communities
import ICalendar

/// All that a feed says about a session besides when it is and how often it changed: what a digest is made of
/// that tells whether people read something new.
package struct SessionWording: Sendable {
    private let maker: SessionEvent

    /// - Parameter material: its sessions and texts do not count.
    package init(_ feed: Feed, material: FeedMaterial) {
        self.init(feed, FeedCatalogue(material))
    }

    /// The same, from what was prepared for many feeds.
    package init(_ feed: Feed, _ catalogue: FeedCatalogue) {
        maker = SessionEvent(feed: feed, catalogue: catalogue)
    }

    /// Title, text, place, page, communities, colour and links, a line each.
    package func text(of session: Session, reading text: SessionText) -> String {
        var maker = maker
        maker.own = [session.id: text]
        let moment = Instant(secondsSinceEpoch: 0)
        let event = maker.event(
            of: PublishedSession(
                session: session, uid: "", sequence: 0, status: .confirmed, created: moment,
                changed: moment, reason: nil))
        let parts = [
            event.summary, event.description, event.location, event.url ?? "", event.color ?? "",
        ]
        return (parts + event.categories + event.conferences.map(\.uri)).joined(separator: "\n")
    }
}
