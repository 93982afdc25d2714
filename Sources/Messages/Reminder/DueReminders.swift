package import CivilTime
package import Communities

/// A reminder whose moment has come, and what is to become of it.
package struct DueReminder: Hashable, Sendable {
    /// What is to become of a reminder; everything but `send` is recorded and not sent.
    package enum Fate: String, CaseIterable, Hashable, Sendable, Codable {
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
    package var key: DeliveryKey
    /// Whom it is for.
    package var person: PersonID
    package var session: SessionID
    /// The session's identity in calendars.
    package var uid: SessionUID
    /// The session's SEQUENCE.
    package var sequence: Int
    /// How long before the start.
    package var offset: ReminderOffset
    /// When it fell due.
    package var dueAt: Instant
    /// When it is of no more use.
    package var giveUpAt: Instant
    /// What is to become of it.
    package var fate: Fate

    package init(
        key: DeliveryKey, person: PersonID, session: SessionID, uid: SessionUID, sequence: Int,
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
/// 1. A reminder is due from its offset before the start on, moved out of the person's quiet hours, or to the morning
///    for who gets one mail a day. One whose key is known is done with.
/// 2. Of several that are due, known ones included, only the closest to the start is of use; the others collapse
///    into it.
/// 3. One that fell due no later than the session last changed is covered, if the person got the notice of that
///    change: it told them the new time.
/// 4. One is too late from a quarter of an hour before the start on, or from half its offset where that is less.
/// 5. Any other is sent, but in quiet hours only what would be too late after them.
///
/// Sessions that began more than two days ago are left alone: a ledger that starts in mid-season is not filled
/// with what it missed.
///
/// What is sent to one person goes together where it can: for who gets one mail a day all of a morning; for others
/// three or more reminders of at least a day ahead that fall due within 24 hours, all with the first of them.
package struct DueReminders: Hashable, Sendable {
    /// What has come due, the earliest first, then by key; with what goes along although it is due later.
    package let due: [DueReminder]
    /// What is sent, in the mails it is sent in: one reminder, or several to one person.
    package let mails: [[DueReminder]]
    /// The first moment after `now` at which there may be something to do about these sessions.
    package let nextDue: Instant?

    /// Finds what has come due.
    ///
    /// - Parameters:
    ///   - sessions: what people know, of any number of seasons.
    ///   - audience: who belongs to which community, when its reminders go out, and what people chose.
    ///   - known: the keys of all recorded deliveries about these sessions, notices included.
    ///   - now: the present moment.
    package init(
        of sessions: [PublishedSession], audience: Audience, known: Set<String>, now: Instant
    ) {
        var due: [DueReminder] = []
        var coming: [PersonID: [DueReminder]] = [:]
        var next = Soonest()
        for entry in sessions where entry.status != .cancelled {
            let start = entry.session.span(in: audience.zone).start
            guard entry.created < start, start.advanced(bySeconds: 2 * 86_400) > now else {
                continue
            }
            for (person, offsets) in audience.offsets(of: entry) {
                let reminders = offsets.map { offset in
                    DueReminder(
                        entry, offset, person, start: start,
                        dueAt: audience.moment(offset, before: start, to: person))
                }
                let come = reminders.filter { $0.dueAt <= now }
                let open = come.filter { !known.contains($0.key.description) }
                // Sorted: the last of those to come is the first to fall due.
                if let later = reminders.filter({ $0.dueAt > now }).last {
                    next.expect(later.dueAt)
                    if !known.contains(later.key.description) {
                        coming[person, default: []].append(later)
                    }
                }
                if open.isEmpty { continue }
                if let end = audience.hours(person).quietEnd(at: now),
                    open.allSatisfy({ end < $0.giveUpAt })
                {
                    next.expect(end)
                    continue
                }
                due += open.map { reminder in
                    var reminder = reminder
                    reminder.fate =
                        reminder.offset != come.first?.offset
                        ? .collapsed
                        : DueReminders.fate(of: reminder, entry, known: known, now: now)
                    return reminder
                }
            }
        }
        due.sort(by: DueReminders.precedes)
        let bundles = ReminderBundles(due.filter { $0.fate == .send }, coming: coming, audience)
        mails = bundles.mails
        self.due = (due + bundles.early).sorted(by: DueReminders.precedes)
        nextDue = next.moment
    }

    static func precedes(_ one: DueReminder, _ other: DueReminder) -> Bool {
        (one.dueAt, one.key.description) < (other.dueAt, other.key.description)
    }

    /// The fate of the reminder closest to the start of those that are due.
    private static func fate(
        of reminder: DueReminder, _ entry: PublishedSession, known: Set<String>, now: Instant
    ) -> DueReminder.Fate {
        let notice = DeliveryKey.notice(
            uid: entry.uid, sequence: entry.sequence, person: reminder.person)
        if reminder.dueAt <= entry.changed, known.contains(notice.description) {
            return .covered
        }
        return now >= reminder.giveUpAt ? .skippedLate : .send
    }
}

extension DueReminder {
    /// One that will be sent unless something speaks against it.
    fileprivate init(
        _ entry: PublishedSession, _ offset: ReminderOffset, _ person: PersonID, start: Instant,
        dueAt: Instant
    ) {
        self.init(
            key: .reminder(entry, offset: offset, person: person), person: person,
            session: entry.session.id, uid: entry.uid, sequence: entry.sequence, offset: offset,
            dueAt: dueAt, giveUpAt: offset.lastMoment(before: start), fate: .send)
    }
}

extension DeliveryKey {
    /// A reminder of a session at its present time.
    package static func reminder(
        _ entry: PublishedSession, offset: ReminderOffset, person: PersonID
    ) -> DeliveryKey {
        DeliveryKey(
            .reminder,
            [entry.uid.rawValue, entry.timeInKeys, "\(offset.minutes)m", person.rawValue])
    }
}
