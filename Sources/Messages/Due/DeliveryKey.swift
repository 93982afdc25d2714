package import CivilTime
package import Communities
import Platform

/// What makes two messages the same message, so that neither is sent twice.
///
/// No part of it is a moment of running: a clock that is set back makes nothing new. A reminder's key has the
/// session's own date and time, as written in the plan. So a session that moves to another time gets reminders
/// for that time, and one of which only the text, the room or the time zone's rules change gets no second one,
/// although its SEQUENCE rises.
package struct DeliveryKey: Hashable, Sendable, CustomStringConvertible {
    /// The text that the ledger keeps.
    package let description: String

    /// A reminder of a session at its present time.
    package static func reminder(
        _ entry: PublishedSession, offset: ReminderOffset, person: PersonID
    ) -> DeliveryKey {
        let start = "\(entry.session.date)T\(entry.session.start)"
        return DeliveryKey(
            description: "reminder/\(entry.uid)/\(start)/\(offset.minutes)m/\(person)")
    }

    /// The invitation of somebody to a session.
    ///
    /// - Parameter time: from 1; who is no longer invited can be invited anew.
    package static func invitation(uid: String, person: PersonID, time: Int = 1) -> DeliveryKey {
        DeliveryKey(description: "invitation/\(uid)/\(person)" + (time > 1 ? "/\(time)" : ""))
    }

    /// That an invitation no longer holds, although its session does.
    ///
    /// - Parameter time: of the invitation.
    package static func withdrawal(uid: String, person: PersonID, time: Int = 1) -> DeliveryKey {
        DeliveryKey(description: "withdrawal/\(uid)/\(person)" + (time > 1 ? "/\(time)" : ""))
    }

    /// A notice that a session changed to what it is at that SEQUENCE.
    package static func notice(uid: String, sequence: Int, person: PersonID) -> DeliveryKey {
        DeliveryKey(description: "notice/\(uid)/\(sequence)/\(person)")
    }

    /// What somebody prepares for a session at its present time.
    package static func agenda(_ entry: PublishedSession, person: PersonID) -> DeliveryKey {
        let start = "\(entry.session.date)T\(entry.session.start)"
        return DeliveryKey(description: "agenda/\(entry.uid)/\(start)/\(person)")
    }

    /// The question to the core about what a session lacks at its present time.
    package static func proposal(
        _ entry: PublishedSession, _ gaps: [SessionGap], person: PersonID
    ) -> DeliveryKey {
        let start = "\(entry.session.date)T\(entry.session.start)"
        let open = gaps.map { "\($0.kind.rawValue):\($0.turn?.rawValue ?? "")" }
        return DeliveryKey(
            description: "proposal/\(entry.uid)/\(start)/\(open.joined(separator: "+"))/\(person)")
    }

    /// The question what a session left.
    package static func harvest(uid: String, person: PersonID) -> DeliveryKey {
        DeliveryKey(description: "harvest/\(uid)/\(person)")
    }

    /// The welcome to a community in a season.
    package static func welcome(
        _ community: CommunityID, season: SeasonID, person: PersonID
    ) -> DeliveryKey {
        DeliveryKey(description: "welcome/\(season)/\(community)/\(person)")
    }

    /// One mail in the place of several messages to one person.
    package static func together(_ keys: [DeliveryKey], person: PersonID) -> DeliveryKey {
        let parts = keys.map(\.description).sorted().joined(separator: "\n")
        return DeliveryKey(
            description: "together/\(person)/\(base32(sha256(parts)).prefix(26))")
    }

    /// A trial of the mail settings.
    package static func test(at moment: Instant, to address: String) -> DeliveryKey {
        DeliveryKey(description: "test/\(moment)/\(address)")
    }

    /// What all messages to one person about one session have in common: the root of their thread.
    package static func thread(uid: String, person: PersonID) -> DeliveryKey {
        DeliveryKey(description: "thread/\(uid)/\(person)")
    }
}
