import Communities
import Facilitation
import TestSupport
import Testing

@Suite("Links between communities")
struct CommunityLinksTests {
    private func community(
        _ id: CommunityID, _ people: [PersonID], connector: PersonID? = nil,
        with other: CommunityID? = nil
    ) -> Community {
        var community = Cast.community
        community.id = id
        community.members = people.map { Member(person: $0, level: .active) }
        community.roles = connector.map { [.connector: .people([$0])] } ?? [:]
        community.woven = other.map { [Weave(community: $0, every: 4)] } ?? []
        return community
    }

    @Test func `woven, connected and common members link, both ways; strangers do not`() {
        let links = CommunityLinks(
            Cast.intent([
                community("a", ["ada", "bram"], with: "b"), community("b", ["chaima"]),
                community("c", ["bram", "daan"], connector: "chaima"),
                community("d", ["eva"]),
            ]))
        let wanted: [(CommunityID, CommunityID, CommunityLinks.Link?)] = [
            ("a", "b", .woven), ("b", "c", .connectors(["chaima"])), ("a", "c", .members(["bram"])),
            ("a", "d", nil), ("a", "a", nil), ("a", "nowhere", nil),
        ]

        for (one, other, link) in wanted {
            #expect(links.link(one, other) == link)
            #expect(links.link(other, one) == link)
        }
        #expect(links.connectors(of: "c") == ["chaima"])
    }
}
