import CivilTime
import Communities
import Facilitation
import Foundation
import Ledger
import Meeting
import Messages
import Publishing
import TestSupport
import Testing
import Workplace

@testable import App

/// What is said in the room stays in the room: every byte that lies in the published folder is read for what should not be
/// there.
@Suite("What everybody can read", .slow)
struct PublicBytesTests {
    private static let noted = Instant(secondsSinceEpoch: 1_805_000_000)

    /// The example, a community of each mark.
    private func copy() throws -> ExampleCopy {
        let copy = try ExampleCopy()
        for (community, mark) in [
            ("plgs", "public"), ("lectoraten", "organisatie"), ("studentcoaching", "present"),
            ("eigentijds-toetsen", "public"),
        ] {
            try copy.change(
                "communities/\(community).yaml", "color:", to: "visible: \(mark)\ncolor:")
        }
        // A layout of one's own may ask for everything that a sheet can say.
        let layouts = copy.folder.appending(path: "templates/layouts")
        try FileManager.default.createDirectory(at: layouts, withIntermediateDirectories: true)
        try Data(
            """
            <h1>{{title}}</h1>{{#threads}}{{threadText}} {{threadBy}}{{/threads}}
            {{#roles}}{{roleName}} {{person}}{{/roles}}
            """.utf8
        ).write(to: layouts.appending(path: "agenda.html"))
        try copy.planAndPublish()
        return copy
    }

    /// A word that stands nowhere else, with where it may be read.
    private struct Seed {
        var word: String
        var isForEverybody: Bool
    }

    /// A line of each kind, open and not, of every session, and what comes of some.
    private func seed(_ copy: ExampleCopy) throws -> [Seed] {
        let workplace = try copy.workplace
        let workspace = try OpenWorkspace(workplace)
        let record = RecordHarvest(workplace, now: Self.noted)
        var seeds: [Seed] = []
        for entry in try workspace.published() where entry.status != .cancelled {
            let mark = workspace.visibility.of(entry.session)
            let isCase = entry.session.template == "intervision"
            for kind in HarvestKind.allCases {
                for isOpened in [false, true] {
                    let word = "woord\(seeds.count)einde"
                    let text = word + (isOpened ? " #openbaar" : "")
                    do throws(Refusal) {
                        _ = try record.add(
                            .init(
                                kind: kind, text: text,
                                expectation: kind == .experiment ? "\(word)-hoop" : nil),
                            to: entry.session.id.rawValue)
                    } catch {
                        // Nothing of a case can be opened, and nothing is kept of the try.
                        #expect(isCase && isOpened)
                        continue
                    }
                    #expect(!(isCase && isOpened))
                    seeds.append(
                        Seed(
                            word: word,
                            isForEverybody: kind != .action && (isOpened || mark == .everybody)))
                }
            }
        }
        return seeds
    }

    /// Everything in the published folder as text, calendars unfolded.
    private func everything(_ copy: ExampleCopy) throws -> String {
        try copy.published().values.map { data in
            String(decoding: data, as: UTF8.self)
                .replacing("\r\n ", with: "").replacing("\n ", with: "")
        }.joined(separator: "\n")
    }

    @Test func `only what is for everybody stands in any published file, whatever was noted`()
        throws
    {
        let copy = try copy()
        let seeds = try seed(copy)
        let workplace = try copy.workplace
        let change = ChangeHarvest(workplace, now: Self.noted)
        // What was brought to another community is for its members, not for the web; what stays in the room is not brought.
        let lines = try ListHarvest(workplace).run(HarvestFilter(kind: .insight, for: .present))
        var (shared, refused) = (0, 0)
        for line in lines.harvest where line.communities != ["blended-learning"] {
            do throws(Refusal) {
                _ = try change.share(line.number, with: "blended-learning")
                shared += 1
                #expect(line.visible > .present)
            } catch {
                if line.visible == .present { refused += 1 }
            }
        }
        // What comes of something is for no more people than that was.
        let held = try #require(
            try ListHarvest(workplace).run(HarvestFilter(kind: .experiment, for: .present))
                .harvest.first { $0.visible == .present })
        _ = try change.done(held.number, outcome: "uitkomstvanzaal", insight: "inzichtvanzaal")

        let outcome = try PublishPlan(workplace, now: Self.noted).run()
        #expect(outcome.filesWritten > 0 && outcome.closing == nil)
        let all = try everything(copy)
        for seed in seeds {
            #expect(
                all.contains(seed.word) == seed.isForEverybody,
                "\(seed.word) is for everybody: \(seed.isForEverybody)")
        }
        for word in ["uitkomstvanzaal", "inzichtvanzaal"] { #expect(!all.contains(word)) }
        let (open, closed) = (
            seeds.count { $0.isForEverybody }, seeds.count { !$0.isForEverybody }
        )
        #expect(open > 50 && closed > 100 && shared > 5 && refused > 5)
        // The rest of the sessions is as public as it was: that they are, when and where.
        for entry in try OpenWorkspace(workplace).published() {
            #expect(try copy.published()["sessions/\(entry.session.id).html"] != nil)
        }
        let run = try RunDue(workplace, now: Self.noted.advanced(bySeconds: 60)).run(
            RunOptions(isAcceptingClock: true, parts: [.publish]))
        #expect(run.counts[.pages, default: 0] == 0)
    }

    @Test func `exports, lists and searches give each audience its own`() throws {
        let copy = try copy()
        let seeds = try seed(copy)
        let workplace = try copy.workplace
        let list = ListHarvest(workplace)
        var counts: [Int] = []
        for audience in Visibility.allCases {
            let listed = try list.run(HarvestFilter(for: audience))
            let found = try list.search("einde", HarvestFilter(for: audience))
            #expect(Set(listed.harvest.map(\.number)) == Set(found.harvest.map(\.number)))
            #expect(listed.harvest.allSatisfy { $0.visible >= audience })
            #expect(listed.harvest.count + listed.leftOut == seeds.count)
            counts.append(listed.harvest.count)
        }
        #expect(counts == counts.sorted(by: >) && Set(counts).count == counts.count)
        // Without a word about it: nothing that stays in the room.
        #expect(try list.run(HarvestFilter()).harvest.allSatisfy { $0.visible > .present })
        let export = ExportKnowledge(workplace, now: Self.noted)
        let organisation = try export.markdown(of: nil, language: .nl)
        let own = try export.markdown(of: "blended-learning", language: .nl)
        for line in try list.run(HarvestFilter(for: .present)).harvest where line.kind == .insight {
            #expect(organisation.contains(line.text) == (line.visible >= .organisation))
            #expect(
                own.contains(line.text)
                    == (line.visible >= .members && line.communities.contains("blended-learning")))
        }
    }

    @Test func `what stays in the room opens no later session, and the rest does`() throws {
        let copy = try copy()
        _ = try seed(copy)
        let workplace = try copy.workplace
        let list = try ListHarvest(workplace).run(HarvestFilter(for: .present)).harvest
        let visible = Dictionary(uniqueKeysWithValues: list.map { ($0.number, $0.visible) })
        var (opened, kept) = (0, 0)
        for entry in try OpenWorkspace(workplace).published() where entry.status != .cancelled {
            let show = ShowHarvest(workplace)
            let due = try show.due(entry.session.id.rawValue, limit: 1000)
            let all = try show.due(entry.session.id.rawValue, limit: 1000, for: .present)
            #expect(due.threads.allSatisfy { (visible[$0.number] ?? .present) > .present })
            opened += due.threads.count
            kept += all.threads.count - due.threads.count
        }
        #expect(opened > 20 && kept > 20)
    }

    @Test func `what was public stays until a publishing says once that it closes`() throws {
        let copy = try copy()
        let workplace = try copy.workplace
        let workspace = try OpenWorkspace(workplace)
        let sessions = try workspace.published().filter { entry in
            workspace.visibility.of(entry.session) == .everybody && entry.status != .cancelled
        }
        let session = try #require(sessions.first).session
        let record = RecordHarvest(workplace, now: Self.noted)
        _ = try record.add(.init(kind: .insight, text: "stonder"), to: session.id.rawValue)
        _ = try record.add(
            .init(kind: .insight, text: "blijfter #openbaar"), to: session.id.rawValue)
        _ = try PublishPlan(workplace, now: Self.noted).run()
        let before = try copy.published().filter { $0.key.hasPrefix("knowledge") }
        #expect(before.count >= 3)

        // As after an upgrade: it stood there, and nobody said that it is public.
        for community in session.communities {
            try copy.change("communities/\(community).yaml", "visible: public\n", to: "")
        }
        let ledger = try workplace.openLedger()
        try ledger.note("visible", "untold", at: Self.noted)
        _ = try record.add(.init(kind: .insight, text: "nieuwer"), to: session.id.rawValue)
        let run = RunOptions(isAcceptingClock: true, parts: [.publish])
        for minute in 1...3 {
            _ = try RunDue(workplace, now: Self.noted.advanced(bySeconds: 60 * minute)).run(run)
            #expect(try copy.published().filter { $0.key.hasPrefix("knowledge") } == before)
        }
        let page = try #require(
            try copy.published()["communities/\(session.community).html"])
        #expect(String(decoding: page, as: UTF8.self).contains("knowledge/\(session.community)"))

        func stillPublic() -> [HealthReport.Finding] {
            Diagnose(workplace, now: Self.noted).run().findings.filter { finding in
                if case .publish? = finding.advice { true } else { false }
            }
        }
        #expect(stillPublic().map(\.isWell) == [false])

        let publish = PublishPlan(workplace, now: Self.noted.advanced(bySeconds: 600))
        let told = try #require(try publish.run(isRehearsal: true).closing)
        #expect(try copy.published().filter { $0.key.hasPrefix("knowledge") } == before)
        let closing = try #require(try publish.run().closing)
        #expect(closing.lines == 2 && told.lines == 2)
        #expect(Set(closing.communities) == Set(session.communities))
        #expect(closing.words(.nl).contains("2 dingen") && closing.words(.en).contains("#public"))
        let all = try everything(copy)
        #expect(!all.contains("stonder") && !all.contains("nieuwer"))
        #expect(all.contains("blijfter"))
        #expect(try publish.run().closing == nil)
        #expect(stillPublic().isEmpty)
    }
}
