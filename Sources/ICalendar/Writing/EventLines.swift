import CivilTime

/// Collects the lines of a component.
struct EventLines {
    /// Parameters to be added to what is single, by property.
    let extra: [String: [Property.Parameter]]
    var lines: [Property] = []

    init(extra: [String: [Property.Parameter]]) {
        self.extra = extra
        lines.reserveCapacity(20)
    }

    /// A line with a value that is ready to be written.
    mutating func add(
        _ name: String, _ value: String?, _ parameters: [Property.Parameter] = []
    ) {
        guard let value else { return }
        let more = extra.isEmpty ? parameters : parameters + (extra[name] ?? [])
        lines.append(Property(capitalName: name, more, value: value))
    }

    mutating func add(
        _ name: String, _ time: CalendarTime?, _ parameters: [Property.Parameter] = []
    ) {
        if let time { add(name, time.text, time.parameters + parameters) }
    }

    mutating func add(_ name: String, _ moment: Instant?) {
        if let moment { add(name, CalendarTime.utc(moment).text) }
    }

    /// A text; an empty one only where that is asked for.
    mutating func addText(_ name: String, _ text: String, ifEmpty isSaid: Bool = false) {
        if !text.isEmpty || isSaid { add(name, escaped(text)) }
    }

    /// A list of texts in one line, unless it is empty.
    mutating func addText(_ name: String, list: [String]) {
        if !list.isEmpty { add(name, list.map { escaped($0) }.joined(separator: ",")) }
    }

    /// Rules; what else the first line says stays with it.
    mutating func add(_ name: String, _ rules: [RecurrenceRule]) {
        for (index, rule) in rules.enumerated() {
            lines.append(
                Property(name, index == 0 ? extra[name] ?? [] : [], value: rule.text))
        }
    }

    /// RDATEs, periods among them.
    mutating func add(
        _ additions: [CalendarTime], _ endings: [CalendarTime: CalendarEvent.Ending]
    ) {
        for time in additions {
            var parameters = time.parameters
            var value = time.text
            switch endings[time] {
            case .at(let end): value += "/" + end.text
            case .after(let length): value += "/" + length.text
            case .unsaid, nil:
                lines.append(Property("RDATE", parameters, value: value))
                continue
            }
            parameters = [.init("VALUE", ["PERIOD"])] + parameters.filter { $0.name == "TZID" }
            lines.append(Property("RDATE", parameters, value: value))
        }
    }
}

extension CalendarTime {
    /// What a line must say about it beside its text.
    var parameters: [Property.Parameter] {
        switch self {
        case .date: [.init(capitalName: "VALUE", ["DATE"])]
        case .zoned(_, let tzid): [.init(capitalName: "TZID", [tzid])]
        case .floating, .utc: []
        }
    }
}
