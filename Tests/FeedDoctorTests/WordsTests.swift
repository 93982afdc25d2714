import CivilTime
import Foundation
import ICalendar
import TestSupport
import Testing

@testable import FeedDoctor

@Suite("What is said of a calendar")
struct WordsTests {
    private static let samples =
        (grammarCases + structureCases + timeCases + repeatCases + zoneCases + clientCases)
        .map(\.sick) + wordSamples

    /// Each thing that is said of the samples, once, in the order in which it is first said.
    private func told(_ words: (Sample) -> [String]) -> String {
        var seen: Set<String> = []
        let lines = WordsTests.samples.flatMap(words).filter { seen.insert($0).inserted }
        return lines.joined(separator: "\n") + "\n"
    }

    private func golden(_ name: String, recording text: String) throws -> String {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Golden/\(name)")
        if ProcessInfo.processInfo.environment["KRING_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        return try String(contentsOf: file, encoding: .utf8)
    }

    @Test(.slow, arguments: DoctorWords.Language.allCases)
    func `the doctor says it in each language`(language: DoctorWords.Language) throws {
        let words = DoctorWords(language)
        let text = told { sample in
            CalendarDocument.examine(sample.bytes, database: .system).map {
                let clients = $0.clients.map(\.rawValue).joined(separator: ", ")
                return "\($0.severity.rawValue) \($0.rule.rawValue) [\($0.section)] [\(clients)] "
                    + "\(words.title(of: $0.rule)): \(words.message(of: $0)); "
                    + words.remedy(of: $0.rule)
            }
        }
        #expect(text == (try golden("findings-\(language.rawValue).txt", recording: text)))
    }

    @Test(.slow, arguments: DoctorWords.Language.allCases)
    func `what was read is told in each language`(language: DoctorWords.Language) throws {
        var limits = ReadingLimits()
        limits.events = 2
        limits.datesPerEvent = 1
        limits.alarmsPerEvent = 1
        limits.zones = 1
        limits.lineBytes = 4_300
        limits.lines = 100
        limits.depth = 3
        let words = DoctorWords(language)
        let text = told { sample in
            let reading = try? CalendarDocument.read(
                sample.bytes, defaultZone: .utc, database: .system, limits: limits)
            return (reading?.findings ?? []).map {
                "\($0.severity.rawValue) \($0.rule) \(words.message(of: $0))"
            }
        }
        #expect(text == (try golden("reading-\(language.rawValue).txt", recording: text)))
    }
}
