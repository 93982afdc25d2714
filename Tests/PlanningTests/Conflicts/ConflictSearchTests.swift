import TestSupport
import Testing

@testable import Planning

@Suite("Conflict search", .slow)
struct ConflictSearchTests {
    @Test(.slow) func `the wishes of a conflict cannot hold, and can when any one is given up`()
        throws
    {
        var conflicts = 0
        var possible = 0
        var steps = 0
        for seed in 1...32 as ClosedRange<UInt64> {
            let world = narrowWorld(seed)
            switch try ConflictSearch(world).run() {
            case .possible(let plan):
                #expect(try Scorer(world).score(plan).hard == 0, "seed \(seed)")
                possible += 1
            case .unknown: Issue.record("seed \(seed): no answer")
            case .impossible(let found, after: _):
                #expect(!EveryPlan(world).hasSound(), "seed \(seed)")
                var open = world
                for conflict in found {
                    #expect(conflict.isMinimal)
                    // Only these communities, and of what is asked only these wishes.
                    let group = conflict.communities
                    var bare = open.only(group)
                    let own = conflict.wishes.map { wish in
                        wish.community.flatMap { group.firstIndex(of: $0) }
                            .map { wish.renumbered($0) } ?? wish
                    }
                    bare = bare.without(bare.wishes.filter { !own.contains($0) })
                    #expect(!EveryPlan(bare).hasSound(), "seed \(seed)")
                    for wish in own {
                        #expect(
                            EveryPlan(bare.without([wish])).hasSound(), "seed \(seed): \(wish)")
                    }
                    let part = open.only(group)
                    for way in conflict.waysOut {
                        let own =
                            way.wish.community.flatMap { group.firstIndex(of: $0) }
                            .map { way.wish.renumbered($0) } ?? way.wish
                        #expect(
                            EveryPlan(part.loosening(own, by: way.loosening)).hasSound(),
                            "seed \(seed): \(way)")
                        // The least there is: one step less does not do.
                        if let less = Self.oneLess(own, way.loosening, part) {
                            #expect(
                                !EveryPlan(part.loosening(own, by: less)).hasSound(),
                                "seed \(seed): \(way)")
                            steps += 1
                        }
                    }
                    conflicts += 1
                    open = open.without(conflict.wishes)
                }
            }
        }
        #expect(conflicts > 20 && possible > 8 && steps > 1)
    }

    private static func oneLess(
        _ wish: Wish, _ loosening: Loosening, _ part: Instance
    ) -> Loosening? {
        guard case .number = loosening,
            let at = part.loosenings(of: wish).firstIndex(of: loosening),
            at > 0
        else { return nil }
        return part.loosenings(of: wish)[at - 1]
    }

    @Test func `three weekly sessions that fit a room but twice a week are named, all three`()
        throws
    {
        let conflict = try #require(Self.conflicts(Self.oneStage(sessions: 6, room: 6)).first)

        #expect(conflict.communities == [0, 1, 2])
        #expect(conflict.isMinimal)
        #expect(conflict.wishes.contains(.opening(room: 0)))
        #expect(Set(conflict.wishes).isSuperset(of: (0..<3).map { .skips(community: $0) }))
        #expect(!conflict.wishes.contains { $0.community == 3 })
    }

    @Test func `more sessions than a season's hours of a room are counted, not tried`() throws {
        // Two of three may be left out now and then, but not so often.
        var world = Self.oneStage(sessions: 5, room: 6)
        for c in 0..<3 { world.communities[c].maxSkips = 1 }

        let conflict = try #require(Self.conflicts(world).first)

        #expect(conflict.communities == [0, 1, 2])
        let skips = try #require(
            conflict.waysOut.first {
                if case .skips = $0.wish { true } else { false }
            })
        #expect(skips.loosening == .number(3))
    }

    @Test func `two conflicts are both found, and the first ways out lead to a plan`() throws {
        var world = Self.oneStage(sessions: 3, room: 6)
        world.people[3].weekly = [Instance.WeeklySpan(weekday: 1, from: 0, to: 16)]

        guard case .impossible(let found, let after) = try ConflictSearch(world).run() else {
            Issue.record("not impossible")
            return
        }

        #expect(found.map(\.communities) == [[3], [0, 1, 2]])
        #expect(after != nil)
    }

    private static func conflicts(_ world: Instance) throws -> [Conflict] {
        guard case .impossible(let found, after: _) = try ConflictSearch(world).run() else {
            return []
        }
        return found
    }

    /// Three communities that each want the stage on Tuesdays for three slots, and a fourth that
    /// meets online; the stage is open for `room` slots.
    private static func oneStage(sessions: Int, room: Int) -> Instance {
        let days = 7 * sessions
        func community(_ index: Int) -> Instance.Community {
            Instance.Community(
                id: "\(index)", core: [index], duration: 3,
                patterns: [Instance.Pattern(days: (0..<sessions).map { 1 + 7 * $0 })],
                windows: [Instance.Window(weekday: 1, from: 4, to: 14)], minGap: 3, maxGap: 14,
                modes: index == 3
                    ? [.online: Instance.ModeOption()]
                    : [.physical: Instance.ModeOption(features: ["stage"])])
        }
        return Instance(
            name: "stage", start: "2026-02-02", days: days, slotsPerDay: 16, slotMinutes: 30,
            rooms: [
                Instance.Room(
                    id: "stage", capacity: 40, features: ["stage"],
                    open: [Instance.WeeklySpan(weekday: 1, from: 4, to: 4 + room)])
            ], people: (0..<4).map { Instance.Person(id: "\($0)") },
            communities: (0..<4).map(community))
    }
}
