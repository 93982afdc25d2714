import Foundation
@testable import Planning
import Testing

@Suite("Instance")
struct InstanceTests {
    @Test(arguments: ["small", "medium"])
    func `an instance survives being written and read`(name: String) throws {
        var instance = try fixture("\(name).json", as: Instance.self)
        try fixture("\(name)-published.json", as: KnownPlan.self).publish(in: &instance)

        let data = try JSONEncoder().encode(instance)

        #expect(try JSONDecoder().decode(Instance.self, from: data) == instance)
        #expect(instance.validate().isEmpty)
    }

    @Test func `what is left out has the format's defaults`() throws {
        let text = """
            {"start": "2026-02-02", "days": 7, "slotsPerDay": 8, "slotMinutes": 60, "people": [],
             "rooms": [{"id": "a", "site": 0, "capacity": 4, "open": []}],
             "communities": [{"id": "c", "duration": 1, "patterns": [{"days": [0]}],
              "windows": [[0, 1, 8, 3]], "maxShift": 0, "minGap": 1, "maxGap": 7, "maxSkips": 0,
              "modes": {"physical": {"seats": 2}}}]}
            """
        let expected = Instance(
            name: "", start: "2026-02-02", days: 7, slotsPerDay: 8, slotMinutes: 60,
            rooms: [Instance.Room(id: "a", capacity: 4, open: [])], people: [],
            communities: [
                Instance.Community(
                    id: "c", duration: 1, patterns: [Instance.Pattern(days: [0])],
                    windows: [Instance.Window(weekday: 0, from: 1, to: 8, cost: 3)], maxGap: 7,
                    modes: [.physical: Instance.ModeOption(seats: 2)])
            ])

        #expect(try JSONDecoder().decode(Instance.self, from: Data(text.utf8)) == expected)
    }

    struct Flaw: Sendable, CustomTestStringConvertible {
        let fault: InstanceFault
        let change: @Sendable (inout Instance) -> Void
        var testDescription: String { fault.description }

        init(_ fault: InstanceFault, _ change: @escaping @Sendable (inout Instance) -> Void) {
            self.fault = fault
            self.change = change
        }
    }

    static let flaws: [Flaw] = [
        Flaw(.outOfRange(what: "days", value: 1_000_000_000, least: 1, most: 4000)) {
            $0.days = 1_000_000_000
        },
        Flaw(.outOfRange(what: "slotsPerDay", value: -3, least: 1, most: 1440)) {
            $0.slotsPerDay = -3
        },
        Flaw(.outOfRange(what: "slotsPerDay", value: Int.max, least: 1, most: 1440)) {
            $0.slotsPerDay = Int.max
        },
        Flaw(.unknownFormat("kring-planning-9")) { $0.format = "kring-planning-9" },
        Flaw(.badStart("2026-02-29")) { $0.start = "2026-02-29" },
        Flaw(.sameID(list: "rooms", id: "b")) { $0.rooms[0].id = "b" },
        Flaw(.sameID(list: "people", id: "ada")) { $0.people[1].id = "ada" },
        Flaw(.personTwice(community: 0, person: 1)) { $0.communities[0].peripheral = [1, 2] },
        Flaw(.outOfRange(what: "communities[0] person", value: 4, least: 0, most: 3)) {
            $0.communities[0].core = [4]
        },
        Flaw(.outOfRange(what: "rooms[1].site", value: 2, least: 0, most: 1)) {
            $0.rooms[1].site = 2
        },
        Flaw(.outOfRange(what: "communities[1].duration", value: 11, least: 1, most: 10)) {
            $0.communities[1].duration = 11
        },
        Flaw(.unequalPatterns(community: 1, pattern: 1)) {
            $0.communities[1].patterns[1].days = [0]
        },
        Flaw(.outOfRange(what: "communities[1] pattern day", value: 14, least: 0, most: 13)) {
            $0.communities[1].patterns[1].days = [0, 14]
        },
        Flaw(.noPattern(community: 1)) { $0.communities[1].patterns = [] },
        Flaw(.noRoom(community: 0)) {
            $0.rooms = []
            $0.communities[0].modes[.online] = nil
        },
        Flaw(.noMode(community: 0)) { $0.communities[0].modes = [:] },
        Flaw(
            .outOfRange(what: "communities[0].modes.physical.uses", value: 1, least: 0, most: 0)
        ) { $0.communities[0].modes[.physical]?.uses = [1: 1] },
        Flaw(.badSpan(what: "people[3].busy", from: 4, to: 4)) {
            $0.people[3].busy = [Instance.DaySpan(day: 0, from: 4, to: 4)]
        },
        Flaw(.outOfRange(what: "weights.skip", value: -1, least: 0, most: 1_000_000)) {
            $0.weights.skip = -1
        },
        Flaw(.wrongCount(what: "travel[1]", count: 1, expected: 2)) { $0.travel[1] = [0] },
        Flaw(.wrongCount(what: "published.series", count: 0, expected: 2)) {
            $0.published = Instance.Published(series: [], occurrences: [nil, nil])
        },
        Flaw(.wrongCount(what: "published.occurrences[1]", count: 1, expected: 2)) {
            $0.published = Instance.Published(series: [nil, nil], occurrences: [nil, [nil]])
        },
        Flaw(.outOfRange(what: "pinned community", value: -1, least: 0, most: 1)) {
            $0.pinned = [Instance.Pin(community: -1, occurrence: 0)]
        },
    ]

    @Test(arguments: flaws)
    func `a flaw is found, alone and at once`(_ flaw: Flaw) {
        var instance = QuietWorld().instance
        flaw.change(&instance)

        #expect(instance.validate() == [flaw.fault])
        #expect(throws: InvalidInstance(faults: [flaw.fault])) { try Solver(instance) }
    }

    @Test func `prices that could overflow are refused, the greatest that cannot are planned`()
        async throws
    {
        var world = QuietWorld()
        world.instance.rooms[0].capacity = 1_000_000
        world.instance.weights.emptySeats = 2684
        #expect(world.instance.validate().isEmpty)
        let solution = try await Solver(world.instance).solve(
            seed: 1, budget: Budget(steps: 20_000), workers: 1)
        #expect(solution.score.hard == 0)

        world.instance.weights.emptySeats = 2685
        #expect(
            world.instance.validate()
                == (0..<2).map { InstanceFault.tooDear(community: $0, most: 1 << 28) })
    }

    @Test func `what many people could miss counts, too`() {
        var world = QuietWorld().instance
        world.people = (0..<300).map { Instance.Person(id: "\($0)") }
        for index in world.communities.indices {
            world.communities[index].core = []
            world.communities[index].active = Array(0..<133)
            world.communities[index].peripheral = []
        }
        world.weights.missActive = 0
        world.weights.missPeripheral = 0
        world.weights.unfair = 1_000_000
        world.communities[1].peripheral = [133]
        #expect(world.validate().isEmpty)

        world.communities[1].peripheral = [133, 134]
        #expect(world.validate() == [.tooDear(community: 1, most: 1 << 28)])
    }

    @Test func `a use that could overflow is refused`() {
        var world = QuietWorld().instance
        world.people = []
        func crowd(_ count: Int) -> [Instance.Community] {
            (0..<count).map {
                Instance.Community(
                    id: "\($0)", duration: 1, patterns: [Instance.Pattern(days: [0])],
                    windows: [Instance.Window(weekday: 0, from: 0, to: 2)],
                    modes: [.online: Instance.ModeOption(uses: [0: 1_000_000])])
            }
        }
        world.communities = crowd(2147)
        #expect(world.validate().isEmpty)

        world.communities = crowd(2148)
        #expect(world.validate() == [.tooMuchUsed(resource: 0)])
    }

    @Test func `misses that could not be counted are refused`() {
        var world = QuietWorld().instance
        world.communities.removeLast()
        world.communities[0].active = []
        world.communities[0].peripheral = []
        func validate(_ count: Int) -> [InstanceFault] {
            world.communities[0].patterns = [
                Instance.Pattern(days: [Int](repeating: 0, count: count))
            ]
            return world.validate()
        }
        #expect(validate(46_340).isEmpty)
        #expect(validate(46_341) == [.tooOften(person: 0)])
    }

    @Test func `without rooms everything is online`() async throws {
        var world = QuietWorld()
        world.instance.rooms = []

        let solution = try await Solver(world.instance).solve(
            seed: 1, budget: Budget(steps: 2000), workers: 1)

        #expect(solution.score.hard == 0)
        #expect(solution.plan.series.allSatisfy { $0.mode == .online })
    }

    @Test func `a published plan of nonsense is scored and replanned`() async throws {
        var world = QuietWorld()
        world.instance.published = Instance.Published(world.plan)
        world.instance.published?.series[0]?.room = 99
        world.instance.published?.occurrences[0] = [
            Plan.Occurrence(day: -5, start: 99, room: 7, mode: .hybrid),
            Plan.Occurrence(day: Int.max, start: Int.min, room: Int.max, mode: .physical),
        ]
        world.instance.frozenBefore = -3

        let solver = try Solver(world.instance)
        let solution = try await solver.solve(seed: 1, budget: Budget(steps: 2000), workers: 1)

        #expect(solution.score.hardRules == ["frozen": 1])
        #expect(solution.plan.occurrences[1] == world.plan.occurrences[1])
    }
}
