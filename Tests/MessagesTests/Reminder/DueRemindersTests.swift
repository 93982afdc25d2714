import CivilTime
import Communities
import Messages
import TestSupport
import Testing

@Suite struct DueRemindersTests {
    /// Tuesday 2 March 2027, 15:00 in Amsterdam.
    private let start = Cast.session().span(in: Cast.zone).start

    /// `ada 1440 send`, for every reminder that is due so many minutes before the start.
    private func due(
        _ entry: PublishedSession = Cast.published(), minutesBefore: Int,
        known: Set<String> = [], communities: [Community] = [Cast.community]
    ) -> [String] {
        DueReminders(
            of: [entry], audience: Audience(Cast.intent(communities)), known: known,
            now: start.advanced(bySeconds: -minutesBefore * 60)
        ).due.map { "\($0.person) \($0.offset.minutes) \($0.fate)" }.sorted()
    }

    private func key(_ entry: PublishedSession, _ minutes: Int, _ person: PersonID) -> String {
        DeliveryKey.reminder(entry, offset: ReminderOffset(minutes: minutes), person: person)
            .description
    }

    private func keys(_ entry: PublishedSession, _ minutes: [Int]) -> Set<String> {
        Set(
            minutes.flatMap { minutes in
                ["ada", "bram", "chaima", "daan"].map { key(entry, minutes, $0) }
            })
    }

    @Test func `nothing is due a minute before its time`() {
        #expect(due(minutesBefore: 10_081) == [])
    }

    @Test func `core and active members are reminded, those who look on a day before only`() {
        #expect(
            due(minutesBefore: 10_080) == [
                "ada 10080 send", "bram 10080 send", "chaima 10080 send",
            ])
        #expect(
            due(minutesBefore: 1440, known: keys(Cast.published(), [10_080])) == [
                "ada 1440 send", "bram 1440 send", "chaima 1440 send", "daan 1440 send",
            ])
        #expect(due(minutesBefore: 120, known: keys(Cast.published(), [10_080, 1440, 120])) == [])
    }

    @Test func `a community without a reminder within a day reminds its onlookers at its closest`()
    {
        var community = Cast.community
        community.reminders = [20_160, 10_080].map(ReminderOffset.init(minutes:))
        community.members = [Member(person: "daan", level: .peripheral)]

        #expect(due(minutesBefore: 20_160, communities: [community]) == [])
        #expect(due(minutesBefore: 10_080, communities: [community]) == ["daan 10080 send"])
    }

    @Test func `missed reminders collapse into the closest to the start`() {
        #expect(
            due(minutesBefore: 100).filter { $0.hasPrefix("ada") } == [
                "ada 10080 collapsed", "ada 120 send", "ada 1440 collapsed",
            ])
    }

    @Test func `a reminder missed before one that was sent collapses too`() {
        let sent: Set = [key(Cast.published(), 120, "ada")]

        #expect(
            due(minutesBefore: 100, known: sent).filter { $0.hasPrefix("ada") } == [
                "ada 10080 collapsed", "ada 1440 collapsed",
            ])
    }

    @Test(arguments: [(16, "send"), (15, "skippedLate"), (0, "skippedLate"), (-60, "skippedLate")])
    func `a reminder too close to the start, or after it, is recorded and not sent`(
        minutesBefore: Int, fate: String
    ) {
        #expect(due(minutesBefore: minutesBefore).contains("bram 120 \(fate)"))
    }

    @Test(arguments: [(10, "send"), (6, "send"), (5, "skippedLate")])
    func `a reminder shortly before the start has half its time`(minutesBefore: Int, fate: String) {
        var community = Cast.community
        community.reminders = [ReminderOffset(minutes: 10)]

        #expect(
            due(minutesBefore: minutesBefore, communities: [community]).first == "ada 10 \(fate)")
    }

    @Test func `a session that began more than two days ago is left alone`() {
        #expect(due(minutesBefore: -2879).count == 10)
        #expect(due(minutesBefore: -2880) == [])
    }

    @Test func `a cancelled session, and one published after its start, reminds nobody`() {
        #expect(due(Cast.published(status: .cancelled), minutesBefore: 60) == [])
        #expect(due(Cast.published(created: start), minutesBefore: -1) == [])
    }

    @Test func `a session that moves is reminded of again at its new time`() {
        let sent = keys(Cast.published(), [10_080, 1440, 120])
        let moved = Cast.published(
            Cast.session(on: Cast.day(2027, 3, 9)), sequence: 1, status: .moved,
            changed: start.advanced(bySeconds: -60 * 60))

        #expect(due(moved, minutesBefore: 60, known: sent) == [])
        #expect(
            due(moved, minutesBefore: 0, known: sent) == [
                "ada 10080 send", "bram 10080 send", "chaima 10080 send",
            ])
    }

    @Test func `what a notice of change told is not told again`() {
        let moved = Cast.published(
            Cast.session(at: 16), sequence: 1, status: .moved,
            changed: start.advanced(bySeconds: -3 * 86_400))
        let notice = DeliveryKey.notice(uid: moved.uid, sequence: 1, person: "ada").description

        #expect(
            due(moved, minutesBefore: 4000, known: [notice]) == [
                "ada 10080 covered", "bram 10080 send", "chaima 10080 send",
            ])
        // What falls due after the change is news again.
        #expect(
            due(moved, minutesBefore: 1380, known: [notice]).filter { $0.hasPrefix("ada") } == [
                "ada 10080 collapsed", "ada 1440 send",
            ])
    }

    @Test func `a change of the text reminds nobody twice`() {
        let sent = keys(Cast.published(), [10_080])
        let changed = Cast.published(
            sequence: 5, changed: start.advanced(bySeconds: -9000 * 60))

        #expect(due(changed, minutesBefore: 8000, known: sent) == [])
    }

    @Test func `running again after recording everything finds nothing, whatever the clock does`() {
        let intent = Cast.intent()
        let sessions = [
            Cast.published(), Cast.published(Cast.session(2, on: Cast.day(2027, 3, 16))),
        ]
        var known: Set<String> = []
        var sent: [DeliveryKey] = []
        // Back and forth around the reminders, as a clock that is set wrongly would run.
        for hours in [-200, -170, -100, -169, -25, -20, -168, -2, -30, 1, 100, 200, 330, 0] {
            let found = DueReminders(
                of: sessions, audience: Audience(intent), known: known,
                now: start.advanced(bySeconds: hours * 3600))
            sent += found.due.filter { $0.fate == .send }.map(\.key)
            known.formUnion(found.due.map(\.key.description))
        }

        #expect(sent.count == Set(sent).count)
        #expect(sent.contains { $0.description.contains("intervisie-2") })
    }

    @Test func `each member of a woven session is reminded as their own community says`() {
        var other = Cast.community
        other.id = "toetsen"
        other.members = [
            Member(person: "eva", level: .active), Member(person: "ada", level: .peripheral),
        ]
        other.reminders = [ReminderOffset(minutes: 2880)]
        var woven = Cast.session()
        woven.with = ["toetsen"]

        #expect(
            due(
                Cast.published(woven), minutesBefore: 2880,
                known: keys(Cast.published(woven), [10_080]),
                communities: [Cast.community, other]) == ["ada 2880 send", "eva 2880 send"])
    }

    @Test func `the next moment is that of the next reminder, sent or not`() {
        let found = DueReminders(
            of: [Cast.published()], audience: Audience(Cast.intent()), known: [],
            now: start.advanced(bySeconds: -9000 * 60))

        #expect(found.nextDue == start.advanced(bySeconds: -1440 * 60))
        #expect(
            DueReminders(of: [], audience: Audience(Cast.intent()), known: [], now: start).nextDue
                == nil)
    }
}
