import CivilTime
package import Communities
import FeedDoctor
import ICalendar
package import Season
package import Workplace

/// What is wrong with a calendar: `kring feed check`.
package struct CheckFeed: Sendable {
    /// `kring feed check --json`: a shape other programs rely on.
    package struct Report: Sendable, Codable {
        /// One thing that is wrong.
        package struct Entry: Sendable, Codable {
            /// `error`, `warning` or `note`.
            package var severity: String
            /// A short stable name.
            package var rule: String
            /// The line, from 1; 0 for the whole file.
            package var line: Int
            /// What, and what was expected.
            package var message: String
            /// The clients it touches; empty for all.
            package var clients: [String]
            /// Where the rule stands, such as `RFC 5545 §3.1`; empty when no standard asks for it.
            package var section: String
            /// What the rule is about.
            package var title: String
            /// How to mend it.
            package var remedy: String
            /// The line as it stands in the file, shortened; empty for the whole file.
            package var source: String
        }

        /// How a client fares.
        package struct Client: Sendable, Codable {
            /// Its name.
            package var name: String
            /// How many things it will show wrong.
            package var wrong: Int
        }

        /// By line.
        package var findings: [Entry]
        /// Each client the doctor knows.
        package var clients: [Client]

        /// Whether a standard is broken.
        package var hasErrors: Bool { count("error") > 0 }

        /// How many findings are that bad.
        package func count(_ severity: String) -> Int {
            findings.count { $0.severity == severity }
        }

        /// Rules of no client in particular that are broken.
        package var brokenForAll: Int {
            Set(findings.filter { $0.clients.isEmpty && $0.severity != "note" }.map(\.rule)).count
        }
    }

    private let source: ForeignCalendar

    /// The calendar to look at.
    package init(_ source: ForeignCalendar) { self.source = source }

    /// Everything that is wrong with it, said in that language.
    package func run(_ language: Language = .en) throws(Refusal) -> Report {
        CheckFeed.report(
            on: try source.file().bytes, in: language == .nl ? .dutch : .english)
    }

    static func report(
        on bytes: [UInt8], in language: DoctorWords.Language = .english
    ) -> Report {
        let words = DoctorWords(language)
        let findings = CalendarDocument.examine(bytes, database: .system)
        let lines = ExcerptLines(of: bytes, at: Set(findings.map(\.line)))
        let clients = CalendarClient.allCases.map { client in
            let rules = findings.filter {
                $0.severity < .note && $0.clients.contains(client)
            }
            return Report.Client(name: client.rawValue, wrong: Set(rules.map(\.rule)).count)
        }
        return Report(
            findings: findings.map {
                Report.Entry(
                    severity: $0.severity.rawValue, rule: $0.rule.rawValue, line: $0.line,
                    message: words.message(of: $0), clients: $0.clients.map(\.rawValue),
                    section: $0.section, title: words.title(of: $0.rule),
                    remedy: words.remedy(of: $0.rule), source: lines[$0.line])
            },
            clients: clients)
    }
}

/// Some lines of a file without their folds, shortened and safe to print.
struct ExcerptLines {
    private var texts: [Int: String] = [:]

    init(of bytes: [UInt8], at numbers: Set<Int>) {
        var number = 1
        var start = bytes.startIndex
        var current: Int?
        var unfolded: [UInt8] = []
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
            if numbers.contains(number) {
                current = number
                unfolded = []
            } else if current != nil, [0x20, 0x09].contains(bytes[start]) {
                // A fold: the line goes on.
                start += 1
            } else {
                current = nil
            }
            if let current, unfolded.count < 400 {
                unfolded += bytes[start..<max(start, min(end, start + 400))]
                texts[current] = ExcerptLines.shown(unfolded)
            }
            start = end + 1
            if start < bytes.endIndex, bytes[end] == 0x0D, bytes[start] == 0x0A { start += 1 }
            number += 1
        }
    }

    /// The text of a line; empty when it was not asked for or is not there.
    subscript(number: Int) -> String { texts[number] ?? "" }

    /// At most 100 characters; what a terminal would obey becomes blanks.
    private static func shown(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let safe = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }))
        return safe.count > 100 ? safe.prefix(99) + "…" : safe
    }
}
