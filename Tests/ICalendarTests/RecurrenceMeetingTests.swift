import CivilTime
import Foundation
import ICalendar
import Testing

@Suite("Meeting rules")
struct RecurrenceMeetingTests {
    @Test func `five hundred rules expand as python-dateutil expands them`() throws {
        let text = try String(contentsOf: fixture("meeting-rules.tsv"), encoding: .utf8)
        let rows = text.split(separator: "\n")

        for row in rows {
            let parts = row.split(separator: "\t", omittingEmptySubsequences: false)
            let date = try #require(CivilDate(parts[0].prefix(8)))
            let clock = try #require(Int(parts[0].suffix(6)))
            let start = LocalDateTime(
                date: date, secondOfDay: clock / 10_000 * 3_600 + clock / 100 % 100 * 60)
            let rule = try RecurrenceRule(reading: String(parts[1]))
            let instances = RecurrenceIterator(rule, start: start).prefix(40).map {
                CalendarTime.floating($0).text
            }
            let answer = [
                String(instances.count), instances.prefix(3).joined(separator: ","),
                digest(instances.joined(separator: "\n")),
            ]
            #expect(answer == parts.dropFirst(2).map(String.init), "\(parts[0]) \(parts[1])")
        }
        #expect(rows.count == 500)
    }

    /// FNV-1a in 64 bits, as Benchmarks/icalendar/rules.py works it out.
    private func digest(_ text: String) -> String {
        let value = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
