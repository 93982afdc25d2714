import CivilTime
import Communities
import TestSupport
import Testing

@Suite("Communities that go on in others")
struct LineageTests {
    private func community(
        _ id: CommunityID, into: CommunityID? = nil, begun: CivilDate? = nil
    ) -> Community {
        var community = Cast.community
        community.id = id
        community.end = into.map { CommunityEnd(on: Cast.day(2027, 3, 1), into: $0) }
        community.begun = begun
        return community
    }

    @Test func `they are followed to the last, and never in a circle`() {
        let line = Cast.intent([
            community("a", into: "b"), community("b", into: "c"), community("c"),
        ])
        #expect(line.heirs(of: "a") == ["b", "c"] && line.heirs(of: "c") == [])
        let circle = Cast.intent([
            community("a", into: "b"), community("b", into: "c"), community("c", into: "b"),
        ])
        #expect(circle.heirs(of: "a") == ["b", "c"])
        #expect(circle.heirs(of: "b") == ["c"])
    }

    @Test func `a new name is one that goes on alone, from the day on which the old one stops`() {
        let begun = Cast.day(2027, 3, 1)
        let renamed = Cast.intent([community("a", into: "b"), community("b", begun: begun)])
        #expect(renamed.laterNames(of: "a") == ["b"] && renamed.isLaterName("b"))
        let merged = Cast.intent([
            community("a", into: "c"), community("b", into: "c"), community("c", begun: begun),
        ])
        #expect(merged.laterNames(of: "a") == [] && !merged.isLaterName("c"))
        let joined = Cast.intent([community("a", into: "b"), community("b")])
        #expect(joined.laterNames(of: "a") == [] && joined.heirs(of: "a") == ["b"])
    }

    @Test func `the first who looks after a community and is still there is named`() {
        var community = Cast.community
        #expect(Cast.intent([community]).coordinator(of: community.id) == nil)
        community.coordinators = ["eva", "daan"]
        var intent = Cast.intent([community])
        #expect(intent.coordinator(of: community.id)?.id == "eva")
        intent.departed = ["eva"]
        #expect(intent.coordinator(of: community.id)?.id == "daan")
        #expect(intent.asked(of: community) == ["daan"])
        intent.departed = ["eva", "daan"]
        #expect(
            intent.coordinator(of: community.id) == nil && intent.asked(of: community) == ["ada"])
    }
}
