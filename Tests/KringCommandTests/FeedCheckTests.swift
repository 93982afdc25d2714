import Foundation
import TestSupport
import Testing

@Suite("kring feed check", .slow)
struct FeedCheckTests {
    private struct Report: Decodable {
        struct Entry: Decodable {
            var severity, rule, message, section, remedy, source: String
            var line: Int
            var clients: [String]
        }
        var findings: [Entry]
    }

    private func file(_ body: String) throws -> URL {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).ics")
        let text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n\(body)\nEND:VCALENDAR\n"
        try Data(text.replacing("\n", with: "\r\n").utf8).write(to: file)
        return file
    }

    @Test func `a broken standard is exit 1, and JSON tells each finding whole`() throws {
        let file = try file("X-WR-CALNAME:A\nX-PUBLISHED-TTL:PT1H")
        defer { try? FileManager.default.removeItem(at: file) }
        let result = try Command.kring("feed", "check", file.path, "--json")
        #expect(result.status == 1, "\(result.talk)")
        let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
        let entry = try #require(report.findings.first)
        #expect(report.findings.count == 1)
        #expect(entry.severity == "error" && entry.rule == "empty-calendar" && entry.line == 1)
        #expect(entry.section == "RFC 5545 §3.6" && entry.clients == [])
        #expect(entry.source == "BEGIN:VCALENDAR")
    }

    @Test func `warnings alone are exit 0, and the verdict names each client`() throws {
        let file = try file(
            "BEGIN:VEVENT\nUID:a\nDTSTAMP:20270101T000000Z\nDTSTART;VALUE=DATE:20270201\n"
                + "SUMMARY:A\nEND:VEVENT")
        defer { try? FileManager.default.removeItem(at: file) }
        let result = try Command.kring("feed", "check", file.path)
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("Nextcloud        1 thing will show wrong\n"))
        #expect(result.output.contains("khal             all well\n"))
        #expect(!result.output.contains("\u{1B}"))
    }
}
