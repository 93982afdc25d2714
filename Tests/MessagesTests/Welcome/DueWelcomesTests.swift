import CivilTime
import Communities
import Messages
import TestSupport
import Testing

@Suite("Welcoming people")
struct DueWelcomesTests {
    private var entry: PublishedSession { Cast.published() }

    private func welcomes(
        after seconds: Int, seen: [CommunityID: Set<PersonID>] = [:],
        earlier: [CommunityID: Set<PersonID>] = [:],
        communities: [Community] = [Cast.community], choices: [PersonID: MessageChoice] = [:]
    ) -> DueWelcomes {
        DueWelcomes(
            of: [entry], season: "2027-02",
            audience: Audience(Cast.intent(communities), choices: choices),
            seen: seen.merging(earlier) { $0.union($1) }, present: seen,
            now: entry.created.advanced(bySeconds: seconds))
    }

    @Test func `ten minutes after something is published its people are welcomed, once`() {
        #expect(welcomes(after: 599).due == [] && welcomes(after: 599).joined == [:])
        let first = welcomes(after: 600)
        #expect(first.due.map(\.person) == ["ada", "bram", "chaima", "daan"])
        let seen = first.joined.mapValues(Set.init)
        #expect(welcomes(after: 700, seen: seen).due == [])
    }

    @Test func `who comes later is welcomed then, who goes is forgotten`() {
        let later = welcomes(
            after: 30 * 86_400, seen: ["intervisie": ["ada", "bram", "daan", "eva"]])
        #expect(later.due.map(\.person) == ["chaima"])
        #expect(later.left == ["intervisie": ["eva"]])
    }

    @Test func `who goes on in the next season is noted and not welcomed again`() {
        let next = welcomes(after: 600, earlier: ["intervisie": ["ada", "bram", "eva"]])
        #expect(next.due.map(\.person) == ["chaima", "daan"])
        #expect(Set(next.joined["intervisie"] ?? []) == ["ada", "bram", "chaima", "daan"])
        #expect(next.left == ["intervisie": ["eva"]])
    }

    @Test func `who has left the list goes on unseen, and does not come in`() {
        var intent = Cast.intent()
        intent.departed = ["bram", "daan"]
        let due = DueWelcomes(
            of: [entry], season: "2027-09", audience: Audience(intent),
            seen: ["intervisie": ["ada", "bram"]], present: [:],
            now: entry.created.advanced(bySeconds: 600))
        #expect(due.due.map(\.person) == ["chaima"])
        #expect(due.joined["intervisie"] == ["ada", "bram", "chaima"])
        #expect(due.left == [:])
    }

    @Test func `a ledger that is younger than its communities welcomes nobody`() {
        let late = welcomes(after: 8 * 86_400)
        #expect(late.due == [] && late.joined["intervisie"]?.count == 4)
    }

    @Test func `who comes into several communities is welcomed once, and who wants nothing is not`()
    {
        var other = Cast.community
        other.id = "toetsen"
        other.members = [
            Member(person: "ada", level: .core), Member(person: "eva", level: .active),
        ]
        var woven = entry
        woven.session.with = ["toetsen"]
        let found = DueWelcomes(
            of: [woven], season: "2027-02",
            audience: Audience(
                Cast.intent([Cast.community, other]),
                choices: ["bram": MessageChoice(amount: .changes)]), seen: [:], present: [:],
            now: entry.created.advanced(bySeconds: 600))
        #expect(
            found.due.map { "\($0.person) \($0.communities.map(\.rawValue))" } == [
                "ada [\"intervisie\", \"toetsen\"]", "chaima [\"intervisie\"]",
                "daan [\"intervisie\"]", "eva [\"toetsen\"]",
            ])
        #expect(found.joined["intervisie"]?.contains("bram") == true)
    }
}
