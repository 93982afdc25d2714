public import CivilTime
public import Communities

/// A reminder whose moment has come, and what is to become of it.
public struct DueReminder: Hashable, Sendable {
    /// What is to become of a reminder; everything but `send` is recorded and not sent.
    public enum Fate: String, CaseIterable, Hashable, Sendable, Codable {
        /// It goes out.
        case send
        /// A reminder closer to the start is due as well, or was.
        case collapsed
        /// The person got a notice of the change that made it due.
        case covered
        /// The session is about to begin, or has begun.
        case skippedLate
    }

    /// What makes it the same message.
    public var key: DeliveryKey
    /// Whom it is for.
    public var person: PersonID
    /// The session.
    public var session: SessionID
    /// The session's identity in calendars.
    public var uid: String
    /// The session's SEQUENCE.
    public var sequence: Int
    /// How long before the start.
    public var offset: ReminderOffset
    /// When it fell due.
    public var dueAt: Instant
    /// When it is of no more use.
    public var giveUpAt: Instant
    /// What is to become of it.
    public var fate: Fate

    /// All parts given.
    public init(
        key: DeliveryKey, person: PersonID, session: SessionID, uid: String, sequence: Int,
        offset: ReminderOffset, dueAt: Instant, giveUpAt: Instant, fate: Fate
    ) {
        self.key = key
        self.person = person
        self.session = session
        self.uid = uid
        self.sequence = sequence
        self.offset = offset
        self.dueAt = dueAt
        self.giveUpAt = giveUpAt
        self.fate = fate
    }
}

/// The reminders whose moment has come and of which nothing is recorded yet.
///
/// State decides, not the tick of a clock: a run that was missed, or ran twice, makes no difference. For each session
/// that is not cancelled and was published before its start, and each person who expects to be reminded of it:
///
/// 1. A reminder is due from its offset before the start on. One whose key is known is done with.
/// 2. Of several that are due, known ones included, only the closest to the start is of use; the others collapse
///    into it.
/// 3. One that fell due no later than the session last changed is covered, if the person got the notice of that
///    change: it told them the new time.
/// 4. One is too late from a quarter of an hour before the start on, or from half its offset where that is less.
/// 5. Any other is sent.
///
/// Sessions that began more than two days ago are left alone: a ledger that starts in mid-season is not filled
/// with what it missed.
public struct DueReminders: Hashable, Sendable {
    /// What has come due, the earliest first, then by key.
    public let due: [DueReminder]
    /// The first moment after `now` at which a reminder of these sessions falls due.
    public let nextDue: Instant?

    /// Finds what has come due.
    ///
    /// - Parameters:
    ///   - sessions: what people know, of any number of seasons.
    ///   - intent: who belongs to which community, and when its reminders go out.
    ///   - known: the keys of all recorded deliveries about these sessions, notices included.
    ///   - now: the present moment.
    public init(
        of sessions: [PublishedSession], intent: Intent, known: Set<String>, now: Instant
    ) {
        var due: [DueReminder] = []
        var next: Instant?
        for entry in sessions where entry.status != .cancelled {
            let start = entry.session.span(in: intent.organisation.zone).start
            guard entry.created < start, start.advanced(bySeconds: 2 * 86_400) > now else {
                continue
            }
            for (person, offsets) in ReminderSchedule.offsets(of: entry.session, intent: intent) {
                let (come, coming) = DueReminders.split(offsets, start: start, now: now)
                // Sorted: the last of those to come is the first to fall due.
                if let offset = coming.last {
                    let moment = offset.moment(before: start)
                    next = next.map { min($0, moment) } ?? moment
                }
                for offset in come {
                    let key = DeliveryKey.reminder(entry, offset: offset, person: person)
                    if known.contains(key.description) { continue }
                    let fate: DueReminder.Fate =
                        if offset != come.first {
                            .collapsed
                        } else {
                            DueReminders.fate(
                                of: offset, entry, person: person, start: start, known: known,
                                now: now)
                        }
                    due.append(
                        DueReminder(
                            key: key, person: person, session: entry.session.id, uid: entry.uid,
                            sequence: entry.sequence, offset: offset,
                            dueAt: offset.moment(before: start),
                            giveUpAt: offset.lastMoment(before: start), fate: fate))
                }
            }
        }
        self.due = due.sorted {
            ($0.dueAt, $0.key.description) < ($1.dueAt, $1.key.description)
        }
        nextDue = next
    }

    private static func split(
        _ offsets: [ReminderOffset], start: Instant, now: Instant
    ) -> (come: [ReminderOffset], coming: [ReminderOffset]) {
        let come = offsets.filter { $0.moment(before: start) <= now }
        return (come, offsets.filter { $0.moment(before: start) > now })
    }

    /// The fate of the reminder closest to the start of those that are due.
    private static func fate(
        of offset: ReminderOffset, _ entry: PublishedSession, person: PersonID, start: Instant,
        known: Set<String>, now: Instant
    ) -> DueReminder.Fate {
        let notice = DeliveryKey.notice(
            uid: entry.uid, sequence: entry.sequence, person: person)
        if offset.moment(before: start) <= entry.changed, known.contains(notice.description) {
            return .covered
        }
        return now >= offset.lastMoment(before: start) ? .skippedLate : .send
    }
}

extension ReminderOffset {
    /// When it falls due.
    func moment(before start: Instant) -> Instant { start.advanced(bySeconds: -minutes * 60) }

    /// From when on it is too late.
    func lastMoment(before start: Instant) -> Instant {
        start.advanced(bySeconds: -min(15 * 60, minutes * 30))
    }
}
