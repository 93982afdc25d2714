package import Communities

/// Who holds invitations to which sessions: invited, and not told otherwise since.
package struct HeldInvitations: Sendable {
    private struct Count {
        var invited = 0
        var withdrawn = 0
    }

    private var counts: [SessionUID: [PersonID: Count]] = [:]

    /// - Parameter known: the keys of all recorded deliveries about the sessions.
    package init(_ known: Set<String>) {
        for key in known {
            guard let (kind, parts) = DeliveryKey.read(key), parts.count >= 2 else { continue }
            let (uid, person) = (SessionUID(rawValue: parts[0]), PersonID(rawValue: parts[1]))
            switch kind {
            case .invitation: counts[uid, default: [:]][person, default: Count()].invited += 1
            case .withdrawal: counts[uid, default: [:]][person, default: Count()].withdrawn += 1
            default: break
            }
        }
    }

    /// Who holds one, in the order of their identifiers.
    package func holders(of uid: SessionUID) -> [PersonID] {
        counts[uid, default: [:]].filter { $0.value.invited > $0.value.withdrawn }.keys.sorted()
    }

    /// How much higher the SEQUENCE of the next message is for somebody's calendar than that of the session.
    ///
    /// Who is uninvited is told with a higher one (RFC 5546 §3.2.5), and so is everything they are told after it.
    package func lift(_ person: PersonID, to uid: SessionUID) -> Int {
        counts[uid]?[person].map { $0.invited + $0.withdrawn } ?? 0
    }

    /// The same for a new version of an invitation that somebody holds.
    package func liftOfChange(_ person: PersonID, to uid: SessionUID) -> Int {
        max(0, lift(person, to: uid) - 1)
    }

    /// How often somebody was invited.
    package func times(_ person: PersonID, to uid: SessionUID) -> Int {
        counts[uid]?[person]?.invited ?? 0
    }
}
