import CivilTime

extension Alarm {
    /// Reads a VALARM; `nil` when it does not say when it goes off.
    init?(_ component: Component) {
        guard let line = component.first("TRIGGER"), let trigger = Trigger(line.property)
        else { return nil }
        self.init(action: "DISPLAY", at: trigger, text: "")
        if let count = component.value("REPEAT").flatMap({ Int($0) }),
            let interval = component.value("DURATION").flatMap({ CalendarDuration($0) })
        {
            repetition = Repetition(count: count, interval: interval)
        }
        var seen: Set<String> = []
        for line in component.lines {
            let isFirst = seen.insert(line.property.name).inserted
            let property = line.property.withTidyType
            if !read(property, isFirst: isFirst) { others.append(property) }
        }
        components = component.children.map { CalendarComponent($0) }
    }

    /// `false` when no value of the alarm tells the line.
    private mutating func read(_ property: Property, isFirst: Bool) -> Bool {
        switch property.name {
        case "ATTENDEE":
            attendees.append(Attendee(property))
            return true
        case "ATTACH":
            attachments.append(Attachment(property))
            return true
        case _ where !isFirst: return false
        case "TRIGGER":
            extraParameters.keep(property, except: trigger.isAtEnd ? "RELATED" : nil)
            return true
        case "REPEAT", "DURATION":
            // One without the other says nothing, and is kept as it is.
            guard repetition != nil else { return false }
        case "ACTION": action = property.value.uppercased()
        case "DESCRIPTION": text = property.text
        case "SUMMARY": summary = property.text
        case "UID": uid = property.text
        case "ACKNOWLEDGED":
            guard acknowledged.take(EventReader.instant(property.value)) else { return false }
        default: return false
        }
        if !property.parameters.isEmpty, !property.text.isEmpty { extraParameters.keep(property) }
        return true
    }
}

extension Alarm.Trigger {
    /// Reads a TRIGGER line (RFC 5545 §3.8.6.3); `nil` when it is neither a length nor a moment.
    init?(_ property: Property) {
        let value = withoutBlanks(property.value)
        if let length = CalendarDuration(value) {
            self = property["RELATED"]?.uppercased() == "END" ? .end(length) : .start(length)
        } else if let moment = EventReader.instant(value) {
            self = .at(moment)
        } else {
            return nil
        }
    }

    fileprivate var isAtEnd: Bool {
        if case .end = self { return true }
        return false
    }
}
