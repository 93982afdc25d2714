import CivilTime
import Communities
import Ledger
import TestSupport
import Testing

@Suite("Groups in the ledger")
struct GroupTests {
    @Test func `the groups of a session take the place of earlier ones and come back as they were`()
        throws
    {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        let now = Instant(secondsSinceEpoch: 1_800_000_000)
        let one = KeptGroups(
            uid: "b", rounds: [[["noor", "sem"], ["eva"]], [["eva", "noor"], ["sem"]]])
        let other = KeptGroups(uid: "a", rounds: [[["noor"]]])

        try ledger.keep(KeptGroups(uid: "b", rounds: [[["eva", "sem"]]]), at: now)
        try ledger.keep(one, at: now)
        try ledger.keep(other, at: now)

        #expect(try ledger.keptGroups() == [other, one])
    }
}
