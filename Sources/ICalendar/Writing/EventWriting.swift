import CivilTime

extension CalendarEvent {
    /// The properties that are values of their own; in published calendars none of them stands among `others`.
    static let toldNames: Set<String> = [
        "UID", "RECURRENCE-ID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE",
        "RDATE", "EXDATE", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "STATUS", "TRANSP",
        "CLASS", "COLOR", "ORGANIZER", "SEQUENCE", "CREATED", "LAST-MODIFIED",
    ]

    /// The VEVENT that says it, in one fixed order; `end` is how it is told that it ends.
    func component(_ manner: WritingManner, end: Ending) -> CalendarComponent {
        var list = EventLines(extra: extraParameters)
        list.add("UID", escaped(uid))
        list.add(
            "RECURRENCE-ID", recurrenceID,
            isThisAndFuture ? [.init("RANGE", ["THISANDFUTURE"])] : [])
        list.add("DTSTAMP", stamp)
        list.add("DTSTART", start)
        switch end {
        case .at(let time): list.add("DTEND", time)
        case .after(let length): list.add("DURATION", length.text)
        case .unsaid: break
        }
        list.add("RRULE", rules)
        list.add("EXRULE", exceptionRules)
        list.add(ordered(additions, manner), additionEndings)
        for time in ordered(exceptions, manner) {
            list.lines.append(Property("EXDATE", time.parameters, value: time.text))
        }
        // Where a second line is kept, the first one is said even if it says nothing: they must not change places.
        let doubled = manner == .faithful ? Set(others.map(\.name)) : []
        list.addText("SUMMARY", summary, ifEmpty: doubled.contains("SUMMARY"))
        list.addText("DESCRIPTION", description, ifEmpty: doubled.contains("DESCRIPTION"))
        list.addText("LOCATION", location, ifEmpty: doubled.contains("LOCATION"))
        list.add("URL", url)
        list.add("STATUS", status?.rawValue)
        list.add(
            "TRANSP",
            isTransparent ? "TRANSPARENT" : doubled.contains("TRANSP") ? "OPAQUE" : nil)
        list.add("CLASS", classification?.rawValue)
        list.addText("CATEGORIES", list: categories)
        list.lines += conferences.map(\.property)
        list.add("COLOR", color.map { escaped($0) })
        if let organizer { list.lines.append(organizer.property) }
        list.lines += attendees.map(\.property)
        list.lines += attachments.map { $0.property("ATTACH") }
        list.lines += images.map { $0.property("IMAGE") }
        list.lines += relations.map(\.property)
        list.lines += links.map(\.property)
        list.lines += concepts.map { Property("CONCEPT", value: $0) }
        list.lines += groups.map { Property("REFID", value: escaped($0)) }
        list.add("SEQUENCE", String(max(0, sequence)))
        list.add("CREATED", created)
        list.add("LAST-MODIFIED", lastModified)
        switch manner {
        case .faithful: list.lines += others
        case .published:
            list.lines += others.filter { !CalendarEvent.toldNames.contains($0.name) }
        }
        return CalendarComponent(
            "VEVENT", list.lines, children: components + alarms.map(\.component))
    }

    private func ordered(_ times: [CalendarTime], _ manner: WritingManner) -> [CalendarTime] {
        manner == .faithful ? times : times.sorted { $0.text < $1.text }
    }
}
