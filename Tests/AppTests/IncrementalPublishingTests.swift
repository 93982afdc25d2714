import CivilTime
import Communities
import Facilitation
import Foundation
import Messages
import Season
import TestSupport
import Testing
import Workplace

@testable import App
@testable import Publishing

/// Publishing makes only what could have changed: whatever happened, the folder is the one that is made from nothing.
@Suite("Incremental publishing")
struct IncrementalPublishingTests {
    /// The published files, by path.
    private func files(_ copy: ExampleCopy) throws -> [String: Data] {
        let folder = copy.folder.appending(path: "public")
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        var found: [String: Data] = [:]
        for name in names where name.contains(".") {
            found[name] = try Data(contentsOf: folder.appending(path: name))
        }
        return found
    }

    /// What is published of the same workspace when nothing is remembered and nothing lies there.
    private func fromNothing(_ copy: ExampleCopy, at now: Instant) throws -> [String: Data] {
        let other = try ExampleCopy(of: copy.folder)
        for name in ["public", "state/published"] {
            try FileManager.default.removeItem(at: other.folder.appending(path: name))
        }
        let outcome = try PublishPlan(other.workplace, now: now).run()
        #expect(outcome.changes.isEmpty && outcome.filesUnchanged == 0)
        return try files(other)
    }

    private enum Step: CaseIterable {
        case cancel, restore, move, harvest, rename, touchPeople, touchLayout, spoil, lose, wait,
            run
        case publish
    }

    private func take(
        _ step: Step, _ copy: ExampleCopy, now: inout Instant,
        _ random: inout SeededGenerator
    ) throws {
        let workplace = try copy.workplace
        let open = try OpenWorkspace(workplace)
        let known = try open.published()
        func any(_ wanted: (PublishedSession) -> Bool) -> PublishedSession? {
            known.filter(wanted).randomElement(using: &random)
        }
        let moment = now
        func isToCome(_ entry: PublishedSession) -> Bool {
            entry.session.span(in: open.zone).start > moment
        }
        let options = DecisionOptions(reason: "toeval", isForced: true)
        switch step {
        case .cancel:
            if let entry = any({ $0.status != .cancelled && isToCome($0) }) {
                _ = try CancelSession(workplace, now: now).run(
                    entry.session.id, isSkip: false, options)
            }
        case .restore:
            if let entry = any({ $0.status == .cancelled && isToCome($0) }) {
                _ = try MoveSession(workplace, now: now).restore(
                    entry.session.id, to: AskedPlace(), options)
            }
        case .move:
            if let entry = any({ $0.status != .cancelled && isToCome($0) }) {
                let hour = Int.random(in: 9...15, using: &random)
                _ = try MoveSession(workplace, now: now).run(
                    entry.session.id, to: AskedPlace(when: "\(hour):30"), options)
            }
        case .harvest:
            // Of a session about a case nothing can be opened.
            if let entry = any({ entry in
                entry.status != .cancelled && entry.session.template != "intervision"
            }) {
                let kind = HarvestKind.allCases.randomElement(using: &random) ?? .insight
                _ = try RecordHarvest(workplace, now: now).add(
                    .init(kind: kind, text: "Gedachte \(random.next() % 1000) #openbaar"),
                    to: entry.session.id.rawValue)
            }
        case .rename:
            let file =
                "communities/\(["plgs", "lectoraten"].randomElement(using: &random) ?? "plgs").yaml"
            try copy.change(file, "name: {nl: ", to: "name: {nl: X")
        case .touchPeople:
            let text = try String(
                contentsOf: copy.folder.appending(path: "people.csv"), encoding: .utf8)
            let names = ["Noor van", "Noortje van"]
            let isLong = text.contains(names[1])
            try copy.change("people.csv", names[isLong ? 1 : 0], to: names[isLong ? 0 : 1])
        case .touchLayout:
            let layouts = copy.folder.appending(path: "templates/layouts")
            try FileManager.default.createDirectory(
                at: layouts, withIntermediateDirectories: true)
            let style = "body { margin: \(random.next() % 9)px }\n"
            try Data(style.utf8).write(to: layouts.appending(path: "style.css"))
        case .spoil, .lose:
            let name = try files(copy).keys.sorted().randomElement(using: &random) ?? ""
            let file = copy.folder.appending(path: "public/\(name)")
            if step == .lose {
                try FileManager.default.removeItem(at: file)
            } else {
                // As long as before and as old as before: only the system's own time of change tells.
                let path = file.path
                let bytes = [UInt8](repeating: 0x2E, count: try Data(contentsOf: file).count)
                let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
                try Data(bytes).write(to: file)
                try FileManager.default.setAttributes(
                    [.modificationDate: date ?? Date.now], ofItemAtPath: path)
            }
        case .wait:
            now = now.advanced(bySeconds: 86_400 * Int.random(in: 1...40, using: &random))
        case .run:
            _ = try RunDue(workplace, now: now).run(
                RunOptions(isAcceptingClock: true, parts: [.publish]))
        case .publish: _ = try PublishPlan(workplace, now: now).run()
        }
    }

    @Test(.slow, arguments: [1, 2, 3])
    func `after any history the folder is the one that is made from nothing`(seed: UInt64)
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        var random = SeededGenerator(seed: seed)
        var now = try #require(ExampleCopy.publishedAt).advanced(bySeconds: 3600)
        var taken: [Step] = []
        for _ in 0..<14 {
            let step = Step.allCases.randomElement(using: &random) ?? .wait
            taken.append(step)
            now = now.advanced(bySeconds: 60)
            do {
                try take(step, copy, now: &now, &random)
            } catch let refusal as Refusal {
                // A place that nobody may take, however it is forced.
                #expect(refusal.status == .answerIsNo, "\(refusal.message)")
            }
            // Some steps touch files that the next publishing looks at; half of the time more than one of them.
            guard Bool.random(using: &random) else { continue }
            _ = try PublishPlan(copy.workplace, now: now).run()
            let (found, expected) = (try files(copy), try fromNothing(copy, at: now))
            let differing = Set(found.keys).union(expected.keys).filter {
                found[$0] != expected[$0]
            }
            #expect(differing.isEmpty, "after \(taken)")
            guard differing.isEmpty else { return }
        }
        #expect(Set(taken).count > 5)
    }

    @Test(.slow) func `what did not change is not made, and one decision touches what it touches`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let now = try #require(ExampleCopy.publishedAt).advanced(bySeconds: 3600)
        let before = try files(copy)

        let same = try PublishPlan(copy.workplace, now: now).run()
        #expect(same.filesWritten == 0 && same.filesUnchanged == before.count)

        let session = SessionID(rawValue: "studentcoaching-5")
        let outcome = try CancelSession(copy.workplace, now: now).run(
            session, isSkip: false, DecisionOptions())
        let after = try files(copy)
        let differing = before.keys.filter { before[$0] != after[$0] }
        #expect(outcome.filesWritten == differing.count)
        #expect(differing.contains("communities/studentcoaching.html"))
        #expect(!differing.contains("communities/lectoraten.html"))
    }

    @Test(.slow) func `a memory that is spoiled or lost is no more than a memory`() async throws {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let now = try #require(ExampleCopy.publishedAt).advanced(bySeconds: 3600)
        let kept = copy.folder.appending(path: "state/published")
        let (before, bytes) = (try files(copy), try Data(contentsOf: kept))

        for spoiled in [Data(), bytes.dropLast(100), Data("kring-published-2 ".utf8) + bytes] {
            try spoiled.write(to: kept)
            let outcome = try PublishPlan(copy.workplace, now: now).run()
            #expect(outcome.filesWritten == 0)
            #expect(try files(copy) == before)
            #expect(PublishedMemory(reading: kept.path).files.count == before.count)
        }
        var memory = PublishedMemory(reading: kept.path)
        #expect(memory.files.count == before.count)
        memory.wordings.keep(
            .init(digest: nil, fits: true, roles: []),
            for: InputDigest { $0.add("x") })
        let other = copy.folder.appending(path: "state/other").path
        try memory.write(other)
        var again = PublishedMemory(reading: other)
        #expect(again.files == memory.files)
        #expect(
            again.wordings.of(InputDigest { $0.add("x") })
                == .init(digest: nil, fits: true, roles: []))
    }
}

/// SplitMix64.
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
