import CivilTime
import Communities
import Ledger
import TestSupport
import Testing

@Suite("Messages that wait")
struct WaitingTests {
    private let now = Cast.now

    private func delivery(
        _ key: String, uid: SessionUID? = "a@example.org", state: DeliveryState = .due,
        kind: String = "reminder", detail: String? = nil, tells: Int? = 0, known: Int? = nil
    ) -> Delivery {
        Delivery(
            key: key, kind: kind, person: "ada", uid: uid, recipient: "ada@example.org",
            messageID: "\(key)@example.org",
            message: state == .due ? Array("To: ada\r\n\r\n".utf8) : nil, dueAt: now,
            giveUpAt: now.advanced(bySeconds: 86_400), state: state, detail: detail, tells: tells,
            known: known)
    }

    private func open() throws -> (Ledger, TemporaryFolder) {
        let folder = try TemporaryFolder()
        return (try Ledger.open(path: folder.path("ledger.sqlite")), folder)
    }

    @Test func `a mail of several things waits with what it tells`() throws {
        let (ledger, folder) = try open()
        defer { withExtendedLifetime(folder) {} }
        let note = "in the message <together/1@example.org>"
        try ledger.enqueue(
            [
                delivery("together/1", uid: nil, tells: nil), delivery("alone", tells: 3),
                delivery("p1", state: .covered, detail: note, tells: 1),
                delivery("p2", uid: "b@example.org", state: .covered, detail: note, tells: 2),
                delivery("p3", state: .covered, detail: "in the message <other@example.org>"),
            ], at: now)

        let waiting = try ledger.waitingDeliveries { "in the message <\($0)>" }

        #expect(waiting.map(\.key) == ["alone", "together/1"])
        #expect(waiting.map { $0.parts.map(\.key) } == [["alone"], ["p1", "p2"]])
        #expect(waiting[1].parts.map(\.tells) == [1, 2])
        #expect(waiting[0].parts[0].tells == 3 && !waiting[0].isUnwritten)
    }

    @Test func `what holds is written anew, what does not is dropped, and what is gone stays`()
        throws
    {
        let (ledger, folder) = try open()
        defer { withExtendedLifetime(folder) {} }
        let note = "in the message <together/1@example.org>"
        try ledger.enqueue(
            [
                delivery("together/1", uid: nil, tells: nil),
                delivery("p1", state: .covered, detail: note),
                delivery("p2", uid: "b@example.org", state: .covered, detail: note),
                delivery("sent"),
            ], at: now)
        // The first by its key: what is in a courier's hands is not taken from it.
        #expect(try ledger.claimNext(now)?.delivery.key == "sent")

        try ledger.withdraw(
            [
                WithdrawnDelivery(key: "together/1", holding: ["p1"], gone: ["p2"]),
                WithdrawnDelivery(key: "sent", holding: [], gone: ["sent"]),
            ], "no longer", at: now)

        let states = Dictionary(
            uniqueKeysWithValues: try DeliveryState.allCases.flatMap { state in
                try ledger.deliveries(state).map { ($0.delivery.key, state) }
            })
        #expect(states["together/1"] == .unwritten && states["p1"] == .unwritten)
        #expect(states["p2"] == .dropped && states["sent"] == .sending)
        #expect(try ledger.deliveryKeys(about: ["a@example.org"]) == ["sent"])
    }

    @Test func `what is written anew keeps its tries, and nothing else is overwritten`() throws {
        let (ledger, folder) = try open()
        defer { withExtendedLifetime(folder) {} }
        try ledger.enqueue([delivery("a"), delivery("b")], at: now)
        _ = try ledger.claimNext(now)
        try ledger.finish(
            "a", .deferred(until: now, fault: "?", isInDoubt: true), at: now)
        try ledger.withdraw(
            [WithdrawnDelivery(key: "a", holding: ["a"], gone: [])], "changed", at: now)
        var anew = delivery("a", tells: 7)
        anew.message = Array("new".utf8)
        var other = delivery("b")
        other.message = Array("new".utf8)

        let count = try ledger.enqueue([anew, other], at: now)

        #expect(count == 1)
        let records = try ledger.deliveries(.due)
        #expect(records.map(\.delivery.key) == ["a", "b"])
        #expect(records[0].delivery.message == anew.message && records[0].delivery.tells == 7)
        #expect(records[0].attempts == 1 && records[0].doubts == 1)
        #expect(records[1].delivery.message != other.message)
    }

    @Test func `what was interrupted may have been heard, and fails no sooner for it`() throws {
        let (ledger, folder) = try open()
        defer { withExtendedLifetime(folder) {} }
        try ledger.enqueue(
            [delivery("notice/a@example.org/1/ada", kind: "notice", tells: 1, known: 0)], at: now)
        for _ in 0..<6 {
            _ = try ledger.claimNext(now)
            #expect(try ledger.settleUncertain(.resend, mostTries: 20, at: now) == 1)
        }

        let record = try #require(try ledger.claimNext(now))
        #expect(record.attempts == 7 && record.doubts == 1)
        try ledger.finish(record.delivery.key, .failed(fault: "no"), at: now)
        let unheard = try ledger.unheardChanges(about: ["a@example.org"])
        #expect(unheard.map(\.isInDoubt) == [true])
    }

    @Test func `a change that nobody heard counts from what was known before the first`() throws {
        let (ledger, folder) = try open()
        defer { withExtendedLifetime(folder) {} }
        func notice(_ number: Int, _ state: DeliveryState, known: Int) -> Delivery {
            delivery(
                "notice/a@example.org/\(number)/ada", state: state, kind: "notice",
                tells: number, known: known)
        }
        try ledger.enqueue([notice(1, .sent, known: 0), notice(2, .dropped, known: 1)], at: now)
        try ledger.enqueue([notice(4, .unwritten, known: 2)], at: now)

        let unheard = try ledger.unheardChanges(about: ["a@example.org", "b@example.org"])

        #expect(unheard.map(\.known) == [1] && unheard.map(\.tells) == [4])
        #expect(unheard.allSatisfy(\.waits) && unheard.map(\.person) == ["ada"])
        try ledger.enqueue([notice(5, .sent, known: 4)], at: now)
        #expect(try ledger.unheardChanges(about: ["a@example.org"]) == [])
    }
}
