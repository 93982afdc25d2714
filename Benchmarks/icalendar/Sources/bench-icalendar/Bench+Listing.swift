import CivilTime
import ICalendar

extension Bench {
    /// The first instances of each rule on standard input, as list.c prints them.
    static func list(_ most: Int) throws {
        while let line = readLine() {
            let parts = line.split(separator: "\t").map(String.init)
            guard parts.count == 2, let date = CivilDate(parts[0].prefix(8)),
                let clock = Int(parts[0].suffix(6))
            else { continue }
            let second = clock / 10_000 * 3_600 + clock / 100 % 100 * 60 + clock % 100
            let rule = try RecurrenceRule(reading: parts[1])
            let start = LocalDateTime(date: date, secondOfDay: second)
            let instances = RecurrenceIterator(rule, start: start).prefix(most)
            print(instances.map { CalendarTime.floating($0).text }.joined(separator: ","))
        }
    }
}
