import Foundation
import TestSupport
import Testing

private struct SessionList: Decodable {
    struct Session: Decodable, Equatable {
        var id, community, title, start, end, timezone, mode, status, uid: String
        var index, sequence: Int
        var room, link, facilitator: String?
    }

    var sessions: [Session]
}

@Suite("The main job", .slow)
struct MainJobTests {
    private func sessions(_ copy: Copy, _ arguments: String...) throws -> [SessionList.Session] {
        let result = try Command.kring(
            [
                "sessions", "--json", "--now", "2027-03-01T12:00:00+01:00", "--workspace",
                copy.folder.path,
            ] + arguments)
        return try JSONDecoder().decode(SessionList.self, from: Data(result.output.utf8)).sessions
    }

    @Test func `plan, publish and run make feeds, pages and mails, each once`() throws {
        let copy = try Copy()
        try copy.planAndPublish()

        let files = try copy.published()
        #expect(files["index.html"] != nil)
        #expect(files.keys.filter { $0.hasPrefix("feeds/community/") }.count == 5)
        #expect(files.keys.filter { $0.hasPrefix("f/") && $0.hasSuffix(".ics") }.count >= 80)
        let all = try sessions(copy)
        #expect(all.count > 25)
        #expect(Set(all.map(\.id)).count == all.count)
        #expect(files.keys.filter { $0.hasPrefix("sessions/") }.count == all.count)

        let first = try copy.kring("run", "--now", "2027-02-16T08:00:00+01:00")
        #expect(first.status == 0, "\(first.talk)")
        #expect(first.talk == "" && first.output == "")
        let outbox = copy.folder.appending(path: "outbox").path
        let mails = try FileManager.default.contentsOfDirectory(atPath: outbox).sorted()
        #expect(!mails.isEmpty && mails.allSatisfy { $0.hasSuffix(".eml") })

        let second = try copy.kring("run", "--verbose", "--now", "2027-02-16T08:00:00+01:00")
        #expect(second.talk.contains("0 queued, 0 sent"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: outbox).sorted() == mails)
    }

    @Test func `no name, address or join link of a person stands in anything public`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let rows = try copy.text("people.csv").split(separator: "\n").dropFirst()
        let people = rows.compactMap { row -> (name: String, email: String)? in
            let cells = row.split(separator: ",")
            return cells.count > 2 ? (String(cells[1]), String(cells[2])) : nil
        }
        #expect(people.count >= 80)
        let links = try copy.text("spaces.yaml").matches(of: /link: *"?([^",}\s]+)/).map {
            String($0.1)
        }
        #expect(links.count == 3)

        var leaks: [String] = []
        var secretLinks = 0
        for (path, data) in try copy.published() {
            let text = String(decoding: data, as: UTF8.self).replacing("\r\n ", with: "")
            if path.hasPrefix("f/") {
                secretLinks += links.contains { text.contains($0) } ? 1 : 0
                continue
            }
            for person in people where text.contains(person.name) || text.contains(person.email) {
                leaks.append("\(path): \(person.name)")
            }
            for link in links where text.contains(link) { leaks.append("\(path): \(link)") }
        }
        #expect(leaks == [])
        #expect(secretLinks > 40)
    }

    @Test func `a second publish changes no byte and no time`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let before = try copy.published()
        let index = copy.folder.appending(path: "public/index.html").path
        let time =
            try FileManager.default.attributesOfItem(atPath: index)[.modificationDate] as? Date

        let result = try copy.kring("publish", "--now", "2027-01-11T10:00:00+01:00")

        #expect(result.status == 0)
        #expect(result.talk.contains("0 changes, 0 files written"), "\(result.talk)")
        #expect(try copy.published() == before)
        #expect(
            try FileManager.default.attributesOfItem(atPath: index)[.modificationDate] as? Date
                == time)
    }

    @Test func `the same seed and steps plan the same for every number of workers`() throws {
        let copy = try Copy()
        let plans = try ["1", "2", "3"].map { workers in
            try copy.kring(
                "plan", "--steps", "8000", "--seed", "5", "--workers", workers, "--json", "--now",
                "2027-01-11T09:00:00+01:00"
            ).output.replacing(/"plan" : \d+/, with: "")
        }
        #expect(plans[0].contains("\"hard\" : 0"))
        #expect(plans[0] == plans[1] && plans[1] == plans[2])
    }

    @Test func `a moved session keeps its UID, raises its SEQUENCE, and nothing else changes`()
        throws
    {
        let copy = try Copy()
        try copy.planAndPublish()
        let before = try sessions(copy)
        let known = try copy.roomsWithCalendars()
        let session = try #require(before.first { $0.room.map(known.contains) == true })
        let room = try #require(session.room)
        let oldFeed = try copy.kring("feed", "all", "--now", "2027-01-11T09:00:00+01:00").output

        // The room is taken on that day: the plan has to move this session and should leave the others alone.
        try copy.take(room, on: String(session.start.prefix(10)).replacing("-", with: ""))
        try copy.planAndPublish(at: "2027-01-12T09:00:00+01:00")

        let after = try sessions(copy)
        let moved = try #require(after.first { $0.id == session.id })
        #expect(moved.uid == session.uid)
        #expect(moved.sequence == session.sequence + 1)
        #expect(moved.status == "moved")
        #expect((moved.start, moved.room) != (session.start, session.room))
        let newFeed = try copy.kring("feed", "all", "--now", "2027-01-12T09:00:00+01:00").output
        func events(_ feed: String) -> Set<String> {
            Set(feed.components(separatedBy: "BEGIN:VEVENT").dropFirst())
        }
        let changed = Set(
            zip(before, after).filter { $0 != $1 }.map(\.1.uid))
        #expect(changed.contains(session.uid))
        let newEvents = events(newFeed).subtracting(events(oldFeed))
        #expect(newEvents.count == changed.count)
        for event in newEvents { #expect(changed.contains { event.contains("UID:\($0)") }) }
    }
}

extension Copy {
    /// Makes a room's busy calendar say that it is taken on a day, `20270209`.
    func take(_ room: String, on day: String) throws {
        let entries = try text("spaces.yaml").components(separatedBy: "- {id: ")
        let entry = try #require(entries.first { $0.hasPrefix("\(room),") })
        let match = try #require(try /calendar: *([^,}\s]+)/.firstMatch(in: entry))
        try change(
            String(match.1), "END:VCALENDAR",
            to: "BEGIN:VEVENT\r\nUID:taken\r\nDTSTAMP:20270101T000000Z\r\n"
                + "DTSTART;VALUE=DATE:\(day)\r\nSUMMARY:Verbouwing\r\nEND:VEVENT\r\nEND:VCALENDAR")
    }

    /// The rooms that have a busy calendar.
    func roomsWithCalendars() throws -> Set<String> {
        let entries = try text("spaces.yaml").components(separatedBy: "- {id: ")
        return Set(
            entries.filter { $0.contains("calendar:") }.map { String($0.prefix { $0 != "," }) })
    }
}
