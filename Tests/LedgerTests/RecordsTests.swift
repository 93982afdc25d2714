import CivilTime
import Communities
import Ledger
import Platform
import Platform
import TestSupport
import Testing

@Suite struct RecordsTests {
    private let now = Cast.now
    private let later = Cast.now.advanced(bySeconds: 60)

    @Test func `a secret address is a stable code of person and generation`() {
        let secret = Array("0123456789abcdef".utf8)
        let address = SecretAddress(of: "ada", generation: 1, secret: secret)

        #expect(address.token == base32(hmacSHA256(key: secret, message: "feed:ada:1").prefix(20)))
        #expect(address.token.utf8.count == 32)
        #expect(address.token != SecretAddress(of: "ada", generation: 2, secret: secret).token)
        #expect(address.token != SecretAddress(of: "bram", generation: 1, secret: secret).token)
        #expect(!"\(address)".contains(address.token))
    }

    @Test func `a person is found by the token's hash until the address is revoked`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        let addresses = (1...2).map { generation in
            SecretAddress(of: "ada", generation: generation, secret: [1, 2, 3])
        }
        for address in addresses {
            for moment in [now, later] {
                try ledger.registerFeedAddresses(
                    [("ada", address.tokenHash)], generation: address.generation, at: moment)
            }
        }

        #expect(try ledger.person(forTokenHash: addresses[0].tokenHash) == "ada")
        #expect(try ledger.revokeFeedAddresses(of: "ada", through: 1, at: later) == 1)

        #expect(try ledger.person(forTokenHash: addresses[0].tokenHash) == nil)
        #expect(try ledger.person(forTokenHash: addresses[1].tokenHash) == "ada")
        #expect(try ledger.person(forTokenHash: []) == nil)
        #expect(
            try ledger.feedAddresses() == [
                FeedAddress(
                    person: "ada", generation: 1, tokenHash: addresses[0].tokenHash,
                    createdAt: now, revokedAt: later),
                FeedAddress(
                    person: "ada", generation: 2, tokenHash: addresses[1].tokenHash,
                    createdAt: now, revokedAt: nil),
            ])
    }

    @Test func `the latest answer counts, in whatever order they come`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        let answers = [
            AnswerRecord(person: "bram", uid: "1", answer: .no, at: later),
            AnswerRecord(person: "bram", uid: "1", answer: .yes, at: now),
            AnswerRecord(person: "ada", uid: "1", answer: .maybe, at: now),
            AnswerRecord(person: "ada", uid: "2", answer: .yes, at: now),
        ]

        for answer in answers { try ledger.keep(answer) }

        #expect(try ledger.answers(uid: "1") == [answers[2], answers[0]])
    }

    @Test func `role turns of a session are kept in the place of earlier ones`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.keepRoleTurns(
            [RoleTurn(uid: "1", role: "host", person: "ada")], of: "1", at: now)
        let turns = [
            RoleTurn(uid: "1", role: "harvester", person: "bram"),
            RoleTurn(uid: "1", role: "host", person: "chaima"),
        ]

        try ledger.keepRoleTurns(turns, of: "1", at: later)

        #expect(try ledger.roleTurns() == turns)
    }

    @Test func `runs are kept, killed ones too`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        _ = try ledger.startRun(at: now)
        let uptime = Uptime(boot: "first", seconds: 300)
        let second = try ledger.startRun(at: later, uptime: uptime)

        try ledger.finishRun(second, exitCode: 0, counts: ["sent": 3], at: later)

        #expect(
            try ledger.runs(last: 5) == [
                RunRecord(
                    number: 2, startedAt: later, finishedAt: later, exitCode: 0,
                    counts: ["sent": 3], uptime: uptime),
                RunRecord(number: 1, startedAt: now, finishedAt: nil, exitCode: nil, counts: [:]),
            ])
    }
}
