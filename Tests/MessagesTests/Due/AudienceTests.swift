import CivilTime
import Communities
import Messages
import TestSupport
import Testing

@Suite("What people chose")
struct AudienceTests {
    /// Tuesday 2 March 2027, 15:00 in Amsterdam.
    private let start = Cast.session().span(in: Cast.zone).start

    private func found(
        _ sessions: [PublishedSession] = [Cast.published()], at now: Instant,
        choices: [PersonID: MessageChoice] = [:], declined: [SessionUID: Set<PersonID>] = [:],
        known: Set<String> = [], communities: [Community] = [Cast.community]
    ) -> DueReminders {
        DueReminders(
            of: sessions,
            audience: Audience(
                Cast.intent(communities), choices: choices, declined: declined),
            known: known, now: now)
    }

    private func before(_ minutes: Int) -> Instant { start.advanced(bySeconds: -minutes * 60) }

    /// `ada 1440`, of what is sent.
    private func sent(_ found: DueReminders) -> [String] {
        found.due.filter { $0.fate == .send }.map { "\($0.person) \($0.offset.minutes)" }.sorted()
    }

    @Test(arguments: [
        (MessageChoice.Amount.all, [10_080, 1440, 120]), (.more, [10_080, 1440, 120, 60]),
        (.fewer, [1440]), (.changes, []), (.none, []),
    ])
    func `somebody can have more, fewer or no reminders`(
        amount: MessageChoice.Amount, offsets: [Int]
    ) {
        let choices: [PersonID: MessageChoice] = ["ada": MessageChoice(amount: amount)]
        let heard = [10_080, 1440, 120, 60].filter { minutes in
            sent(found(at: before(minutes), choices: choices)).contains("ada \(minutes)")
        }
        #expect(heard == offsets)
    }

    @Test func `who will not come is not reminded`() {
        let uid = Cast.published().uid
        #expect(
            sent(found(at: before(10_080), declined: [uid: ["bram"]]))
                == ["ada 10080", "chaima 10080"])
    }

    @Test func `nothing is sent at night, and nothing is lost by it`() {
        // 03:00 on the day of the session: the reminder of the day before was missed.
        let night = found(at: before(12 * 60), known: [])
        #expect(night.due == [])
        let morning = before(7 * 60 + 30)
        #expect(night.nextDue == morning)
        #expect(sent(found(at: morning)).contains("ada 1440"))
    }

    @Test func `own quiet hours count for oneself alone`() {
        let hours = QuietHours(
            from: ClockTime(hour: 14, minute: 0) ?? .startOfDay,
            to: ClockTime(hour: 16, minute: 0) ?? .startOfDay)
        let choices: [PersonID: MessageChoice] = ["ada": MessageChoice(quiet: hours)]
        #expect(
            sent(found(at: before(1440), choices: choices))
                == ["bram 1440", "chaima 1440", "daan 1440"])
        #expect(
            sent(found(at: before(1440 - 60), choices: choices))
                == ["ada 1440", "bram 1440", "chaima 1440", "daan 1440"])
    }

    // MARK: Several at once

    /// Three sessions of the cast's community on one day, a day apart from nothing else.
    private var three: [PublishedSession] {
        [(1, 10), (2, 13), (3, 16)].map { number, hour in
            Cast.published(Cast.session(number, on: Cast.day(2027, 3, 2), at: hour))
        }
    }

    private func mails(_ found: DueReminders, of person: PersonID) -> [[String]] {
        found.mails.filter { $0[0].person == person }.map {
            $0.map { "\($0.session) \($0.offset.minutes)" }
        }
    }

    private var tenOClock: Instant { start.advanced(bySeconds: -5 * 3600) }

    @Test func `three reminders of a day ahead within a day are one mail, with the first of them`()
    {
        let now = tenOClock.advanced(bySeconds: -86_400)
        let known = keys(10_080)
        let first = found(three, at: now, known: known)
        #expect(
            mails(first, of: "ada") == [
                ["intervisie-1 1440", "intervisie-2 1440", "intervisie-3 1440"]
            ])
        // A run an hour later, or after the night, finds the same mail.
        for late in [3600, 5 * 3600] {
            #expect(
                mails(found(three, at: now.advanced(bySeconds: late), known: known), of: "ada")
                    == mails(first, of: "ada"))
        }
        // What went along is done with.
        let done = known.union(first.due.map(\.key.description))
        let afternoon = found(three, at: now.advanced(bySeconds: 6 * 3600), known: done)
        #expect(mails(afternoon, of: "ada") == [])
    }

    private func keys(_ minutes: Int) -> Set<String> {
        Set(
            three.flatMap { entry in
                (["ada", "bram", "chaima", "daan"] as [PersonID]).map { person in
                    DeliveryKey.reminder(
                        entry, offset: ReminderOffset(minutes: minutes), person: person
                    ).description
                }
            })
    }

    @Test func `two are two mails, and what is close to its session never waits or hurries`() {
        let now = tenOClock.advanced(bySeconds: -86_400)
        let two = found(Array(three.prefix(2)), at: now, known: keys(10_080))
        #expect(mails(two, of: "ada") == [["intervisie-1 1440"]])
        let near = found(
            three, at: tenOClock.advanced(bySeconds: -2 * 3600),
            known: keys(10_080).union(keys(1440)))
        #expect(mails(near, of: "ada") == [["intervisie-1 120"]])
    }

    @Test func `who wants one mail a day has all in the morning`() {
        let choices: [PersonID: MessageChoice] = ["ada": MessageChoice(isDigest: true)]
        let morning = tenOClock.advanced(bySeconds: -150 * 60)
        let known = keys(10_080).union(keys(1440))
        #expect(
            mails(
                found(three, at: morning.advanced(bySeconds: -60), choices: choices, known: known),
                of: "ada") == [])
        #expect(
            mails(found(three, at: morning, choices: choices, known: known), of: "ada") == [
                ["intervisie-1 120", "intervisie-2 120", "intervisie-3 120"]
            ])
    }
}
