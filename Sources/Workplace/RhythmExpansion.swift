import CivilTime
package import Communities
import ICalendar

package enum RhythmExpansion {
    /// The days of a recurrence rule, for rhythms that are written as one.
    package static let byRule: RhythmDates.Expanding = { rule, from, to in
        // What is wrong with a rule is said, with its line, by who reads the file: here it has no days.
        guard let rule = try? RecurrenceRule(reading: rule) else { return nil }
        var days: [CivilDate] = []
        let start = LocalDateTime(date: from, time: .startOfDay)
        for instance in RecurrenceIterator(rule, start: start, isDate: true, budget: 100_000) {
            if instance.date > to || days.count > 4000 { break }
            days.append(instance.date)
        }
        return days
    }
}
