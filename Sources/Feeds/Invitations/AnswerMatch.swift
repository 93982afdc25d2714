package import CivilTime
package import Communities
import ICalendar

/// Which sessions an answer is about, of those its sender was invited to.
package enum AnswerMatch: Hashable, Sendable {
    /// These.
    case sessions([PublishedSession])
    /// This one, but at a time it no longer has: the sender will be asked anew.
    case outdated(PublishedSession)
    /// None that is known.
    case unknown

    /// Looks for the sessions.
    ///
    /// An answer to a repeating event as a whole is one to each of its sessions that is still to come and
    /// keeps its time. A session whose version or start is the one that was answered to is meant; a text that
    /// changed in between does not take an answer back.
    ///
    /// - Parameters:
    ///   - person: the sender.
    ///   - now: sessions that have begun are not answered to as part of a series.
    package init(
        of answer: InvitationAnswer, from person: PersonID, in material: FeedMaterial, now: Instant
    ) {
        let zone = material.organisation.zone
        let mine = Feed(.member(person), language: .nl).sessions(of: material)
        if let session = mine.first(where: { $0.uid.rawValue == answer.uid }) {
            self = session.isMeant(by: answer, zone) ? .sessions([session]) : .outdated(session)
            return
        }
        let places = SeriesPlaces(mine, zone: zone)
        if let recurrenceID = answer.recurrenceID {
            let id = places.session(uid: answer.uid, at: recurrenceID, in: zone)
            guard let session = mine.first(where: { $0.session.id == id }) else {
                self = .unknown
                return
            }
            let isMeant = answer.start.map { $0 == session.session.span(in: zone).start } ?? true
            self = isMeant ? .sessions([session]) : .outdated(session)
            return
        }
        let members = places.sessions(of: answer.uid)
        let coming = mine.filter { published in
            members.contains(published.session.id) && published.status != .cancelled
                && published.session.span(in: zone).start > now
        }
        self = members.isEmpty ? .unknown : .sessions(coming)
    }
}

extension PublishedSession {
    /// A proposal names another time than the session's, so only its version tells.
    fileprivate func isMeant(by answer: InvitationAnswer, _ zone: Zone) -> Bool {
        if answer.sequence == sequence { return true }
        guard case .answer = answer.content else { return false }
        return answer.start == session.span(in: zone).start
    }
}
