import CivilTime
import Communities
import Messages
import TestSupport
import Testing

@Suite("Telling changes")
struct DueNoticesTests {
    private let audience = Audience(Cast.intent())

    private func moment(_ day: CivilDate, _ hour: Int, _ minute: Int = 0) -> Instant {
        Cast.zone.instant(
            of: LocalDateTime(
                date: day, time: ClockTime(hour: hour, minute: minute) ?? .startOfDay))
    }

    /// A change at noon of 22 February to a session of 2 March.
    private func news(
        at changed: Instant? = nil, in place: Place = .room("r1"),
        _ change: (inout PublishedSession) -> Void
    ) -> SessionNews {
        var before = Cast.published()
        before.session.place = place
        var after = before
        after.sequence += 1
        after.changed = changed ?? moment(Cast.day(2027, 2, 22), 12)
        change(&after)
        return SessionNews(before: before, after: after)
    }

    private func found(_ news: SessionNews, at now: Instant) -> DueNotices {
        DueNotices(of: [news], audience: audience, now: now)
    }

    private let later: (inout PublishedSession) -> Void = {
        $0.session.date = Cast.day(2027, 3, 9)
    }

    @Test(arguments: [
        ("cancelled", [SessionNews.Part.cancelled]), ("date", [.time]), ("minutes", [.time]),
        ("room", [.place]), ("online", [.link]), ("template", []),
        ("facilitator", [.facilitator]),
    ])
    func `what differs is told, titles and agendas are not`(
        change: String, parts: [SessionNews.Part]
    ) {
        let place: Place =
            change == "online" ? .hybrid(room: "r1", online: "meet") : .room("r1")
        let news = news(in: place) { entry in
            switch change {
            case "cancelled": entry.status = .cancelled
            case "date": entry.session.date = Cast.day(2027, 3, 9)
            case "minutes": entry.session.minutes = 60
            case "room": entry.session.place = .room("elsewhere")
            case "online": entry.session.place = .hybrid(room: "r1", online: "another")
            case "template": entry.session.template = "another"
            default: entry.session.facilitator = "bram"
            }
        }
        #expect(news.parts == Set(parts))
    }

    @Test func `a change rests ten minutes before it is told, to everybody who takes part`() {
        let news = news(later)
        let changed = news.after.changed
        let early = found(news, at: changed.advanced(bySeconds: 599))
        #expect(early.due == [] && early.settled == [])
        #expect(early.nextDue == changed.advanced(bySeconds: 600))

        let due = found(news, at: changed.advanced(bySeconds: 600))
        #expect(due.due.map(\.person) == ["ada", "bram", "chaima", "daan"])
        #expect(due.settled == [news])
    }

    @Test func `changes close to one another rest together, an hour at most`() {
        let noon = moment(Cast.day(2027, 2, 22), 12)
        func due(_ minutes: [Int], at minute: Int) -> [Int] {
            let all = minutes.map { news(at: noon.advanced(bySeconds: $0 * 60), later) }
            return DueNotices(
                of: all, audience: audience, now: noon.advanced(bySeconds: minute * 60)
            ).settled.map { noon.seconds(until: $0.after.changed) / 60 }
        }
        #expect(due([0, 8], at: 17) == [])
        #expect(due([0, 8], at: 18) == [0, 8])
        #expect(due([0, 11], at: 12) == [0])
        let many = Array(stride(from: 0, through: 90, by: 9))
        #expect(due(many, at: 60) == many.filter { $0 <= 60 })
    }

    @Test func `what came back to what it was is told to nobody, and done with`() {
        let news = news { _ in }
        let due = found(news, at: news.after.changed.advanced(bySeconds: 600))
        #expect(due.due == [] && due.settled == [news])
    }

    @Test func `who facilitates is news for who did and who does`() {
        var before = Cast.published()
        before.session.facilitator = "ada"
        var after = before
        after.session.facilitator = "bram"
        after.sequence += 1
        let due = found(
            SessionNews(before: before, after: after),
            at: after.changed.advanced(bySeconds: 86_400))
        #expect(due.due.map(\.person) == ["ada", "bram"])
    }

    @Test func `in the night it waits for the morning, but not when the session is near`() {
        let evening = moment(Cast.day(2027, 2, 22), 22)
        let far = news(at: evening, later)
        #expect(found(far, at: evening.advanced(bySeconds: 3600)).due == [])
        #expect(
            found(far, at: evening.advanced(bySeconds: 3600)).nextDue
                == moment(Cast.day(2027, 2, 23), 7, 30))

        // At 14:00 of the day itself: at once.
        let near = news(at: moment(Cast.day(2027, 3, 2), 14)) { $0.status = .cancelled }
        #expect(found(near, at: near.after.changed).due.count == 4)
    }

    @Test func `what is over is told to nobody`() {
        let news = news(at: moment(Cast.day(2027, 3, 10), 12), later)
        let due = found(news, at: moment(Cast.day(2027, 3, 10), 13))
        #expect(due.due == [] && due.settled == [news])
    }

    @Test func `who wants nothing hears nothing`() {
        let quiet = Audience(
            Cast.intent(),
            choices: ["ada": MessageChoice(amount: .none), "bram": MessageChoice(amount: .changes)])
        let news = news(later)
        let due = DueNotices(
            of: [news], audience: quiet, now: news.after.changed.advanced(bySeconds: 600))
        #expect(due.due.map(\.person) == ["bram", "chaima", "daan"])
    }
}
