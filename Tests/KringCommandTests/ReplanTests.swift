import Foundation
import TestSupport
import Testing

/// What `kring plan --json` says about differences.
private struct Replan: Decodable {
    struct Change: Decodable {
        var id, community, change, words: String
        var why: String?
    }
    struct Community: Decodable {
        var community: String
        var moved, room, cancelled, added, people: Int
    }
    struct Person: Decodable {
        struct Change: Decodable { var session: String }
        var person: String
        var changes: [Change]
    }

    var hard: Int
    var plan: Int?
    var isWhatIf: Bool
    var differences: [Change]
    var communities: [Community]
    var people: [Person]
    var standing: [String]

    /// Sessions with another time or place; those of which only the text changes left out.
    var changed: Set<String> { Set(differences.filter { $0.change != "changed" }.map(\.id)) }
}

@Suite("Replanning", .slow)
struct ReplanTests {
    private func replan(
        _ copy: Copy, at now: String = "2027-01-12T09:00:00+01:00", _ arguments: String...
    ) throws -> Replan {
        let result = try Command.kring(
            ["plan", "--steps", "20000", "--json", "--now", now, "--workspace", copy.folder.path]
                + arguments)
        try #require(result.status == 0, "\(result.output)\(result.talk)")
        return try JSONDecoder().decode(Replan.self, from: Data(result.output.utf8))
    }

    /// The room with the most sessions, and those.
    private func busiest(_ all: [ListedSession]) throws -> (room: String, sessions: [ListedSession])
    {
        let byRoom = Dictionary(grouping: all.filter { $0.room != nil }) { $0.room ?? "" }
        let most = try #require(
            byRoom.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) })
        return (most.key, most.value)
    }

    @Test func `when a room is gone its sessions move, with the reason, and hardly any other`()
        throws
    {
        let copy = try Copy()
        try copy.planAndPublish()
        let all = try copy.sessions()
        let (room, sessions) = try busiest(all)
        try copy.removeRoom(room)

        let replan = try replan(copy)

        let lost = Set(sessions.map(\.id))
        #expect(replan.changed.isSuperset(of: lost))
        #expect(Double(replan.changed.subtracting(lost).count) < 0.03 * Double(all.count))
        for change in replan.differences where lost.contains(change.id) {
            #expect(change.why?.contains("no room '\(room)'") == true, "\(change)")
        }
        // The same by community and by person.
        for community in replan.communities {
            let own = replan.differences.filter { $0.community == community.community }
            #expect(max(community.moved, community.room) <= own.count)
            #expect(community.people > 0)
        }
        #expect(Set(replan.communities.map(\.community)).isSuperset(of: sessions.map(\.community)))
        #expect(Set(replan.people.flatMap { $0.changes.map(\.session) }) == replan.changed)

        let publish = try copy.kring("publish", "--now", "2027-01-12T09:00:00+01:00")
        #expect(publish.status == 0)
        #expect(try copy.sessions().allSatisfy { $0.room != room })
    }

    @Test func `a core member's busy day moves that session alone, and says who`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let session = try #require(
            try copy.sessions().first { $0.id == "eigentijds-toetsen-3" })
        try copy.addBusyDay("calendars/person-noor.ics", String(session.start.prefix(10)))

        let replan = try replan(copy)

        #expect(replan.changed == [session.id])
        let change = try #require(replan.differences.first)
        #expect(change.why?.contains("Noor van den Broek (core) is busy") == true, "\(change)")
    }

    @Test func `a community that starts in mid-season moves nobody else`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        try """
        name: Makerslab
        rhythm: every 2 weeks for 60 minutes
        when: {possible: [Mon-Thu 09:00-17:00]}
        modes: {physical: any, online: any}
        members: {core: [tess, gijs], active: [mila, bas]}
        """.write(
            to: copy.folder.appending(path: "communities/makerslab.yaml"), atomically: true,
            encoding: .utf8)

        let replan = try replan(copy, at: "2027-03-15T09:00:00+01:00")

        #expect(replan.changed.count > 5)
        #expect(replan.changed.allSatisfy { $0.hasPrefix("makerslab-") }, "\(replan.changed)")
        #expect(Set(replan.people.map(\.person)) == ["tess", "gijs", "mila", "bas"])
        _ = try copy.kring("publish", "--now", "2027-03-15T09:00:00+01:00")
        let own = try copy.sessions().filter { $0.community == "makerslab" }
        #expect(own.allSatisfy { $0.start > "2027-03-22" }, "\(own.map(\.start))")
    }

    @Test func `what lies within the freeze stays and is named, what lies after it moves`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let (room, sessions) = try busiest(try copy.sessions())
        try #require(sessions.count > 2)
        let first = sessions[0]
        let now = try earlier(first.start, days: 3)
        try copy.removeRoom(room)

        let week = try replan(copy, at: now)
        #expect(!week.changed.contains(first.id))
        #expect(week.standing.contains { $0.hasPrefix("\(first.id),") }, "\(week.standing)")
        #expect(week.changed.contains(try #require(sessions.last).id))

        try copy.change("kring.yaml", "freeze: 7 days", to: "freeze: 1 day")
        let day = try replan(copy, at: now)
        #expect(day.changed.contains(first.id))
        #expect(day.standing == [])
    }

    @Test func `only the asked days change`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let (room, sessions) = try busiest(try copy.sessions())
        try copy.removeRoom(room)
        let last = try #require(sessions.last)

        let replan = try replan(copy, "--from", String(last.start.prefix(10)))

        #expect(replan.changed == [last.id])
    }

    @Test func `a what-if plan shows what would be and keeps nothing`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let (room, sessions) = try busiest(try copy.sessions())
        let first = try #require(sessions.first)
        let day = String(first.start.prefix(10))
        let before = try copy.everything()

        let gone = try replan(copy, "--without-room", room)
        #expect(gone.plan == nil && gone.isWhatIf)
        #expect(gone.changed.isSuperset(of: sessions.map(\.id)))
        let closed = try replan(copy, "--room-closed", "\(room):\(day)")
        #expect(closed.changed == [first.id])
        let without = try replan(copy, "--without", "studentcoaching")
        #expect(without.changed.allSatisfy { $0.hasPrefix("studentcoaching-") })
        #expect(!without.people.isEmpty)
        #expect(try copy.everything() == before)

        let typo = try copy.kring("plan", "--without-room", room + "x")
        #expect(typo.status == 66 && typo.talk.contains("'\(room)'"), "\(typo.talk)")
    }

    @Test func `wishes that change in mid-season bind what is to come, not what was`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        // From now on the coaches meet on Wednesdays only; what was on other days is past or frozen.
        try copy.change(
            "communities/studentcoaching.yaml", "possible: [ma-do 09:00-17:00, vr 09:00-13:00]",
            to: "possible: [wo 09:00-17:00]")
        try copy.change(
            "communities/studentcoaching.yaml", "preferred: [ma 12:00-14:00, do 12:00-14:00]",
            to: "preferred: [wo 12:00-14:00]")
        let now = "2027-03-22T09:00:00+01:00"

        _ = try replan(copy, at: now)
        let publish = try copy.kring("publish", "--now", now)
        #expect(publish.status == 0, "\(publish.talk)")

        let own = try copy.sessions().filter { $0.community == "studentcoaching" }
        for session in own where session.start > "2027-03-30" && session.status != "cancelled" {
            #expect(try weekday(session.start) == 4, "\(session)")
        }
        #expect(own.contains { $0.start < "2027-03-22" })
    }

    private func date(_ start: String) throws -> Date {
        try #require(ISO8601DateFormatter().date(from: start))
    }

    private func earlier(_ start: String, days: Int) throws -> String {
        ISO8601DateFormatter().string(
            from: try date(start).addingTimeInterval(-86_400 * Double(days)))
    }

    /// Sunday is 1.
    private func weekday(_ start: String) throws -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Europe/Amsterdam"))
        return calendar.component(.weekday, from: try date(start))
    }
}

extension Copy {
    /// Takes a room out of the files.
    func removeRoom(_ room: String) throws {
        let lines = try text("spaces.yaml").components(separatedBy: "\n")
        let first = try #require(lines.firstIndex { $0.hasPrefix("  - {id: \(room),") })
        // An entry goes on for as long as its lines are indented further.
        let next = lines[(first + 1)...].firstIndex { !$0.hasPrefix("     ") } ?? lines.endIndex
        let rest = lines[..<first] + lines[next...]
        try rest.joined(separator: "\n").write(
            to: folder.appending(path: "spaces.yaml"), atomically: true, encoding: .utf8)
    }

    /// Makes a calendar busy for a day, `2027-03-04`.
    func addBusyDay(_ name: String, _ day: String) throws {
        try change(
            name, "END:VCALENDAR",
            to: "BEGIN:VEVENT\r\nUID:away\r\nDTSTAMP:20270101T000000Z\r\n"
                + "DTSTART;VALUE=DATE:\(day.replacing("-", with: ""))\r\nSUMMARY:Studiedag\r\n"
                + "END:VEVENT\r\nEND:VCALENDAR")
    }
}
