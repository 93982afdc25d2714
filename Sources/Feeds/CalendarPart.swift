import CivilTime
package import Communities
package import ICalendar

extension Feed {
    /// One session as a calendar of its own, for the mail that reminds of it.
    ///
    /// It carries no METHOD: PUBLISH asks for an ORGANIZER (RFC 5546 §3.2.1), which feeds do not name, and the
    /// UID and SEQUENCE of the feed let a calendar see that it knows the session already.
    package func part(for published: PublishedSession, from material: FeedMaterial)
        -> CalendarDocument
    {
        part(for: published, from: FeedCatalogue(material), naming: [:])
    }

    /// The same, from what was prepared for many mails.
    ///
    /// - Parameter texts: what this reader reads, instead of the material's.
    package func part(
        for published: PublishedSession, from catalogue: FeedCatalogue,
        naming texts: [SessionID: SessionText]
    ) -> CalendarDocument {
        var document = CalendarDocument(ofKring: language, catalogue.material.organisation.zone)
        document.events = [
            SessionEvent(feed: self, catalogue: catalogue, naming: texts).event(of: published)
        ]
        return catalogue.hasPlainZone ? document : document.inUTC()
    }
}
