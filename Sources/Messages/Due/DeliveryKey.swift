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

    /// The key of a kind's message; each kind's own keys stand in its folder.
    ///
    /// - Parameter parts: what makes it the same, besides its kind.
    init(_ kind: MessageKind, _ parts: [String]) {
        description = ([kind.rawValue] + parts).joined(separator: "/")
    }

    private init(description: String) { self.description = description }

    /// What a kept key says: its kind, and what makes it the same besides; `nil` for one of no kind.
    static func read(_ kept: String) -> (kind: MessageKind, parts: [String])? {
        let fields = kept.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return MessageKind(rawValue: fields[0]).map { ($0, Array(fields.dropFirst())) }
    }

    /// The key of a message to somebody as it is under another identifier of theirs.
    package static func renumbered(
        _ kept: String, from old: PersonID, to new: PersonID
    ) -> String {
        var fields = kept.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let place: Int
        switch fields.first.flatMap(MessageKind.init(rawValue:)) {
        // How often somebody was invited stands behind who it is.
        case .invitation, .withdrawal: place = 2
        case .report: return kept
        case .notice, .welcome, .agenda, .harvest, .proposal, .reminder, .season:
            place = fields.count - 1
        // Several things in one mail.
        case nil: place = 1
        }
        guard fields.indices.contains(place), fields[place] == old.rawValue else { return kept }
        fields[place] = new.rawValue
        return fields.joined(separator: "/")
    }

    /// A notice that a session changed to what it is at that SEQUENCE.
    ///
    /// It stands here and not with its kind: other kinds ask by it whether somebody was told.
    package static func notice(uid: SessionUID, sequence: Int, person: PersonID) -> DeliveryKey {
        DeliveryKey(.notice, [uid.rawValue, "\(sequence)", person.rawValue])
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

    /// What all messages to one person about one calendar event have in common: the root of their thread.
    package static func thread(uid: String, person: PersonID) -> DeliveryKey {
        DeliveryKey(description: "thread/\(uid)/\(person)")
    }
}

extension PublishedSession {
    /// Its present time as a part of keys: on the wall clock, so that new rules for a time zone make nothing new.
    var timeInKeys: String { "\(session.date)T\(session.start)" }
}
