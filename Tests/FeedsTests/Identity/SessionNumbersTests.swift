import CivilTime
import Communities
import Feeds
import TestSupport
import Testing

@Suite("Numbers of sessions")
struct SessionNumbersTests {
    private func session(_ id: SessionID, _ community: CommunityID, _ day: Int) -> Session {
        var session = Cast.session(1, on: Cast.day(2027, 9, day))
        session.id = id
        session.community = community
        return session
    }

    @Test(
        arguments: [
            ("plgs-7", "plgs", 7), ("blended-learning-12", "blended-learning", 12),
            ("plgs+3", nil, nil),
            ("plgs-07", nil, nil), ("plgs-0", nil, nil), ("plgs-7.2026-09", nil, nil),
            ("plgs", nil, nil),
        ] as [(String, CommunityID?, Int?)])
    func `a number is told from whatever else stands there`(
        text: String, community: CommunityID?, number: Int?
    ) {
        let id = SessionID(rawValue: text)
        #expect(id.numberedIn == community)
        #expect(id.number(in: community ?? "plgs") == number)
    }

    @Test func `what is new goes on after the greatest number of its community, by date`() {
        let numbers = SessionNumbers(given: ["plgs-1", "plgs-18", "toetsen-3"])
        let numbered = numbers.numbered(
            [
                session("plgs+2", "plgs", 14), session("plgs+1", "plgs", 7),
                session("plgs-18", "plgs", 1), session("toetsen+1", "toetsen", 3),
                session("nieuw-1", "nieuw", 2), session("nieuw-3", "nieuw", 9),
            ], known: ["plgs-18"])
        #expect(
            numbered.map(\.id) == [
                "plgs-20", "plgs-19", "plgs-18", "toetsen-4", "nieuw-1", "nieuw-3",
            ])
    }

    @Test func `two drafts of a community's first seasons never share a number`() {
        let numbers = SessionNumbers(given: ["nieuw-1", "nieuw-2"])
        let numbered = numbers.numbered(
            [session("nieuw-1", "nieuw", 2), session("nieuw-2", "nieuw", 9)], known: [])
        #expect(numbered.map(\.id) == ["nieuw-3", "nieuw-4"])
    }
}
