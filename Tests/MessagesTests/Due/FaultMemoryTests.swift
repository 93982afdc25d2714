import CivilTime
import Communities
import Ledger
import Messages
import TestSupport
import Testing
import Workspace

/// Any history of faults that come and go, however often somebody looks.
@Suite("Which faults were told")
struct FaultMemoryTests {
    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }

    private func fault(_ number: Int, line: Int) -> Fault {
        Fault(
            .value(.unknownKey("key\(number)", in: "", known: [])),
            at: FilePosition(file: "communities/c\(number % 3).yaml", line: line, column: 1),
            source: "")
    }

    @Test func `each is told once for each time that it comes, also when a clock stands still`()
        throws
    {
        var random = Random(state: 7)
        var (told, came) = (0, 0)
        for _ in 0..<20 {
            let folder = try TemporaryFolder()
            let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
            var standing: Set<Int> = []
            var tellings: Set<Instant> = []
            var now = Cast.now
            for _ in 0..<25 {
                let next = Set((0..<6).filter { _ in Int.random(in: 0..<3, using: &random) == 0 })
                let faults = next.sorted().map {
                    fault($0, line: Int.random(in: 1...90, using: &random))
                }
                if Bool.random(using: &random) { now = now.advanced(bySeconds: 300) }
                let memory = try FaultMemory(ledger, faults, now: now)
                // Looking alone keeps nothing; a run that is killed before it tells finds the same again.
                #expect(try FaultMemory(ledger, faults, now: now).groups == memory.groups)
                try memory.keep(in: ledger)
                #expect(try FaultMemory(ledger, faults, now: now).groups == memory.groups)

                let new = memory.groups.filter { !tellings.contains($0.key) }
                let expected = next.subtracting(standing)
                #expect(new.count == (expected.isEmpty ? 0 : 1))
                #expect(new.values.joined().count == expected.count)
                #expect(memory.new.count == expected.count)
                told += new.values.joined().count
                came += expected.count
                tellings.formUnion(new.keys)
                standing = next
            }
        }
        #expect(told == came && came > 300, "\(came) came")
    }

    @Test
    func `who has left is told once, whoever leaves next and whatever cannot be read meanwhile`()
        throws
    {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        func gone(_ people: PersonID...) -> Fault {
            Fault(
                .name(
                    .peopleGone(
                        people.map { NameFact.Gone(person: $0, communities: ["alpha"]) },
                        from: ["people.csv"])),
                at: FilePosition(file: "people.csv", line: 1, column: 1), source: "")
        }
        func new(_ faults: Fault..., after seconds: Int) throws -> [Fault] {
            let memory = try FaultMemory(
                ledger, faults, now: Cast.now.advanced(bySeconds: seconds))
            try memory.keep(in: ledger)
            return memory.new
        }
        #expect(try new(gone("ada", "bram"), after: 0) == [gone("ada", "bram")])
        #expect(try new(gone("ada", "bram", "eva"), after: 300) == [gone("eva")])
        #expect(try new(fault(1, line: 1), after: 600) == [fault(1, line: 1)])
        #expect(try new(gone("ada", "eva"), after: 900) == [])
        #expect(try new(gone("eva"), after: 1200) == [])
        #expect(try new(gone("ada", "eva"), after: 1500) == [gone("ada")])
    }
}
