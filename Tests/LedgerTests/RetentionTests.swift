import CivilTime
import Communities
import Facilitation
import Foundation
import Ledger
import TestSupport
import Testing

@Suite("What is kept, and for how long")
struct RetentionTests {
    private let folder: TemporaryFolder
    private let ledger: Ledger
    private let now = Cast.now

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
    }

    private func delivery(
        _ key: String, due: Int = 0, giveUp: Int = 86_400, state: DeliveryState = .due
    ) -> Delivery {
        Delivery(
            key: key, kind: "reminder", person: "ada", uid: "uid", recipient: "ada@example.org",
            messageID: "\(key)@example.org", message: Array("To: ada\r\n\r\né".utf8),
            dueAt: now.advanced(bySeconds: due), giveUpAt: now.advanced(bySeconds: giveUp),
            state: state)
    }

    private func clear(
        _ terms: (WritableKeyPath<LedgerRetention, Instant?>, Instant)...,
        today: CivilDate = Cast.day(2027, 2, 15)
    ) throws -> Int {
        var retention = LedgerRetention()
        for (term, since) in terms { retention[keyPath: term] = since }
        return try ledger.clear(retention, today: today)
    }

    @Test func `the texts of what is settled go, and nothing else`() throws {
        try ledger.enqueue([delivery("a"), delivery("b", due: 60)], at: now)
        _ = try ledger.claimNext(now)
        try ledger.finish("a", .sent(receipt: "here"), at: now)

        #expect(try clear((\.texts, now)) == 0)
        #expect(try clear((\.texts, now.advanced(bySeconds: 120))) == 1)

        #expect(try ledger.deliveries(.sent).first?.delivery.message == nil)
        #expect(try ledger.deliveries(.due).first?.delivery == delivery("b", due: 60))
        #expect(try ledger.enqueue([delivery("a")], at: now) == 0)
    }

    @Test func `what is long past goes, and nothing that could be made again`() throws {
        let year = 365 * 86_400
        try ledger.enqueue(
            [
                delivery("past", state: .sent), delivery("waits", giveUp: 2 * year),
                // Sent long before a session that is still to come.
                delivery("early", giveUp: 2 * year, state: .sent),
            ], at: now)
        let later = now.advanced(bySeconds: year)

        #expect(try clear((\.texts, later), (\.deliveries, later)) == 3)

        #expect(try ledger.enqueue([delivery("early"), delivery("waits")], at: later) == 0)
        #expect(try ledger.claimNext(later)?.delivery.message != nil)
    }

    @Test
    func `plans that others took the place of lose their sessions, never the one people know`()
        throws
    {
        func draft(_ days: Int) throws -> Int {
            try ledger.saveDraft(
                PlanVersion(
                    number: 0, season: "2027-02", state: .draft,
                    createdAt: now.advanced(bySeconds: days * 86_400),
                    origin: .searched(seed: 1, steps: 1, bound: 0, score: "{}"),
                    sessions: [Cast.session()], usual: "[1]")
            ).number
        }
        let published = try draft(0)
        try ledger.publish([Cast.published()], of: "2027-02", plan: published, at: now)
        let (older, latest) = (try draft(1), try draft(2))

        #expect(try clear((\.plans, now.advanced(bySeconds: 3 * 86_400))) == 1)

        #expect(try ledger.publishedPlan()?.sessions == [Cast.session()])
        #expect(try ledger.latestDraft()?.number == latest)
        #expect(try ledger.latestDraft()?.sessions == [Cast.session()])
        #expect(try ledger.plans().first { $0.number == older }?.sessions == [])
    }

    @Test func `answers of seasons long past go, those of this one stay`() throws {
        try ledger.publish([Cast.published()], of: "2027-02", plan: nil, at: now)
        for uid in [Cast.published().uid, "old"] {
            try ledger.keep(AnswerRecord(person: "ada", uid: uid, answer: .no, at: now))
        }
        #expect(try clear((\.answers, now)) == 0)
        #expect(try clear((\.answers, now.advanced(bySeconds: 1))) == 1)
        #expect(
            try ledger.answers(.no, uids: [Cast.published().uid, "old"]).map(\.uid)
                == [Cast.published().uid])
    }

    @Test func `what people answered goes when its season is over, not while the next is planned`()
        throws
    {
        let (spring, autumn) = (Cast.published(), Cast.published(Cast.session(2)))
        try ledger.publish(
            [spring], of: "2027-02", plan: nil, during: Cast.day(2027, 2, 1)...Cast.day(2027, 7, 9),
            at: now)
        try ledger.publish(
            [autumn], of: "2027-09", plan: nil,
            during: Cast.day(2027, 9, 1)...Cast.day(2028, 1, 28),
            at: now)
        for uid in [spring.uid, autumn.uid] {
            try ledger.keep(AnswerRecord(person: "ada", uid: uid, answer: .no, at: now))
        }
        let later = now.advanced(bySeconds: 1)
        #expect(try clear((\.answers, later), today: Cast.day(2027, 7, 9)) == 0)
        #expect(try clear((\.answers, later), today: Cast.day(2027, 7, 10)) == 1)
        #expect(try ledger.answers(.no, uids: [spring.uid, autumn.uid]).map(\.uid) == [autumn.uid])
    }

    @Test func `terms are as the organisation says, and nothing goes without one`() {
        let usual = LedgerRetention(KeepSettings(), at: now)
        #expect(usual.texts == now.advanced(bySeconds: -30 * 86_400))
        #expect(usual.deliveries == now.advanced(bySeconds: -90 * 86_400))
        #expect(usual.plans == usual.deliveries)
        #expect(usual.answers == now.advanced(bySeconds: -400 * 86_400))
        #expect(usual.memberships == usual.answers)
        #expect(usual.harvest == nil && usual.groups == nil && usual.turns == nil)
        var keep = KeepSettings()
        (keep.harvest, keep.groups, keep.turns, keep.texts) = (7, 8, 9, nil)
        let own = LedgerRetention(keep, at: now)
        #expect(own.harvest == now.advanced(bySeconds: -7 * 86_400))
        #expect(own.groups == now.advanced(bySeconds: -8 * 86_400))
        #expect(own.turns == now.advanced(bySeconds: -9 * 86_400))
        #expect(own.texts == nil)
    }

    @Test func `what sessions produced goes with all that tells of it, to the last byte`() throws {
        func noted(_ text: String, _ source: Int? = nil, at moment: Instant) throws {
            try ledger.keep(
                [
                    ReadHarvest(
                        item: HarvestItem(.challenge, text, source: source), votes: ["ada"],
                        line: 1)
                ], of: "u", for: .members, at: moment)
        }
        try noted("Vergeetmijniet", at: now)
        try ledger.share(1, with: "peers", at: now)
        try noted("Blijft", 1, at: now.advanced(bySeconds: 60))
        #expect(try clear((\.harvest, now)) == 0)

        #expect(try clear((\.harvest, now.advanced(bySeconds: 1))) == 1)

        #expect(try ledger.harvest().map(\.item) == [HarvestItem(.challenge, "Blijft")])
        #expect(try ledger.harvest().map(\.votes) == [["ada"]])
        #expect(try ledger.harvestHistory(1).isEmpty)
        #expect(try ledger.searchHarvest("vergeetmij").isEmpty)
        #expect(try ledger.searchHarvest("blijft").map(\.number) == [2])
        #expect(try ledger.checkIntegrity() == [])
        for ending in ["", "-wal"] {
            let file = URL(filePath: folder.path("ledger.sqlite\(ending)"))
            guard FileManager.default.fileExists(atPath: file.path) else { continue }
            let bytes = try Data(contentsOf: file)
            for word in ["Vergeetmijniet", "vergeetmijniet"] {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(ending)")
            }
        }
    }

    @Test func `groups and turns of seasons long past go, those of this one stay`() throws {
        try ledger.publish([Cast.published()], of: "2027-02", plan: nil, at: now)
        for uid in [Cast.published().uid, "old"] {
            try ledger.keep(KeptGroups(uid: uid, rounds: [[["ada", "bram"]]]), at: now)
            try ledger.keepRoleTurns(
                [RoleTurn(uid: uid, role: "harvester", person: "ada")], of: uid, at: now)
        }
        let later = now.advanced(bySeconds: 1)
        #expect(try clear((\.groups, later), (\.turns, later)) == 3)
        #expect(try ledger.keptGroups().map(\.uid) == [Cast.published().uid])
        #expect(try ledger.roleTurns().map(\.uid) == [Cast.published().uid])
    }
}
