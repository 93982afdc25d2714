import App
import CivilTime
import Communities
import Feeds
import Foundation
import Ledger
import Messages
import Season
import TestSupport
import Testing
import Workplace

/// What tests of the life of communities do to the example.
extension ExampleCopy {
    static var decidedAt: Instant { get throws { try at("2027-03-01T10:00:00+01:00") } }

    static func at(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    /// The example with its plan published, and everything told.
    static func told(at moment: String = "2027-03-01T09:00:00+01:00") async throws -> ExampleCopy {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        _ = try copy.run(at: at(moment))
        return copy
    }

    func merging() throws -> MergeCommunities {
        MergeCommunities(try workplace, now: try ExampleCopy.decidedAt, language: .nl)
    }

    func known() throws -> [SessionID: PublishedSession] {
        Dictionary(
            uniqueKeysWithValues: try workplace.openLedger().publishedSessions().map {
                ($0.session.id, $0)
            })
    }

    func feed(of community: String) throws -> String {
        try text("public/feeds/community/\(community).ics").replacing("\r\n ", with: "")
    }
}

@Suite("Communities that go on as another", .slow)
struct MergeTests {
    private var later: Instant { get throws { try ExampleCopy.at("2027-03-01T10:15:00+01:00") } }

    @Test func `under another identifier everything that was promised stays the same event`()
        async throws
    {
        let copy = try await ExampleCopy.told()
        let before = try copy.known().filter { $0.value.session.community == "plgs" }
        let file = try copy.text("communities/plgs.yaml")

        let outcome = try copy.merging().rename(
            "plgs", to: "leerkringen",
            .init(second: "bram", reason: "zo noemen we het al", name: "Leerkringen"))

        #expect(outcome.isDone && outcome.changes.allSatisfy { $0.change == .changed })
        #expect(
            try copy.text("communities/plgs.yaml") == file
                + "ended: {on: 2027-03-01, into: leerkringen, reason: \"zo noemen we het al\"}\n")
        #expect(
            try copy.text("communities/leerkringen.yaml")
                == file.replacing(
                    "name: {nl: \"PLG's\", en: Professional learning communities}",
                    with: "name: \"Leerkringen\"") + "begun: 2027-03-01\n")
        let today = try #require(CivilDate(year: 2027, month: 3, day: 1))
        var going = 0
        for (id, entry) in try copy.known() {
            guard let old = before[id] else { continue }
            let isToCome = old.session.date >= today
            going += isToCome ? 1 : 0
            #expect(entry.uid == old.uid && entry.status == old.status)
            #expect(entry.session.community == (isToCome ? "leerkringen" : "plgs"))
            #expect(entry.session.date == old.session.date)
        }
        #expect(going >= 3)
        // Who subscribed to the old address sees what comes after; nothing of it is struck through.
        let feed = try copy.feed(of: "plgs")
        for entry in before.values { #expect(feed.contains(entry.uid.rawValue)) }
        #expect(!feed.contains("STATUS:CANCELLED"))

        let mails = try copy.run(at: try later)
        let members = try OpenWorkspace(copy.workplace).intent.community("leerkringen")?.members
        #expect(mails.count == members?.count)
        #expect(Set(mails.map(\.to)).count == mails.count)
        let marijn = try #require(mails.first { $0.to.contains("marijn") })
        #expect(marijn.text.contains("heet vanaf maandag 1 maart 2027 Leerkringen"))
        #expect(marijn.text.contains("zo noemen we het al."))
        #expect(try copy.run(at: try ExampleCopy.at("2027-03-01T10:30:00+01:00")).isEmpty)

        // The plan of the same wishes is the same plan, and what is new goes on counting.
        let plan = try await PlanSeason(copy.workplace, now: try later).run(
            SearchBudget(steps: 10_000, seed: 1, workers: 1))
        let changed = plan.differences.filter { $0.community == "leerkringen" }
        #expect(changed.isEmpty, "\(changed)")
    }

    @Test func `of two one goes on with its sessions, and the other's are called off aloud`()
        async throws
    {
        let copy = try await ExampleCopy.told()
        let before = try copy.known()
        let intent = try OpenWorkspace(copy.workplace).intent
        let (ours, theirs) = (
            try #require(intent.community("plgs")), try #require(intent.community("lectoraten"))
        )

        let rehearsal = try copy.merging().merge(
            ["plgs", "lectoraten"], into: "plgs",
            .init(second: "vera", reason: "samen sterker", isRehearsal: true))
        #expect(try copy.known() == before)
        let outcome = try copy.merging().merge(
            ["plgs", "lectoraten"], into: "plgs", .init(second: "vera", reason: "samen sterker"))

        #expect(rehearsal.changes.map(\.id) == outcome.changes.map(\.id))
        #expect(!outcome.changes.isEmpty && outcome.changes.allSatisfy { $0.change == .cancelled })
        let after = try copy.known()
        for (id, old) in before {
            let isGone =
                old.session.community == "lectoraten" && old.session.date >= outcome.on
            #expect((after[id]?.status == .cancelled) == (isGone || old.status == .cancelled))
            if isGone { #expect(after[id]?.reason == "samen sterker") }
        }
        let merged = try #require(try OpenWorkspace(copy.workplace).intent.community("plgs"))
        let people = Set((ours.members + theirs.members).map(\.person))
        #expect(Set(merged.members.map(\.person)) == people)
        #expect(merged.level(of: "saskia") == .core && merged.level(of: "vera") == .core)
        // Its feed goes on with what it goes on in.
        let feed = try copy.feed(of: "lectoraten")
        for entry in after.values
        where entry.session.community == "plgs" && entry.session.date >= outcome.on {
            #expect(feed.contains(entry.uid.rawValue))
        }

        let mails = try copy.run(at: try later)
        #expect(mails.count == people.count && Set(mails.map(\.to)).count == people.count)
        let vera = try #require(mails.first { $0.to.contains("vera") })
        #expect(vera.header("Subject").contains("verder als"))
        #expect(vera.text.contains("Gaat niet door"))
        #expect(
            try copy.run(at: try ExampleCopy.at("2027-03-02T12:00:00+01:00")).allSatisfy {
                !$0.header("Subject").contains("Welkom")
                    && !$0.header("Subject").contains("Vervallen")
            })
    }

    @Test func `without a second it begins in two weeks, and somebody of the core can say no`()
        async throws
    {
        let copy = try await ExampleCopy.told()
        let before = try copy.known()
        let files = try ["plgs", "lectoraten"].map { try copy.text("communities/\($0).yaml") }

        let early = try #require(CivilDate(year: 2027, month: 3, day: 8))
        #expect(throws: Refusal.self) {
            try copy.merging().merge(
                ["plgs", "lectoraten"], into: "onderzoek", .init(on: early))
        }
        let outcome = try copy.merging().merge(
            ["plgs", "lectoraten"], into: "onderzoek", .init(name: "Onderzoek"))
        #expect(outcome.on == CivilDate(year: 2027, month: 3, day: 15))
        #expect(outcome.objectionsUntil == outcome.on)
        let number = try #require(try copy.workplace.openLedger().lifeEvents().last?.number)
        let mails = try copy.run(at: try later)
        #expect(
            try #require(mails.first { $0.to.contains("vera") }).text.contains("bezwaar"))
        #expect(
            try #require(mails.first { $0.to.contains("ahmed") }).text.contains("bezwaar") == false)

        let taking = TakeBackLife(try copy.workplace, now: try later)
        #expect(try taking.object(number, by: "ahmed") == nil)
        let back = try #require(try taking.object(number, by: "vera"))

        #expect(back.isDone && back.leftOut.isEmpty)
        #expect(
            try ["plgs", "lectoraten"].map { try copy.text("communities/\($0).yaml") } == files)
        #expect(
            !FileManager.default.fileExists(
                atPath: copy.folder.appending(path: "communities/onderzoek.yaml").path))
        for (id, entry) in try copy.known() {
            #expect(entry.session == before[id]?.session && entry.uid == before[id]?.uid)
            #expect(entry.status == before[id]?.status, "\(id)")
            #expect(entry.sequence >= before[id]?.sequence ?? 0)
        }
        #expect(try taking.object(number, by: "vera") == nil)
        let again = try copy.run(at: try ExampleCopy.at("2027-03-01T10:40:00+01:00"))
        #expect(again.count == mails.count)
        #expect(
            again.allSatisfy {
                $0.text.contains("teruggenomen") || $0.text.contains("taken back")
            })
        #expect(again.allSatisfy { !$0.text.contains("Vera") || $0.to.contains("vera") })
    }

    @Test func `who goes on by themselves leaves on the day, and the others keep their sessions`()
        async throws
    {
        let copy = try await ExampleCopy.told()
        let before = try copy.known()
        let split = SplitCommunity(
            try copy.workplace, now: try ExampleCopy.decidedAt, language: .nl)
        let leaving: [PersonID] = ["lieke", "omar", "eva", "bram"]

        #expect(throws: Refusal.self) {
            try split.split("plgs", into: "plgs-online", ["vera"], .init(second: "marijn"))
        }
        let outcome = try split.split(
            "plgs", into: "plgs-online", leaving, .init(name: "PLG's online"))

        #expect(outcome.isDone && outcome.changes.isEmpty)
        #expect(try copy.known() == before)
        func members(_ id: CommunityID) throws -> [PersonID] {
            try OpenWorkspace(copy.workplace).intent.community(id)?.members.map(\.person) ?? []
        }
        #expect(Set(try members("plgs-online")) == Set(leaving))
        #expect(try members("plgs").contains("lieke"))
        _ = try copy.run(at: try ExampleCopy.at("2027-03-14T12:00:00+01:00"))
        #expect(try members("plgs").contains("lieke"))
        _ = try copy.run(at: try ExampleCopy.at("2027-03-15T08:00:00+01:00"))
        #expect(Set(try members("plgs")).isDisjoint(with: leaving))
        // Nobody who left still has a role in the old one.
        #expect(
            try OpenWorkspace(copy.workplace).intent.community("plgs")?.roles[.connector]
                != .people(["bram", "lieke"]))
        let plan = try await PlanSeason(
            copy.workplace, now: try ExampleCopy.at("2027-03-15T09:00:00+01:00")
        ).run(SearchBudget(steps: 10_000, seed: 1, workers: 1))
        let new = plan.differences.filter { $0.community == "plgs-online" }
        #expect(!new.isEmpty && new.allSatisfy { $0.change == .added })
    }

    @Test func `an edit that waits for its day is left to people when the file changed`()
        async throws
    {
        let copy = try await ExampleCopy.told()
        _ = try SplitCommunity(try copy.workplace, now: try ExampleCopy.decidedAt).split(
            "plgs", into: "plgs-online", ["lieke", "omar", "bram"], .init())
        try copy.change("communities/plgs.yaml", "color: seagreen", to: "color: teal")

        let moment = try ExampleCopy.at("2027-03-15T08:00:00+01:00")
        let outcome = try RunDue(copy.workplace, now: moment).run(
            RunOptions(isAcceptingClock: true))
        let said = outcome.problems.map { $0.words(.en) }.joined()
        #expect(outcome.status == .configuration && said.contains("communities/plgs.yaml"))
        let next = try RunDue(
            copy.workplace, now: try ExampleCopy.at("2027-03-15T08:05:00+01:00")
        ).run()
        #expect(next.status == .done)
    }

    @Test func `a community whose file is gone ends, or has the name that its file was given`()
        async throws
    {
        let copy = try await ExampleCopy.told()
        let before = try copy.known()
        let manager = FileManager.default
        func move(_ name: String, to other: String) throws {
            try manager.moveItem(
                at: copy.folder.appending(path: "communities/\(name).yaml"),
                to: copy.folder.appending(path: other))
        }
        try move("plgs", to: "communities/leerkringen.yaml")
        #expect(throws: Refusal.self) { try OpenWorkspace(copy.workplace) }

        let renamed = try copy.merging().rename("plgs", to: "leerkringen", .init(second: "bram"))

        #expect(renamed.isDone && !renamed.changes.isEmpty)
        // People call it as before: nobody is told.
        #expect(renamed.people.isEmpty)
        #expect(try copy.run(at: later).isEmpty)
        #expect(try copy.text("communities/plgs.yaml").contains("into: leerkringen"))
        for (id, entry) in try copy.known() {
            #expect(entry.uid == before[id]?.uid && entry.status == before[id]?.status)
        }
        _ = try OpenWorkspace(copy.workplace)

        try move("lectoraten", to: "lectoraten-oud.yaml")
        let ended = try ChangeCommunityLife(copy.workplace, now: ExampleCopy.decidedAt).end(
            "lectoraten", on: nil, with: "vera", reason: "klaar", isRehearsal: false)
        #expect(ended.isDone && ended.changes.allSatisfy { $0.change == .cancelled })
        #expect(try copy.text("communities/lectoraten.yaml").contains("ended: {on: 2027-03-01"))
        _ = try OpenWorkspace(copy.workplace)
    }

    @Test func `who comes in on a later day by a merge is told once, and welcomed never`()
        async throws
    {
        let copy = try await ExampleCopy.told()
        let day = try #require(CivilDate(year: 2027, month: 3, day: 15))
        _ = try copy.merging().merge(
            ["plgs", "lectoraten"], into: "plgs", .init(on: day, second: "vera"))
        var mails: [SentMail] = []
        for moment in [
            "2027-03-01T10:15:00+01:00", "2027-03-08T09:00:00+01:00", "2027-03-15T08:00:00+01:00",
            "2027-03-15T08:30:00+01:00",
        ] {
            mails += try copy.run(at: ExampleCopy.at(moment))
        }
        #expect(
            try OpenWorkspace(copy.workplace).intent.community("plgs")?.level(of: "vera") == .core)
        let toVera = mails.filter { $0.to.contains("vera") }.map { $0.header("Subject") }
        #expect(
            toVera.count { $0.contains("plgs") || $0.contains("PLG") || $0.contains("verder") } > 0)
        #expect(!mails.contains { $0.text.contains("Fijn dat je meedoet") })
    }
}
