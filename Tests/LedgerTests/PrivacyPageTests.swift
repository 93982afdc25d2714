import Communities
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

/// The privacy pages tell of every fact that is kept: a column of which they said nothing would be kept behind people's backs.
@Suite("The privacy pages")
struct PrivacyPageTests {
    private static let pages = ["privacy.md", "privacy.nl.md"]

    private func text(_ page: String) throws -> String {
        try String(
            contentsOf: Repository.templates.deletingLastPathComponent().appending(
                path: "docs/\(page)"), encoding: .utf8)
    }

    /// The rows between the marks, as cells.
    private func rows(_ page: String) throws -> [[String]] {
        let text = try text(page)
        let parts = text.components(separatedBy: "<!-- ledger -->")
        let table = try #require(parts.dropFirst().first)
            .components(separatedBy: "<!-- end of ledger -->")[0]
        return table.split(separator: "\n").dropFirst(2).map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    /// `table.column`.
    private func columns() throws -> Set<String> {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        return try ledger.queue.read { db in
            let tables = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                        AND name NOT LIKE 'harvest_words%' AND name <> 'grdb_migrations'
                    """)
            return Set(
                try tables.flatMap { table in
                    try db.columns(in: table).map { "\(table).\($0.name)" }
                })
        }
    }

    @Test(arguments: pages)
    func `every column of the ledger stands in the table once, and none that is not there`(
        page: String
    ) throws {
        let named = try rows(page).flatMap { row in
            row[1].matches(of: /`([a-z_]+\.[a-z_]+)`/).map { String($0.1) }
        }
        let kept = try columns()
        #expect(kept.subtracting(named).sorted() == [])
        #expect(Set(named).subtracting(kept).sorted() == [])
        #expect(named.count == Set(named).count)
        #expect(kept.count > 100)
    }

    @Test(arguments: pages)
    func `each row says who sees it, why, on what basis and how long`(page: String) throws {
        for row in try rows(page) {
            #expect(row.count == 6 && row.allSatisfy { !$0.isEmpty }, "\(row)")
        }
    }

    @Test func `both say the same of the same columns`() throws {
        let both = try Self.pages.map { page in try rows(page).map { $0[1] } }
        #expect(both[0] == both[1])
    }

    @Test(arguments: zip(pages, [("days", "always"), ("dagen", "altijd")]))
    func `terms are those that hold when nothing is said`(
        page: String, words: (days: String, always: String)
    ) throws {
        let keep = KeepSettings()
        let terms: [(String, Int?)] = [
            ("texts", keep.texts), ("sent", keep.sent), ("plans", keep.plans),
            ("answers", keep.answers), ("members", keep.members), ("harvest", keep.harvest),
            ("groups", keep.groups), ("turns", keep.turns),
        ]
        let cells = try rows(page).map { $0[5] }.joined(separator: "\n")
        for (name, days) in terms {
            let term = days.map { "\($0) \(words.days)" } ?? words.always
            #expect(cells.contains("`keep: \(name)` (\(term))"), "\(name)")
            #expect(try text(page).contains("\n  \(name): \(term) "), "\(name)")
        }
        #expect(Mirror(reflecting: keep).children.count == terms.count)
    }
}
