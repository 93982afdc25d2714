import CivilTime

/// The rules a published calendar is held to, on the tree of its components.
struct CalendarLint {
    private(set) var findings: [Finding] = []
    private let calendar: Component
    private let database: ZoneDatabase
    private let byteCount: Int
    private var definedZones: Set<String> = []

    init(_ calendar: Component, database: ZoneDatabase, byteCount: Int) {
        self.calendar = calendar
        self.database = database
        self.byteCount = byteCount
    }

    mutating func run() {
        checkCalendar()
        for zone in calendar.children where zone.name == "VTIMEZONE" { checkZone(zone) }
        let events = calendar.children.filter { $0.name == "VEVENT" }
        for event in events { checkEvent(event) }
        checkIdentity(events)
        checkSize(events.count)
    }

    private mutating func checkCalendar() {
        require(["VERSION", "PRODID"], in: calendar)
        if let version = calendar.first("VERSION"), version.property.value != "2.0" {
            error("version", version.number, "VERSION must be 2.0")
        }
        if let method = calendar.first("METHOD") {
            warning(
                "method", method.number, "a subscribed calendar should have no METHOD",
                clients: ["Outlook"])
        }
        if calendar.first("NAME") == nil, calendar.first("X-WR-CALNAME") == nil {
            warning("name", calendar.line, "the calendar has no NAME or X-WR-CALNAME")
        }
        checkLeaks(in: calendar)
    }

    private mutating func checkZone(_ zone: Component) {
        guard let tzid = zone.first("TZID") else {
            error("required", zone.line, "VTIMEZONE without TZID")
            return
        }
        if !definedZones.insert(tzid.property.value).inserted {
            error("tzid-twice", tzid.number, "the zone is defined twice")
        }
        if tzid.property.value.hasPrefix("/") {
            error("tzid-prefix", tzid.number, "a TZID with a vendor's prefix")
        }
        if ZoneResolver.known(tzid.property.value, in: database) == nil {
            warning("tzid-name", tzid.number, "the TZID is no name of the tz database")
        }
        let standards = zone.children.filter { $0.name == "STANDARD" }
        let daylights = zone.children.filter { $0.name == "DAYLIGHT" }
        if standards.isEmpty && daylights.isEmpty {
            error("required", zone.line, "VTIMEZONE without STANDARD or DAYLIGHT")
        }
        if standards.count > 1 || daylights.count > 1 {
            warning(
                "vtimezone-rules", zone.line, "more than one STANDARD or DAYLIGHT",
                clients: ["Outlook"])
        }
        for observance in standards + daylights {
            require(["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"], in: observance)
            if let date = observance.first("RDATE") {
                warning(
                    "vtimezone-rdate", date.number, "RDATE in a VTIMEZONE", clients: ["Outlook"])
            }
        }
    }

    private mutating func checkEvent(_ event: Component) {
        require(["UID", "DTSTAMP", "DTSTART"], in: event)
        checkLeaks(in: event)
        let once: Set = [
            "UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION",
            "STATUS", "TRANSP", "URL", "SEQUENCE", "CREATED", "LAST-MODIFIED", "RECURRENCE-ID",
            "RRULE", "COLOR",
        ]
        var seen: Set<String> = []
        for line in event.lines where once.contains(line.property.name) {
            if !seen.insert(line.property.name).inserted {
                error("cardinality", line.number, "\(line.property.name) may stand only once")
            }
        }
        for name in ["DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"] {
            for line in event.lines where line.property.name == name { checkTime(line) }
        }
        for name in ["DTSTAMP", "CREATED", "LAST-MODIFIED"] {
            if let line = event.first(name), !line.property.value.hasSuffix("Z") {
                error("utc", line.number, "\(name) must be in UTC")
            }
        }
        checkEnd(event)
        checkRule(event)
        if let attendee = event.first("ATTENDEE") {
            warning("attendee", attendee.number, "people's addresses in a subscribed calendar")
        }
    }

    private mutating func checkTime(_ line: ContentLines.Line) {
        let tzid = line.property["TZID"]
        for piece in line.property.value.split(separator: ",") {
            guard let time = CalendarTime.read(piece.prefix { $0 != "/" }, tzid: tzid) else {
                error("date-time", line.number, "'\(piece.prefix(40))' is not a date or time")
                continue
            }
            if time.isDate, line.property["VALUE"]?.uppercased() != "DATE" {
                error("value-date", line.number, "a date needs VALUE=DATE")
            }
            if case .floating = time {
                warning(
                    "floating", line.number, "a time without a zone is read as UTC",
                    clients: ["Google"])
            }
        }
        if let tzid, !definedZones.contains(tzid) {
            error("tzid", line.number, "the TZID '\(tzid.prefix(80))' has no VTIMEZONE")
        }
    }

    private mutating func checkEnd(_ event: Component) {
        if event.first("DTEND") != nil, let duration = event.first("DURATION") {
            error("end", duration.number, "DTEND and DURATION together")
        } else if let duration = event.first("DURATION") {
            warning(
                "duration", duration.number,
                "DURATION over a clock change ends at different times",
                clients: ["Evolution", "Thunderbird"])
        }
        guard let start = event.first("DTSTART"), let end = event.first("DTEND"),
            let first = CalendarTime.read(start.property.value, tzid: start.property["TZID"]),
            let last = CalendarTime.read(end.property.value, tzid: end.property["TZID"])
        else { return }
        if first.isDate != last.isDate {
            error("dtend", end.number, "DTEND is of another kind than DTSTART")
        } else if first.tzid == last.tzid, last.local <= first.local {
            error("dtend", end.number, "the event must end after it starts")
        }
    }

    private mutating func checkRule(_ event: Component) {
        guard let line = event.first("RRULE") else { return }
        let rule: RecurrenceRule
        do {
            rule = try RecurrenceRule(reading: line.property.value)
        } catch {
            self.error("rrule", line.number, "the rule is not valid: \(error)")
            return
        }
        if let start = event.value("DTSTART"), case .until(let until) = rule.end {
            let isDate = !start.contains("T")
            let isPlain = !isDate && event.first("DTSTART")?.property["TZID"] == nil
            let isFloating = isPlain && !start.hasSuffix("Z")
            var wanted = "UTC"
            if isDate { wanted = "a date" } else if isFloating { wanted = "a local time" }
            var actual = "a local time"
            if case .utc = until { actual = "UTC" } else if until.isDate { actual = "a date" }
            if wanted != actual {
                error("until", line.number, "UNTIL must be \(wanted) as DTSTART asks")
            }
        }
        if !rule.isKnownToOutlook {
            warning(
                "rrule-template", line.number, "no recurrence pattern of Outlook fits this rule",
                clients: ["Outlook"])
        }
    }

    private mutating func checkIdentity(_ events: [Component]) {
        var seen: Set<String> = []
        var masters: Set<String> = []
        var previous: String?
        for event in events where event.first("RECURRENCE-ID") == nil {
            masters.insert(event.value("UID") ?? "")
        }
        for event in events {
            let uid = event.value("UID") ?? ""
            let replaced = event.first("RECURRENCE-ID")
            if !seen.insert("\(uid)\n\(replaced?.property.value ?? "")").inserted {
                error("uid", event.line, "UID and RECURRENCE-ID must be unique together")
            }
            if replaced != nil, !masters.contains(uid) {
                warning("orphan", event.line, "an override without its series")
            } else if replaced != nil, previous != uid {
                warning("adjacent", event.line, "an override that does not follow its series")
            }
            if let range = replaced, range.property["RANGE"] != nil {
                warning("range", range.number, "RANGE=THISANDFUTURE is ignored by most clients")
            }
            previous = uid
        }
    }

    private mutating func checkSize(_ count: Int) {
        if byteCount > 900_000 {
            warning("size", 0, "\(byteCount) bytes; keep below 900,000", clients: ["Google"])
        }
        if count > 1_000 {
            warning("events", 0, "\(count) events; keep below 1,000", clients: ["Google"])
        }
    }

    private mutating func checkLeaks(in component: Component) {
        for line in component.lines {
            if line.property.name == "X-LIC-ERROR" {
                error("libical-error", line.number, "an error note of libical")
            }
            if line.property["TZID"]?.hasPrefix("/") == true {
                error("tzid-prefix", line.number, "a TZID with a vendor's prefix")
            }
        }
    }

    private mutating func require(_ names: [String], in component: Component) {
        for name in names where component.first(name) == nil {
            error("required", component.line, "\(component.name.prefix(40)) without \(name)")
        }
    }

    private mutating func error(_ rule: String, _ line: Int, _ message: String) {
        findings.append(Finding(.error, rule, line: line, message))
    }

    private mutating func warning(
        _ rule: String, _ line: Int, _ message: String, clients: [String] = []
    ) {
        findings.append(Finding(.warning, rule, line: line, message, clients: clients))
    }
}

extension RecurrenceRule {
    /// Whether it is one of the patterns Outlook can hold (MS-OXCICAL §2.1.3.2.2).
    public var isKnownToOutlook: Bool {
        guard byYearDay.isEmpty, byWeekNumber.isEmpty, byHour.isEmpty, byMinute.isEmpty,
            bySecond.isEmpty, skip == .omit
        else { return false }
        let hasNth = byDay.contains { $0.ordinal != nil }
        // The nth weekday, written as 2TU or as BYDAY with one BYSETPOS.
        let isNth =
            byMonthDay.isEmpty
            && (hasNth
                ? byDay.count == 1 && bySetPosition.isEmpty
                    && [1, 2, 3, 4, -1].contains(byDay[0].ordinal ?? 0)
                : !byDay.isEmpty && bySetPosition.count == 1
                    && [1, 2, 3, 4, -1].contains(bySetPosition[0]))
        let isDay =
            byDay.isEmpty && byMonthDay.count <= 1 && bySetPosition.isEmpty
            && byMonthDay.allSatisfy { $0 > 0 || $0 == -1 }
        switch frequency {
        case .daily:
            return byDay.isEmpty && byMonthDay.isEmpty && byMonth.isEmpty
                && bySetPosition.isEmpty
        case .weekly: return !hasNth && byMonth.isEmpty && bySetPosition.isEmpty
        case .monthly: return byMonth.isEmpty && (isNth || isDay)
        case .yearly: return byMonth.count <= 1 && (isDay || (isNth && byMonth.count == 1))
        default: return false
        }
    }
}
