import CivilTime
import Communities
import Facilitation
import Foundation
import Ledger
import Messages
import TestSupport
import Testing
import Workplace

@testable import App

@Suite("What is kept no longer than the organisation says", .slow)
struct KeepTests {
    @Test func `a run erases by the terms of the files, once a day`() throws {
        let copy = try ExampleCopy()
        try copy.planAndPublish()
        let workplace = try copy.workplace
        let noted = Instant(secondsSinceEpoch: 1_805_000_000)
        let session = try #require(
            try OpenWorkspace(workplace).published().first { $0.status != .cancelled })
        _ = try RecordHarvest(workplace, now: noted).add(
            .init(kind: .insight, text: "Klein werkt"), to: session.session.id.rawValue)
        let ledger = try workplace.openLedger()
        func run(after days: Int) throws {
            _ = try RunDue(workplace, now: noted.advanced(bySeconds: days * 86_400)).run(
                RunOptions(isAcceptingClock: true, parts: [.publish]))
        }

        try run(after: 30)
        #expect(try ledger.harvest().count == 1)
        try copy.change("kring.yaml", "harvest: always", to: "harvest: 4 weken")
        // What was cared for within a day is not looked at again.
        try run(after: 30)
        #expect(try ledger.harvest().count == 1)
        try run(after: 31)
        #expect(try ledger.harvest().isEmpty)
    }
}
