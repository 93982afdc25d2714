import CivilTime
import Communities

/// Puts the reminders of one person together, so that somebody in three communities gets one mail, not three.
///
/// What goes together depends on when reminders fall due, never on when a run finds them: runs at any interval make
/// the same mails.
struct ReminderBundles {
    /// What is sent, in the mails it is sent in.
    private(set) var mails: [[DueReminder]] = []
    /// What goes along although it is due later.
    private(set) var early: [DueReminder] = []

    /// As many make one mail.
    private static let least = 3
    /// Minutes ahead of a session that a reminder must be to go along with others up to a day early.
    private static let longOffset = 1440

    /// - Parameters:
    ///   - due: what is to be sent, the earliest due first.
    ///   - coming: what falls due next, by person.
    init(_ due: [DueReminder], coming: [PersonID: [DueReminder]], _ audience: Audience) {
        for (person, own) in Dictionary(grouping: due, by: \.person) {
            if audience.choice(person).isDigest {
                mails += Dictionary(grouping: own, by: \.dueAt).values
            } else {
                bundle(own, coming: coming[person, default: []])
            }
        }
        mails.sort { DueReminders.precedes($0[0], $1[0]) }
    }

    private mutating func bundle(_ due: [DueReminder], coming: [DueReminder]) {
        let isLong = { (one: DueReminder) in one.offset.minutes >= ReminderBundles.longOffset }
        mails += due.filter { !isLong($0) }.map { [$0] }
        var left = due.filter(isLong)
        let later = coming.filter(isLong).sorted(by: DueReminders.precedes)
        while let first = left.first {
            let end = first.dueAt.advanced(bySeconds: 86_400)
            let inTime = left.prefix { $0.dueAt <= end }
            var sessions = Set(inTime.map(\.session))
            let along = later.filter { $0.dueAt <= end && sessions.insert($0.session).inserted }
            if inTime.count + along.count >= ReminderBundles.least {
                mails.append(inTime + along)
                early += along
                left.removeFirst(inTime.count)
            } else {
                mails.append([first])
                left.removeFirst()
            }
        }
    }
}
