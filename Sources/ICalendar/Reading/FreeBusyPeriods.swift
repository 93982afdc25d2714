import CivilTime

/// The periods of a FREEBUSY line (RFC 5545 §3.8.2.6).
struct FreeBusyPeriods {
    struct Period {
        let start: CalendarTime
        let ending: CalendarEvent.Ending
    }

    private(set) var periods: [Period] = []
    /// What is no period, as it stands.
    private(set) var unreadable: [String] = []

    init(_ property: Property) {
        let tzid = property.tzid
        for piece in property.value.split(separator: ",") {
            let parts = withoutBlanks(String(piece)).split(
                separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, let start = CalendarTime.read(parts[0], tzid: tzid) {
                if let length = CalendarDuration(parts[1]) {
                    periods.append(Period(start: start, ending: .after(length)))
                    continue
                }
                if let end = CalendarTime.read(parts[1], tzid: tzid) {
                    periods.append(Period(start: start, ending: .at(end)))
                    continue
                }
            }
            unreadable.append(String(piece))
        }
    }

    /// Whether the line tells busy time; types that nobody knows do (RFC 5545 §3.2.9).
    static func isBusy(_ property: Property) -> Bool {
        property["FBTYPE"]?.uppercased() != "FREE"
    }
}
