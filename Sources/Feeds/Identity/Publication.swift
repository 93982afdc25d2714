package import CivilTime
package import Communities

/// A session about to be published: the plan's choice and a digest of what people will read about it.
package struct SessionToPublish: Hashable, Sendable {
    /// The plan's choice.
    package var session: Session
    /// See `PublishedSession.contentDigest`.
    package var contentDigest: String

    /// All parts given.
    package init(session: Session, contentDigest: String) {
        self.session = session
        self.contentDigest = contentDigest
    }
}

/// What publishing a plan makes of the sessions people already know.
///
/// A session keeps its UID for life; its SEQUENCE and its moment of change rise when, and only when, something
/// about it that people see changes (RFC 5545 §3.8.7.4). What a plan no longer has is cancelled, never forgotten.
/// What has begun stays where it was; only its words can change, such as the name of its community.
package struct Publication: Sendable {
    /// What happened to one session.
    package enum Change: String, Hashable, Sendable, Codable {
        case added, moved, changed, cancelled, restored
    }

    /// Every session of the season, by date, then identifier.
    package let sessions: [PublishedSession]
    /// What happened to which; those to which nothing happened are left out.
    package let changes: [SessionID: Change]

    /// Settles a plan against what is published.
    ///
    /// - Parameters:
    ///   - plan: the sessions of the plan.
    ///   - published: the sessions people know, of the same season.
    ///   - now: the moment of publishing; it becomes the moment of change of what changes.
    ///   - season: part of each new UID.
    ///   - host: the right-hand side of each new UID.
    ///   - zone: in which the sessions' clocks run.
    ///   - digest: of what people now read about a session that stays as it is known, begun or cancelled; `nil` leaves it.
    package init(
        of plan: [SessionToPublish], over published: [PublishedSession], now: Instant,
        season: SeasonID, host: String, zone: Zone, digest: (Session) -> String? = { _ in nil }
    ) {
        let known = Dictionary(
            published.map { ($0.session.id, $0) }, uniquingKeysWith: { first, _ in first })
        var settled: [PublishedSession] = []
        var changes: [SessionID: Change] = [:]
        for planned in plan {
            let id = planned.session.id
            guard var entry = known[id] else {
                changes[id] = .added
                settled.append(
                    PublishedSession(
                        session: planned.session,
                        uid: SessionUID(rawValue: "\(id).\(season)@\(host)"), sequence: 0,
                        status: .confirmed, created: now, changed: now, reason: nil,
                        contentDigest: planned.contentDigest))
                continue
            }
            let hasBegun = entry.session.span(in: zone).start <= now
            if hasBegun {
                if entry.reword(digest(entry.session), now) { changes[id] = .changed }
            } else if let change = Publication.change(of: entry, to: planned) {
                changes[id] = change
                entry.status = change == .moved || entry.status == .moved ? .moved : .confirmed
                entry.session = planned.session
                entry.isWithdrawn = nil
                entry.contentDigest = planned.contentDigest
                entry.sequence += 1
                entry.changed = entry.nextChange(now)
                entry.reason = nil
            }
            settled.append(entry)
        }
        let planned = Set(plan.map(\.session.id))
        for var entry in published where !planned.contains(entry.session.id) {
            if entry.status != .cancelled, entry.session.span(in: zone).start > now {
                changes[entry.session.id] = .cancelled
                entry.status = .cancelled
                entry.sequence += 1
                entry.changed = entry.nextChange(now)
            } else if entry.isShown(on: zone.local(at: now).date, zone),
                entry.reword(digest(entry.session), now)
            {
                changes[entry.session.id] = .changed
            }
            settled.append(entry)
        }
        sessions = settled.sorted {
            ($0.session.date, $0.session.start, $0.session.id)
                < ($1.session.date, $1.session.start, $1.session.id)
        }
        self.changes = changes
    }

    /// What happened to a session between two of its versions; `before` is `nil` for the first.
    package static func change(from before: PublishedSession?, to after: PublishedSession) -> Change
    {
        guard let before else { return .added }
        if after.status == .cancelled { return .cancelled }
        return change(
            of: before,
            to: SessionToPublish(session: after.session, contentDigest: after.contentDigest ?? ""))
            ?? .changed
    }

    private static func change(of entry: PublishedSession, to planned: SessionToPublish) -> Change?
    {
        if entry.status == .cancelled { return .restored }
        var (old, new) = (entry.session, planned.session)
        // Its place in the rhythm is the planner's affair: nobody sees it.
        new.index = old.index
        let isElsewhere =
            (old.date, old.start, old.minutes) != (new.date, new.start, new.minutes)
            || (old.mode, old.room, old.online) != (new.mode, new.room, new.online)
        if isElsewhere { return .moved }
        return old != new || entry.contentDigest != planned.contentDigest ? .changed : nil
    }
}

extension PublishedSession {
    /// Takes over why it changed. Calendars show that of a cancelled session, so another reason is a change of its own.
    ///
    /// - Parameter before: the session as people know it; one that changed anyway needs no further version.
    package mutating func explain(
        _ reason: String?, over before: PublishedSession?, now: Instant
    ) {
        let isNew = status == .cancelled && self.reason != reason
        self.reason = reason
        guard isNew, before?.sequence == sequence else { return }
        sequence += 1
        changed = nextChange(now)
    }

    /// Takes over new words; whether they are new.
    fileprivate mutating func reword(_ digest: String?, _ now: Instant) -> Bool {
        guard let digest, digest != contentDigest else { return false }
        contentDigest = digest
        sequence += 1
        changed = nextChange(now)
        return true
    }

    /// Now, but always later than the last change, whatever the clock says: some clients take only what is newer.
    fileprivate func nextChange(_ now: Instant) -> Instant {
        max(now, changed.advanced(bySeconds: 1))
    }
}
