/// The value types of iCalendar (RFC 5545 §3.3), by the names jCal gives them.
enum ValueType {
    /// What a property is when it has no VALUE parameter; `nil` where no standard says.
    static func standard(of property: String) -> String? { types[property] }

    /// Whether one line of it may hold several values.
    static func isList(_ property: String) -> Bool {
        ["CATEGORIES", "RESOURCES", "EXDATE", "RDATE", "FREEBUSY"].contains(property)
    }

    private static let types: [String: String] = {
        let names: [String: [String]] = [
            "text": [
                "CALSCALE", "METHOD", "PRODID", "VERSION", "CATEGORIES", "CLASS", "COMMENT",
                "DESCRIPTION", "LOCATION", "RESOURCES", "STATUS", "SUMMARY", "TRANSP", "TZID",
                "TZNAME", "CONTACT", "RELATED-TO", "UID", "ACTION", "REQUEST-STATUS", "NAME",
                "COLOR", "BUSYTYPE", "LOCATION-TYPE", "PARTICIPANT-TYPE", "RESOURCE-TYPE",
                "PROXIMITY", "REFID",
            ],
            "uri": ["ATTACH", "TZURL", "URL", "SOURCE", "CONFERENCE", "CONCEPT"],
            "cal-address": ["ATTENDEE", "ORGANIZER", "CALENDAR-ADDRESS"],
            "integer": ["PERCENT-COMPLETE", "PRIORITY", "REPEAT", "SEQUENCE"],
            "float": ["GEO"],
            "date-time": [
                "COMPLETED", "DTEND", "DUE", "DTSTART", "RECURRENCE-ID", "EXDATE", "RDATE",
                "CREATED", "DTSTAMP", "LAST-MODIFIED", "ACKNOWLEDGED",
            ],
            "duration": ["DURATION", "TRIGGER", "REFRESH-INTERVAL"],
            "period": ["FREEBUSY"],
            "recur": ["RRULE", "EXRULE"],
            "utc-offset": ["TZOFFSETFROM", "TZOFFSETTO"],
        ]
        var types: [String: String] = [:]
        for (type, properties) in names {
            for property in properties { types[property] = type }
        }
        return types
    }()
}
