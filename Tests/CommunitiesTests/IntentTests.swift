import Communities
import TestSupport
import Testing

@Suite("What the organisation wants")
struct IntentTests {
    private func community(_ id: CommunityID) -> Community {
        var community = Cast.community
        community.id = id
        return community
    }

    @Test func `everything is found by its identifier, whatever becomes of the lists`() {
        var intent = Cast.intent(["b", "a", "c"].map(community))
        #expect(intent.communities.map(\.id) == ["a", "b", "c"])
        for id in ["a", "b", "c"] as [CommunityID] { #expect(intent.community(id)?.id == id) }
        #expect(intent.community("d") == nil && intent.person("nobody") == nil)

        // A wish that changes is found changed, one that moves is found where it is.
        intent.communities[1].color = "teal"
        #expect(intent.community("b")?.color == "teal")
        intent.communities.remove(at: 0)
        intent.communities.append(community("d"))
        #expect(intent.community("a") == nil)
        for id in ["b", "c", "d"] as [CommunityID] { #expect(intent.community(id)?.id == id) }
        intent.people.reverse()
        #expect(intent.person("ada")?.name == "Ada de Vries")
        intent.people = []
        #expect(intent.person("ada") == nil)
    }
}
