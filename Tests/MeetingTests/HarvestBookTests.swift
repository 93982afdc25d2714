import CivilTime
import Communities
import Facilitation
import TestSupport
import Testing

@testable import Ledger
@testable import Meeting

@Suite("What a session opens with")
struct HarvestBookTests {
    private let first = Cast.published(Cast.session(1, on: Cast.day(2027, 3, 2)))
    private let second = Cast.published(Cast.session(2, on: Cast.day(2027, 3, 16)))
    private let third = Cast.published(Cast.session(3, on: Cast.day(2027, 3, 30)))
    private let foreign: PublishedSession = {
        var session = Cast.session(1, on: Cast.day(2027, 3, 4))
        session.id = "peers-1"
        session.community = "peers"
        return Cast.published(session)
    }()

    private func book(
        _ things: [(HarvestItem, PublishedSession, [HarvestRecord.Share])],
        season: [PublishedSession]? = nil
    ) -> HarvestBook {
        HarvestBook(
            records: things.enumerated().map { index, thing in
                HarvestRecord(
                    number: index + 1, uid: thing.1.uid, item: thing.0, shares: thing.2,
                    recordedAt: Cast.now)
            },
            harvested: Dictionary(
                things.map { ($0.1.uid, $0.1) }, uniquingKeysWith: { one, _ in one }),
            season: (season ?? [first, foreign, second, third]).filter { $0.status != .cancelled }
                .map(\.session), zone: Cast.zone, for: .members,
            SessionVisibility(Cast.intent(), MethodLibrary(methods: [], templates: [])))
    }

    @Test func `earlier sessions of the same communities count, its own and later ones do not`() {
        let question = HarvestItem(.question, "Waarom?")
        let book = book([
            (question, first, []), (question, second, []), (question, third, []),
            (question, foreign, []),
        ])

        #expect(book.openThreads(for: second.session).map(\.number) == [1])
        #expect(book.openThreads(for: third.session).map(\.number) == [2, 1])
    }

    @Test func `a joint session opens with what all its communities left open`() {
        let question = HarvestItem(.question, "Waarom?")
        var joint = third.session
        joint.with = ["peers"]

        #expect(
            book([(question, first, []), (question, foreign, [])])
                .openThreads(for: joint).map(\.number) == [2, 1])
    }

    @Test func `an experiment is looked at in the last session before its day`() {
        let experiment = HarvestItem(.experiment, "tickets", due: Cast.day(2027, 3, 29))
        let book = book([(experiment, first, [])])

        #expect(book.openThreads(for: second.session).map(\.number) == [1])
        // Where the next session does not take place, the one after it is the next.
        var cancelled = third
        cancelled.status = .cancelled
        let without = self.book([(experiment, first, [])], season: [first, second, cancelled])
        #expect(without.openThreads(for: second.session) == [])
    }

    @Test func `a shared insight is news once`() {
        let shared = HarvestRecord.Share(
            community: "intervisie",
            at: Cast.zone.instant(of: LocalDateTime(date: Cast.day(2027, 3, 5), time: .startOfDay)))
        let book = book([(HarvestItem(.insight, "Klein werkt"), foreign, [shared])])

        #expect(book.openThreads(for: second.session).map(\.kind) == [.insight])
        #expect(book.openThreads(for: third.session) == [])
    }
}
