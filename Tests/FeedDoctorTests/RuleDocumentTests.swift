import FeedDoctor
import Foundation
import ICalendar
import Testing

@Suite("docs/feed-doctor.md")
struct RuleDocumentTests {
    /// A row of the document's table for each rule, in the order of the rule book.
    private var rows: [String] {
        let words = DoctorWords(.english)
        return RuleBook.entries.map { entry in
            let clients = entry.clients.map(\.rawValue).joined(separator: ", ")
            return "| `\(entry.rule.rawValue)` | \(entry.severity.rawValue) | \(entry.section) "
                + "| \(clients.isEmpty ? "all" : clients) | \(words.title(of: entry.rule)) "
                + "| \(words.remedy(of: entry.rule)) |"
        }
    }

    @Test func `it lists every rule as the doctor knows it`() throws {
        let document = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "docs/feed-doctor.md")
        let text = try String(contentsOf: document, encoding: .utf8)
        if ProcessInfo.processInfo.environment["KRING_RECORD"] == "1" {
            var lines = text.components(separatedBy: "\n")
            let first = lines.firstIndex { $0.hasPrefix("| --- |") } ?? lines.count - 1
            let last = lines[(first + 1)...].firstIndex { !$0.hasPrefix("|") } ?? lines.count
            lines.replaceSubrange((first + 1)..<last, with: rows)
            try lines.joined(separator: "\n")
                .write(to: document, atomically: true, encoding: .utf8)
            return
        }
        let listed = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        #expect(listed == rows)
    }
}
