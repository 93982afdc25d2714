import Communities
import TestSupport
import Testing

@testable import Messages

@Suite("Keys of somebody with another identifier")
struct RenumberedKeyTests {
    private static func keys(of person: PersonID) -> [DeliveryKey] {
        let entry = Cast.published()
        return [
            .notice(uid: entry.uid, sequence: 7, person: person),
            .welcome("7", season: "7", person: person),
            .invitation(uid: entry.uid, person: person),
            .invitation(uid: entry.uid, person: person, time: 7),
            .withdrawal(uid: entry.uid, person: person, time: 7),
            .agenda(entry, person: person), .harvest(uid: entry.uid, person: person),
            .proposal(entry, [], person: person),
            .reminder(entry, offset: ReminderOffset(minutes: 7), person: person),
            .seasonEnd("2027-02", person),
        ]
    }

    /// The old identifier is a number that stands in keys as other things too.
    @Test func `each is what it would be, had they been called so all along`() {
        let before = RenumberedKeyTests.keys(of: "7")
        let after = RenumberedKeyTests.keys(of: "e98765")
        for (old, new) in zip(before, after) {
            #expect(
                DeliveryKey.renumbered(old.description, from: "7", to: "e98765")
                    == new.description)
            #expect(
                DeliveryKey.renumbered(old.description, from: "8", to: "x") == old.description)
        }
        // Every kind of which somebody can be the reader.
        let kinds = Set(before.compactMap { $0.description.split(separator: "/").first })
        #expect(
            kinds
                == Set(MessageKind.allCases.filter { $0 != .report }.map { $0.rawValue[...] }))
    }

    @Test func `one mail of several things is theirs, and nobody else's`() {
        let key = DeliveryKey.together([], person: "7").description
        #expect(DeliveryKey.renumbered(key, from: "7", to: "b").hasPrefix("together/b/"))
        #expect(DeliveryKey.renumbered("report/7", from: "7", to: "b") == "report/7")
    }
}
