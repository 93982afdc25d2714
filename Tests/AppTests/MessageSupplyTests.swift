import Dispatch
import Testing

@testable import App

@Suite("Supply of messages")
struct MessageSupplyTests {
    @Test func `what was announced before the end is looked for once more`() {
        let supply = MessageSupply()
        supply.announce()
        supply.announce()
        supply.end()
        #expect(supply.waitForMore())
        #expect(!supply.waitForMore())
        #expect(!supply.waitForMore())
    }

    @Test func `who waits is woken by more, and by the end`() {
        let supply = MessageSupply()
        let seen = DispatchSemaphore(value: 0)
        DispatchQueue(label: "test").async {
            while supply.waitForMore() { seen.signal() }
            seen.signal()
        }
        for _ in 0..<100 {
            supply.announce()
            seen.wait()
        }
        supply.end()
        seen.wait()
    }
}
