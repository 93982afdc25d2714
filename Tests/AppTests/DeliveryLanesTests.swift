import Dispatch
import Synchronization
import Testing

@testable import App

@Suite("Lanes of delivery")
struct DeliveryLanesTests {
    /// Opened from elsewhere.
    private final class Gate: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)
        func wait() { semaphore.wait() }
        func open() { semaphore.signal() }
    }

    @Test func `as many go at the same time as there are lanes, each lane made once`() {
        let made = Mutex(0)
        let gates = (0..<3).map { _ in Gate() }
        let lanes = DeliveryLanes<Int, Int>(3) {
            made.withLock { $0 += 1 }
            return { number in
                gates[number].wait()
                return number * 10
            }
        }
        for number in 0..<3 { lanes.start(number) }
        #expect(lanes.free == 0 && lanes.underWay == 3)
        gates[1].open()
        let first = lanes.next(patience: .seconds(60))
        #expect(first.map(\.item) == [1] && first.map(\.result) == [10])
        #expect(lanes.free == 1)
        gates[1].open()
        lanes.start(1)
        gates[0].open()
        gates[2].open()
        var rest: [Int] = []
        while lanes.underWay > 0 { rest += lanes.next(patience: .seconds(60)).map(\.item) }
        #expect(rest.sorted() == [0, 1, 2])
        #expect(made.withLock { $0 } == 3)
    }

    @Test func `who is stuck has another in its place, once`() {
        let gate = Gate()
        let lanes = DeliveryLanes<Int, Int>(1) {
            { number in
                if number < 2 { gate.wait() }
                return number
            }
        }
        lanes.start(0)
        #expect(lanes.free == 0)
        #expect(lanes.next(patience: .milliseconds(1)).isEmpty)
        #expect(lanes.free == 1)
        lanes.start(2)
        #expect(lanes.next(patience: .seconds(60)).map(\.item) == [2])
        lanes.start(1)
        #expect(lanes.next(patience: .milliseconds(1)).isEmpty)
        // Two are stuck where one is wanted: now the others do wait.
        #expect(lanes.free == 0 && lanes.underWay == 2)
        gate.open()
        gate.open()
        var rest: [Int] = []
        while lanes.underWay > 0 { rest += lanes.next(patience: .seconds(60)).map(\.item) }
        #expect(rest.sorted() == [0, 1])
        #expect(lanes.free == 1)
    }

    @Test func `what ends together is given together`() {
        let lanes = DeliveryLanes<Int, Int>(20) { { $0 } }
        var seen: [Int] = []
        var started = 0
        while started < 2_000 || lanes.underWay > 0 {
            while started < 2_000, lanes.free > 0 {
                lanes.start(started)
                started += 1
            }
            let finished = lanes.next(patience: .seconds(60))
            #expect(!finished.isEmpty)
            seen += finished.map(\.item)
        }
        #expect(seen.sorted() == Array(0..<2_000))
    }
}
