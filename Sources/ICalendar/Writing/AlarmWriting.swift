extension Alarm {
    var component: CalendarComponent {
        var list = EventLines(extra: extraParameters)
        list.add("ACTION", action)
        list.add("TRIGGER", trigger.text, trigger.parameters)
        let doubled = Set(others.map(\.name))
        list.addText("DESCRIPTION", text, ifEmpty: doubled.contains("DESCRIPTION"))
        list.addText("SUMMARY", summary, ifEmpty: doubled.contains("SUMMARY"))
        list.lines += attendees.map(\.property)
        list.lines += attachments.map { $0.property("ATTACH") }
        list.add("REPEAT", repetition.map { String($0.count) })
        list.add("DURATION", repetition?.interval.text)
        list.add("UID", uid.map { escaped($0) })
        list.add("ACKNOWLEDGED", acknowledged)
        return CalendarComponent("VALARM", list.lines + others, children: components)
    }
}

extension Alarm.Trigger {
    /// The value of the line that says it.
    var text: String {
        switch self {
        case .start(let length), .end(let length): length.text
        case .at(let moment): CalendarTime.utc(moment).text
        }
    }

    /// What that line says beside its value.
    var parameters: [Property.Parameter] {
        switch self {
        case .start: []
        case .end: [.init("RELATED", ["END"])]
        case .at: [.init("VALUE", ["DATE-TIME"])]
        }
    }
}
