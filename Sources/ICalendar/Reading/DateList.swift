/// The times of an RDATE or EXDATE line (RFC 5545 §3.8.5.1, §3.8.5.2).
struct DateList {
    /// The starts.
    private(set) var times: [CalendarTime] = []
    /// How those end that are periods.
    private(set) var endings: [CalendarTime: CalendarEvent.Ending] = [:]
    /// What is neither a date, a time nor a period, as it stands.
    private(set) var unreadable: [String] = []

    /// Reads a line up to one time more than the limit.
    init(_ property: Property, limit: Int) {
        let tzid = property.tzid
        for piece in property.value.split(separator: ",") {
            guard times.count + unreadable.count <= limit else { break }
            let parts = withoutBlanks(String(piece)).split(
                separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = parts.first, let time = CalendarTime.read(first, tzid: tzid) else {
                unreadable.append(String(piece))
                continue
            }
            times.append(time)
            guard parts.count == 2 else { continue }
            if let length = CalendarDuration(parts[1]) {
                endings[time] = endings[time] ?? .after(length)
            } else if let end = CalendarTime.read(parts[1], tzid: tzid) {
                endings[time] = endings[time] ?? .at(end)
            }
        }
    }
}

extension CalendarTime {
    /// Reads the one time of a line; `nil` when it is none.
    public init?(_ property: Property) {
        let value = withoutBlanks(property.value)
        guard let time = CalendarTime.read(value, tzid: property.tzid) else { return nil }
        self = time
    }
}

extension CalendarEvent {
    /// The TZIDs of its times, each once, in the order of the values.
    var zoneNames: [String] {
        var names: [String] = []
        var known: Set<String> = []
        func note(_ time: CalendarTime?) {
            guard let tzid = time?.tzid, names.last != tzid, known.insert(tzid).inserted
            else { return }
            names.append(tzid)
        }
        note(start)
        if case .at(let end) = ending { note(end) }
        note(recurrenceID)
        for time in additions { note(time) }
        for time in exceptions { note(time) }
        return names
    }
}

extension Property {
    /// The zone its times are in; an empty one is none.
    var tzid: String? {
        guard let tzid = self["TZID"], !tzid.isEmpty else { return nil }
        return tzid
    }

    /// Whether no parameter but VALUE says anything about it.
    var hasOnlyType: Bool { parameters.allSatisfy { $0.name == "VALUE" } }
}

extension [String: [Property.Parameter]] {
    /// Keeps what a value of its own cannot tell of a line; its type and zone are told by the value.
    mutating func keep(_ property: Property, except name: String? = nil) {
        guard !property.parameters.isEmpty else { return }
        let rest = property.parameters.filter {
            $0.name != "VALUE" && $0.name != "TZID" && $0.name != name
        }
        if !rest.isEmpty, self[property.name] == nil { self[property.name] = rest }
    }
}
