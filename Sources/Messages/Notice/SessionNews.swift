package import Communities

/// What changed about a session, from what people were last told to what holds now.
package struct SessionNews: Hashable, Sendable {
    /// What about it differs.
    package enum Part: String, CaseIterable, Hashable, Sendable, Codable {
        /// It does not take place.
        case cancelled
        /// It takes place after all.
        case restored
        /// The day, the start or the length.
        case time
        /// The room, or how people meet.
        case place
        /// The address to join at.
        case link
        /// Who facilitates.
        case facilitator
    }

    /// As people were last told.
    package var before: PublishedSession
    /// As it is now.
    package var after: PublishedSession

    package init(before: PublishedSession, after: PublishedSession) {
        self.before = before
        self.after = after
    }

    /// What differs that people should hear; titles and agendas are seen in the calendar.
    package var parts: Set<Part> {
        let (old, new) = (before.session, after.session)
        switch (before.status == .cancelled, after.status == .cancelled) {
        case (true, true): return []
        case (false, true): return [.cancelled]
        case (true, false): return [.restored]
        case (false, false): break
        }
        var parts: Set<Part> = []
        if (old.date, old.start, old.minutes) != (new.date, new.start, new.minutes) {
            parts.insert(.time)
        }
        if old.room != new.room || old.mode != new.mode { parts.insert(.place) }
        if old.online != new.online, !parts.contains(.place) { parts.insert(.link) }
        if old.facilitator != new.facilitator { parts.insert(.facilitator) }
        return parts
    }

    /// What somebody should hear of it: who facilitates is news for who did and who does.
    package func parts(for person: PersonID) -> Set<Part> {
        let isConcerned =
            before.session.facilitator == person || after.session.facilitator == person
        return isConcerned ? parts : parts.subtracting([.facilitator])
    }
}
