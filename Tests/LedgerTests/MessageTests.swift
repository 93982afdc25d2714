import CivilTime
import Communities
import Ledger
import TestSupport
import Testing

@Suite("What people were told")
struct MessageTests {
    private let now = Cast.now

    private let folder: TemporaryFolder
    private let ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
    }

    private func delivery(_ key: String) -> Delivery {
        Delivery(
            key: key, kind: "notice", person: "ada", uid: nil, recipient: "ada@example.org",
            messageID: "\(key)@example.org", message: [1], dueAt: now,
            giveUpAt: now.advanced(bySeconds: 3600))
    }

    @Test func `a session is untold until a batch says so, and again when it changes`() throws {
        let first = Cast.published()
        try ledger.publish([first], of: "2027-02", plan: nil, at: now)

        let new = try ledger.untoldSessions(from: Cast.day(2027, 2, 1))
        #expect(new.map(\.after) == [first] && new.map(\.before) == [nil])
        var batch = MessageBatch()
        batch.told = [first.uid: new[0].version]
        try ledger.enqueue(batch, season: "2027-02", at: now)
        #expect(try ledger.untoldSessions(from: Cast.day(2027, 2, 1)) == [])

        var moved = first
        moved.session.date = Cast.day(2027, 3, 9)
        moved.sequence += 1
        var again = moved
        again.session.date = Cast.day(2027, 3, 16)
        again.sequence += 1
        try ledger.publish([moved], of: "2027-02", plan: nil, at: now)
        try ledger.publish([again], of: "2027-02", plan: nil, at: now)
        let changed = try ledger.untoldSessions(from: Cast.day(2027, 2, 1))
        #expect(changed.map(\.before) == [first] && changed.map(\.after) == [again])
        #expect(try ledger.untoldSessions(from: Cast.day(2028, 2, 1)) == [])
    }

    @Test func `what is sent and what is dealt with by it are kept together`() throws {
        var batch = MessageBatch()
        batch.deliveries = [delivery("a"), delivery("a"), delivery("b")]
        batch.joined = [
            Membership(community: "intervisie", person: "ada"),
            Membership(community: "intervisie", person: "bram"),
        ]
        #expect(try ledger.enqueue(batch, season: "2027-02", at: now) == 2)
        #expect(try ledger.memberships(season: "2027-02") == Set(batch.joined))
        #expect(try ledger.memberships(season: "2027-09") == [])
        #expect(try ledger.memberships() == Set(batch.joined))

        var later = MessageBatch()
        later.left = [batch.joined[0]]
        try ledger.enqueue(later, season: "2027-02", at: now)
        #expect(try ledger.memberships(season: "2027-02") == [batch.joined[1]])

        // A history that is not there: nothing of the batch is kept.
        var wrong = MessageBatch()
        wrong.deliveries = [delivery("c")]
        wrong.told = ["x": 99]
        #expect(throws: LedgerFault.self) {
            try ledger.enqueue(wrong, season: "2027-02", at: now)
        }
        #expect(try ledger.deliveryCounts() == [.due: 2])
    }

    @Test func `a choice is kept, changed and taken back`() throws {
        let choice = MessageChoice(amount: .fewer, isDigest: true, quiet: .usual)
        try ledger.choose(choice, for: "ada", at: now)
        try ledger.choose(MessageChoice(amount: .none), for: "bram", at: now)
        #expect(try ledger.choices() == ["ada": choice, "bram": MessageChoice(amount: .none)])
        try ledger.choose(nil, for: "ada", at: now)
        #expect(try ledger.choices() == ["bram": MessageChoice(amount: .none)])
    }

    @Test func `the stamp of changes tells whatever could make something due`() throws {
        let entry = Cast.published()
        let deeds: [(Ledger) throws -> Void] = [
            { try $0.publish([entry], of: "2027-02", plan: nil, at: Cast.now) },
            { try $0.choose(MessageChoice(amount: .none), for: "ada", at: Cast.now) },
            { try $0.choose(nil, for: "ada", at: Cast.now) },
            {
                try $0.keep(
                    AnswerRecord(person: "ada", uid: entry.uid, answer: .no, at: Cast.now))
            },
            {
                var batch = MessageBatch()
                batch.joined = [Membership(community: "intervisie", person: "ada")]
                try $0.enqueue(batch, season: "2027-02", at: Cast.now)
            },
            { ledger in
                var batch = MessageBatch()
                batch.told = [entry.uid: 1]
                try ledger.enqueue(batch, season: "2027-02", at: Cast.now)
            },
        ]
        var stamps = [try ledger.changeStamp()]
        for deed in deeds {
            try deed(ledger)
            stamps.append(try ledger.changeStamp())
        }
        for (before, after) in zip(stamps, stamps.dropFirst()) { #expect(before != after) }
        _ = try ledger.startRun(at: now)
        #expect(try ledger.changeStamp() == stamps.last)
    }
}
