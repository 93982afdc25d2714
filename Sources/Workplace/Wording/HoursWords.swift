import CivilTime
package import Communities

/// Hours of the week in people's words.
package struct HoursWords {
    private let dates: DateWords

    package init(_ language: Language) { dates = DateWords(language) }

    /// `09:00–17:30`.
    package func time(_ span: WeeklySpan) -> String { "\(span.from)–\(span.to)" }

    /// `Mon-Fri 09:00–17:30, Tue 14:00–17:00`: weekdays with the same hours together.
    package func text(_ spans: [WeeklySpan]) -> String {
        var days: [String: [Weekday]] = [:]
        for span in spans {
            let isCovered = spans.contains {
                $0 != span && $0.weekday == span.weekday && $0.from <= span.from
                    && span.to <= $0.to
            }
            if !isCovered, !days[time(span), default: []].contains(span.weekday) {
                days[time(span), default: []].append(span.weekday)
            }
        }
        return days.map { hours, days in (days.sorted { $0.rawValue < $1.rawValue }, hours) }
            .sorted { ($0.0.first?.rawValue ?? 0, $0.1) < ($1.0.first?.rawValue ?? 0, $1.1) }
            .map { days, hours in "\(weekdays(days)) \(hours)" }.joined(separator: ", ")
    }

    private func weekdays(_ days: [Weekday]) -> String {
        guard let first = days.first, let last = days.last else { return "" }
        if days.count > 2, last.rawValue - first.rawValue == days.count - 1 {
            return "\(dates.shortWeekday(first))–\(dates.shortWeekday(last))"
        }
        return days.map(dates.shortWeekday).joined(separator: " ")
    }
}
