import CivilTime
package import ICalendar

/// Which event of a file a line belongs to, so that a message about the line can name it.
package struct EventPlaces: Sendable {
    private struct Place: Sendable {
        let lines: ClosedRange<Int>
        let words: String
    }

    private var places: [Place] = []

    /// Looks through the bytes of a calendar; none are found in what is no calendar.
    package init(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) {
        guard let body = try? calendarBytes(bytes, limits: limits) else { return }
        for calendar in ComponentTree(body, limits: limits).roots {
            for event in calendar.children where event.name == "VEVENT" {
                let last = event.endLine ?? event.lines.last?.number ?? event.line
                places.append(
                    Place(
                        lines: event.line...max(event.line, last), words: EventPlaces.words(event)))
            }
        }
        places.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    }

    /// The title and start of the event that a line stands in; `nil` outside of events.
    package func event(at line: Int) -> String? {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].lines.upperBound < line { low = middle + 1 } else { high = middle }
        }
        guard low < places.count, places[low].lines.contains(line) else { return nil }
        return places[low].words
    }

    /// The finding with the name of its event in front.
    package func naming(_ finding: Finding) -> Finding {
        guard let event = event(at: finding.line) else { return finding }
        return Finding(
            finding.severity, finding.rule, line: finding.line, "\(event): \(finding.message)",
            clients: finding.clients)
    }

    private static func words(_ event: Component) -> String {
        let title = event.first("SUMMARY")?.property.text ?? ""
        let start = event.time("DTSTART").map { time in
            time.isDate
                ? " of \(time.local.date)"
                : " of \(time.local.date) \(digits(time.local.hour, 2)):\(digits(time.local.minute, 2))"
        }
        return (title.isEmpty ? "an event without a title" : quoted(title)) + (start ?? "")
    }
}
