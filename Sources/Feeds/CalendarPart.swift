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
        var document = CalendarDocument(ofKring: language, material.organisation.zone)
        document.events = [SessionEvent(feed: self, material: material).event(of: published)]
        return material.hasPlainZone ? document : document.inUTC()
    }
}
