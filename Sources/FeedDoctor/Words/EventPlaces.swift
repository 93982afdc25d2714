import CivilTime
package import ICalendar

/// Which event of a file a line belongs to, so that a message about the line can name it.
package struct EventPlaces: Sendable {
    private struct Place: Sendable {
        let lines: ClosedRange<Int>
        let title: String
        let start: CalendarTime?
    }

    private var places: [Place] = []

    /// Looks through the bytes of a calendar; none are found in what is no calendar.
    package init(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) {
        // What is no calendar has no events to name; why it is none was said by whoever read it.
        guard let body = try? calendarBytes(bytes, limits: limits) else { return }
        for calendar in ComponentTree(body, limits: limits).roots {
            for event in calendar.children where event.name == "VEVENT" {
                let last = event.endLine ?? event.lines.last?.number ?? event.line
                places.append(
                    Place(
                        lines: event.line...max(event.line, last),
                        title: event.first("SUMMARY")?.property.text ?? "",
                        start: event.time("DTSTART")))
            }
        }
        places.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    }

    /// The title and start of the event that a line stands in; `nil` outside of events.
    private func event(at line: Int, in language: DoctorWords.Language) -> String? {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].lines.upperBound < line { low = middle + 1 } else { high = middle }
        }
        guard low < places.count, places[low].lines.contains(line) else { return nil }
        return name(of: places[low], in: language)
    }

    /// The finding in words, with the name of its event in front.
    package func naming(_ finding: Finding) -> Finding {
        func words(_ language: DoctorWords.Language) -> String {
            let message = DoctorWords(language).message(of: finding)
            return event(at: finding.line, in: language).map { "\($0): \(message)" } ?? message
        }
        return Finding(
            finding.severity, finding.rule, line: finding.line, dutch: words(.dutch),
            english: words(.english))
    }

    private func name(of place: Place, in language: DoctorWords.Language) -> String {
        let (untitled, of) =
            switch language {
            case .dutch: ("een afspraak zonder titel", "van")
            case .english: ("an event without a title", "of")
            }
        let start = place.start.map { time in
            let clock = "\(digits(time.local.hour, 2)):\(digits(time.local.minute, 2))"
            return " \(of) \(time.local.date)" + (time.isDate ? "" : " \(clock)")
        }
        return (place.title.isEmpty ? untitled : quoted(place.title)) + (start ?? "")
    }
}
