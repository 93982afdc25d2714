/// The times of an RDATE or EXDATE line (RFC 5545 §3.8.5.1, §3.8.5.2).
struct DateList {
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
