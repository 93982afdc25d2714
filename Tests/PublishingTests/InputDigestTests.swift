import CivilTime
import Communities
import Facilitation
import Ledger
import TestSupport
import Testing

@testable import Publishing

/// What goes into the digest of what a file is made from: a part that were forgotten would leave a file as it was.
@Suite("Input digests")
struct InputDigestTests {
    private func differs<Value>(
        _ value: Value, _ add: @escaping (inout InputDigest.List, Value) -> Void,
        _ changes: [(inout Value) -> Void]
    ) -> Bool {
        func digest(_ value: Value) -> InputDigest { InputDigest { add(&$0, value) } }
        let digests = changes.map { change in
            var other = value
            change(&other)
            return digest(other)
        }
        return Set(digests + [digest(value)]).count == changes.count + 1
    }

    @Test func `where one text ends and the next begins makes a difference`() {
        let texts: [[String?]] = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["abc", nil]]
        let digests = texts.map { texts in InputDigest { list in texts.forEach { list.add($0) } } }
        #expect(Set(digests).count == texts.count)
    }

    @Test func `every part of a session counts`() {
        var session = Cast.session()
        session.place = .room("r1")
        let changes: [(inout Session) -> Void] = [
            { $0.id = "x-1" }, { $0.community = "x" }, { $0.with = ["x"] }, { $0.index = 9 },
            { $0.date = Cast.day(2027, 3, 3) }, { $0.start = .endOfDay }, { $0.minutes = 1 },
            { $0.place = .room("r2") }, { $0.template = "r1" }, { $0.facilitator = nil },
        ]
        #expect(differs(session, { $0.add($1) }, changes))
        #expect(Mirror(reflecting: session).children.count == changes.count)
    }

    @Test func `every place is another`() {
        let places: [Place] = [
            .room("r1"), .room("r2"), .hybrid(room: "r1", online: nil),
            .hybrid(room: "r1", online: "r1"), .hybrid(room: "r2", online: "r1"), .online(nil),
            .online("r1"),
        ]
        let digests = places.map { place in
            InputDigest { list in
                var session = Cast.session()
                session.place = place
                list.add(session)
            }
        }
        #expect(Set(digests).count == places.count)
    }

    @Test func `every part of what people know of a session counts`() {
        let changes: [(inout PublishedSession) -> Void] = [
            { $0.session.index = 9 }, { $0.uid = "x" }, { $0.sequence = 9 },
            { $0.status = .moved }, { $0.created = $0.created.advanced(bySeconds: 1) },
            { $0.changed = $0.changed.advanced(bySeconds: 1) }, { $0.reason = "x" },
            { $0.contentDigest = "x" }, { $0.isWithdrawn = true },
        ]
        #expect(differs(Cast.published(), { $0.add($1) }, changes))
        #expect(Mirror(reflecting: Cast.published()).children.count == changes.count)
    }

    @Test func `every part of what is open counts`() {
        let thread = OpenThread(number: 1, kind: .action, text: "Bellen", owner: "ada")
        let changes: [(inout OpenThread) -> Void] = [
            { $0.number = 2 }, { $0.kind = .insight }, { $0.text = "Mailen" }, { $0.owner = nil },
            { $0.due = Cast.day(2027, 3, 3) },
        ]
        #expect(differs(thread, { $0.add($1) }, changes))
        #expect(Mirror(reflecting: thread).children.count == changes.count)
    }

    @Test func `every part of a harvest counts`() {
        let item = HarvestItem(.action, "Bellen")
        let record = HarvestRecord(number: 1, uid: "u", item: item, recordedAt: Cast.now)
        let changes: [(inout HarvestRecord) -> Void] = [
            { $0.number = 2 }, { $0.uid = "v" }, { $0.item = HarvestItem(.action, "Mailen") },
            { $0.votes = ["ada"] }, { $0.shares = [.init(community: "x", at: Cast.now)] },
            { $0.recordedAt = Cast.now.advanced(bySeconds: 1) }, { $0.closedAt = Cast.now },
            { $0.audience = .members }, { $0.isAboutCase = true },
        ]
        #expect(differs(record, { $0.add($1) }, changes))
        #expect(Mirror(reflecting: record).children.count == changes.count)
        let items = [
            item, HarvestItem(.insight, "Bellen"), HarvestItem(.action, "Mailen"),
            HarvestItem(.experiment, "Bellen", expectation: "x"),
            HarvestItem(.action, "Bellen", owner: "ada"),
            HarvestItem(.action, "Bellen", due: Cast.day(2027, 3, 3)),
            HarvestItem(.action, "Bellen", state: .done),
            HarvestItem(.action, "Bellen", outcome: "x"),
            HarvestItem(.action, "Bellen", source: 3),
            HarvestItem(.action, "Bellen", isPublic: true),
        ]
        let digests = items.map { item in
            InputDigest { list in
                var other = record
                other.item = item
                list.add(other)
            }
        }
        #expect(Set(digests).count == items.count)
        #expect(Mirror(reflecting: item).children.count == items.count - 1)
    }
}
