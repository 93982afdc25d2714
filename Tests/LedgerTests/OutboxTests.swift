import CivilTime
import Communities
import Ledger
import TestSupport
import Testing

@Suite struct OutboxTests {
    private let now = Cast.now

    private func delivery(
        _ key: String, due: Int = 0, giveUp: Int = 86_400, state: DeliveryState = .due
    ) -> Delivery {
        Delivery(
            key: key, kind: "reminder", person: "ada", uid: "intervisie-1.2027-02@example.org",
            recipient: "ada@example.org", messageID: "\(key)@example.org",
            message: Array("To: ada\r\n\r\n\u{0}é".utf8), dueAt: now.advanced(bySeconds: due),
            giveUpAt: now.advanced(bySeconds: giveUp), state: state)
    }

    @Test func `a key is taken once, however often it is given`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        var changed = delivery("a")
        changed.message = nil

        let added = [
            try ledger.enqueue([delivery("a"), delivery("b"), delivery("a")], at: now),
            try ledger.enqueue([changed, delivery("c")], at: now),
        ]

        #expect(added == [2, 1])
        #expect(try ledger.deliveryCounts() == [.due: 3])
        #expect(
            try ledger.deliveries(.due).map(\.delivery) == ["a", "b", "c"].map { delivery($0) })
    }

    @Test func `what is claimed through one handle cannot be claimed through another`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")
        let handles = [try Ledger.open(path: path), try Ledger.open(path: path)]
        let keys = (0..<50).map { "key-\($0)" }
        try handles[0].enqueue(keys.map { delivery($0) }, at: now)

        var claimed: [String] = []
        for turn in 0..<60 {
            if let record = try handles[turn % 2].claimNext(now) {
                claimed.append(record.delivery.key)
            }
        }

        #expect(claimed.sorted() == keys.sorted())
        #expect(try handles[0].deliveryCounts() == [.sending: 50])
    }

    @Test func `settling one message claims the next, or neither happens`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.enqueue([delivery("a"), delivery("b", due: 1), delivery("c", due: 2)], at: now)
        let later = now.advanced(bySeconds: 60)
        let terms = ClaimTerms(kinds: ["reminder"])
        #expect(throws: LedgerFault.self) {
            try ledger.settle([("a", .sent(receipt: ""))], claiming: 1, by: terms, at: later)
        }
        #expect(try ledger.deliveryCounts() == [.due: 3])

        _ = try ledger.claimNext(later)
        let next = try ledger.settle(
            [("a", .sent(receipt: "here"))], claiming: 1, by: terms, at: later)
        #expect(next.records.map(\.delivery.key) == ["b"] && next.records[0].attempts == 1)
        #expect(try ledger.deliveryCounts() == [.sent: 1, .sending: 1, .due: 1])
        let none = try ledger.settle(
            [("b", .failed(fault: "no"))], claiming: 0, by: terms, at: later)
        #expect(none == Claims())
        #expect(try ledger.deliveryCounts() == [.sent: 1, .failed: 1, .due: 1])
    }

    @Test func `several are settled and claimed together`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.enqueue(["a", "b", "c", "d", "e"].map { delivery($0) }, at: now)
        func keys(_ claims: Claims) -> [String] { claims.records.map(\.delivery.key) }

        let first = try ledger.settle([], claiming: 3, by: ClaimTerms(), at: now)
        #expect(keys(first) == ["a", "b", "c"])
        #expect(throws: LedgerFault.notBeingSent(key: "d", state: .due)) {
            try ledger.settle(
                [("a", .sent(receipt: "")), ("d", .sent(receipt: ""))], claiming: 2,
                by: ClaimTerms(), at: now)
        }
        #expect(try ledger.deliveryCounts() == [.sending: 3, .due: 2])
        let second = try ledger.settle(
            [("c", .sent(receipt: "")), ("a", .failed(fault: ""))], claiming: 5, by: ClaimTerms(),
            at: now)
        #expect(keys(second) == ["d", "e"])
    }

    @Test func `nothing is claimed when the plan changed since it was looked at`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.enqueue([delivery("a"), delivery("b")], at: now)
        var terms = ClaimTerms(history: try ledger.latestChange())
        #expect(try ledger.settle([], claiming: 1, by: terms, at: now).records.count == 1)

        try ledger.publish([Cast.published()], of: "2027-02", plan: nil, at: now)
        let settled = try ledger.settle(
            [("a", .sent(receipt: ""))], claiming: 1, by: terms, at: now)
        #expect(settled.isOutdated && settled.records == [])
        // What became of a message is kept all the same.
        #expect(try ledger.deliveryCounts() == [.sent: 1, .due: 1])
        terms.history = try ledger.latestChange()
        #expect(try ledger.settle([], claiming: 1, by: terms, at: now).records.count == 1)
    }

    @Test func `the earliest due goes first, and nothing before its time`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.enqueue(
            [delivery("later", due: -10), delivery("sooner", due: -20), delivery("not", due: 1)],
            at: now)

        let claimed = try (0..<3).map { _ in try ledger.claimNext(now)?.delivery.key }

        #expect(claimed == ["sooner", "later", nil])
    }

    @Test func `what a courier says is kept, and only for what it was given`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.enqueue(["a", "b", "c", "d"].map { delivery($0) }, at: now)
        let later = now.advanced(bySeconds: 300)
        let outcomes: [(String, DeliveryOutcome)] = [
            ("a", .sent(receipt: "outbox/a.eml")), ("b", .deferred(until: later, fault: "451")),
            ("c", .failed(fault: "550")), ("d", .uncertain(fault: "no reply")),
        ]

        for (key, outcome) in outcomes {
            #expect(try ledger.claimNext(now)?.delivery.key == key)
            try ledger.finish(key, outcome, at: now)
        }

        #expect(
            try ledger.deliveryCounts() == [.sent: 1, .deferred: 1, .failed: 1, .uncertain: 1])
        #expect(try ledger.deliveries(.sent).first?.detail == "outbox/a.eml")
        #expect(throws: LedgerFault.notBeingSent(key: "a", state: .sent)) {
            try ledger.finish("a", .failed(fault: ""), at: now)
        }
        #expect(throws: LedgerFault.notBeingSent(key: "z", state: nil)) {
            try ledger.finish("z", .sent(receipt: ""), at: now)
        }
        #expect(try ledger.claimNext(now) == nil)
        let again = try #require(try ledger.claimNext(later))
        #expect(again.delivery.key == "b")
        #expect(again.attempts == 2)
    }

    @Test func `what has lost its use is dropped, not sent`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.enqueue([delivery("a", due: -100, giveUp: 0)], at: now.advanced(bySeconds: -100))

        #expect(try ledger.claimNext(now) == nil)
        #expect(try ledger.dropUseless(now) == [])
        #expect(try ledger.deliveryCounts() == [.dropped: 1])
    }

    @Test func `what was tried and has lost its use is told`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.enqueue([delivery("a", giveUp: 600), delivery("b", due: 900)], at: now)
        _ = try ledger.claimNext(now)
        try ledger.finish("a", .deferred(until: now, fault: "451"), at: now)

        let later = now.advanced(bySeconds: 600)
        #expect(try ledger.dropUseless(later).map(\.delivery.key) == ["a"])
        #expect(try ledger.dropUseless(later) == [])
    }

    @Test func `what will not be sent is kept all the same and never claimed`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.enqueue(
            [
                delivery("a", state: .skippedLate), delivery("b", state: .collapsed),
                delivery("c", state: .covered),
            ], at: now)

        #expect(try ledger.claimNext(now) == nil)
        #expect(
            try ledger.deliveryKeys(about: ["intervisie-1.2027-02@example.org", "other"])
                == ["a", "b", "c"])
    }

    @Test(arguments: UncertainPolicy.allCases)
    func `a run that was killed while sending loses nothing`(policy: UncertainPolicy) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")
        do {
            let killed = try Ledger.open(path: path)
            try killed.enqueue([delivery("a"), delivery("b")], at: now)
            _ = try killed.claimNext(now)
        }
        let later = now.advanced(bySeconds: 300)

        let ledger = try Ledger.open(path: path)
        #expect(try ledger.settleUncertain(policy, at: later) == 1)

        let claimed = try (0..<2).map { _ in try ledger.claimNext(later)?.delivery.key }
        switch policy {
        case .resend: #expect(claimed == ["a", "b"])
        case .hold:
            #expect(claimed == ["b", nil])
            #expect(try ledger.deliveries(.uncertain).map(\.delivery.key) == ["a"])
        }
    }

    @Test func `a message is found by the beginning of its identity`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.enqueue([delivery("abc"), delivery("abd"), delivery("x%_")], at: now)
        #expect(try ledger.deliveries(messageIDPrefix: "abc").map(\.delivery.key) == ["abc"])
        #expect(try ledger.deliveries(messageIDPrefix: "ab").count == 2)
        #expect(try ledger.deliveries(messageIDPrefix: "%") == [])
    }
}
