import CivilTime
import Foundation
import ICalendar

/// What Kring's own code takes; bench.py runs it beside its peers.
@main
struct Bench {
    static func main() throws {
        let arguments = CommandLine.arguments
        switch (arguments.dropFirst().first, arguments.count) {
        case ("expand", 4): try expand(rules: arguments[2], limit: Double(arguments[3]) ?? 1)
        case ("write", 4): try write(Int(arguments[2]) ?? 0, to: arguments[3])
        case ("window", 5):
            try window(arguments[2], from: arguments[3], to: arguments[4])
        case ("list", 3): try list(Int(arguments[2]) ?? 40)
        default:
            print(
                "usage: expand RULES SECONDS | write EVENTS FILE | window FILE FROM TO | list COUNT"
            )
        }
    }

    /// CPU seconds of this process.
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    static func zone() -> Zone { ZoneDatabase.system.zone("Europe/Amsterdam") ?? .utc }

    private static func expand(rules: String, limit: Double) throws {
        let zone = zone()
        guard let day = CivilDate("2027-01-05"), let end = CivilDate("2127-01-01") else { return }
        let start = LocalDateTime(date: day, secondOfDay: 54_000)
        let last = LocalDateTime(date: end, secondOfDay: 0)
        let span = Span(start: zone.instant(of: start), end: zone.instant(of: last))
        for line in try String(contentsOfFile: rules, encoding: .utf8).split(separator: "\n") {
            let parts = line.split(separator: "\t").map(String.init)
            var count = 0
            var sum = 0
            var begin = now()
            while now() - begin < limit {
                let rule = try RecurrenceRule(reading: parts[1])
                var iterator = RecurrenceIterator(rule, start: start)
                while let local = iterator.next(), local < last {
                    sum += local.date.daysSinceEpoch
                    count += 1
                }
            }
            print(parts[0], 0, count, now() - begin, separator: "\t")
            (count, begin) = (0, now())
            while now() - begin < limit {
                let rule = try RecurrenceRule(reading: parts[1])
                let set = RecurrenceSet(
                    start: .zoned(start, tzid: "Europe/Amsterdam"), zone: zone, rules: [rule])
                let starts = set.starts(in: span, limit: 1_000_000)
                sum += starts.last?.secondsSinceEpoch ?? 0
                count += starts.count
            }
            print(parts[0], 1, count, now() - begin, separator: "\t")
            if sum == 42 { print() }
        }
    }

    private static func window(_ file: String, from: String, to: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
        guard let first = CivilDate(from), let last = CivilDate(to) else { return }
        let span = Span(
            start: Instant(secondsSinceEpoch: first.daysSinceEpoch * 86_400),
            end: Instant(secondsSinceEpoch: last.daysSinceEpoch * 86_400))
        let begin = now()
        var limits = CalendarDocument.ExpansionLimits()
        limits.total = 10_000_000
        let document = try CalendarDocument.read(bytes, defaultZone: .utc, database: .system)
            .document
        let list = document.occurrences(in: span, defaultZone: .utc, limits: limits).list
        print(list.count, now() - begin, separator: "\t")
    }
}
