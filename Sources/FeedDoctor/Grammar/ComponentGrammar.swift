/// Which properties and components a component has, and how often (RFC 5545 §3.6, 7986 §4, 9073 §7, 9074, 9253, 7953).
struct ComponentGrammar: Sendable {
    /// At least, and at most, once.
    let required: Set<String>
    let once: Set<String>
    let many: Set<String>
    let children: Set<String>
    let section: String

    private init(
        _ section: String, required: String, once: String = "", many: String = "",
        children: String = ""
    ) {
        func words(_ text: String) -> Set<String> {
            Set(text.split(separator: " ").map(String.init))
        }
        self.section = section
        self.required = words(required)
        self.once = words(once)
        self.many = words(many)
        self.children = words(children)
    }

    /// Whether a known property may stand in it.
    func allows(_ property: String) -> Bool {
        required.contains(property) || once.contains(property) || many.contains(property)
    }

    /// What every kind of entry may have several times.
    private static let common =
        "ATTACH ATTENDEE CATEGORIES COMMENT CONTACT EXDATE REQUEST-STATUS RELATED-TO RDATE RRULE "
        + "EXRULE IMAGE CONFERENCE STYLED-DESCRIPTION STRUCTURED-DATA LINK CONCEPT REFID"
    private static let rich = "PARTICIPANT VLOCATION VRESOURCE"

    /// By the component's name.
    static let all: [String: ComponentGrammar] = [
        "VCALENDAR": .init(
            "RFC 5545 §3.6, RFC 7986 §4", required: "PRODID VERSION",
            once: "CALSCALE METHOD UID LAST-MODIFIED URL REFRESH-INTERVAL SOURCE COLOR",
            many: "NAME DESCRIPTION CATEGORIES IMAGE LINK CONCEPT REFID RELATED-TO",
            children: "VEVENT VTODO VJOURNAL VFREEBUSY VTIMEZONE VAVAILABILITY VPOLL "
                + "PARTICIPANT VLOCATION VRESOURCE"),
        "VEVENT": .init(
            "RFC 5545 §3.6.1", required: "UID DTSTAMP",
            once: "DTSTART CLASS CREATED DESCRIPTION GEO LAST-MODIFIED LOCATION ORGANIZER PRIORITY "
                + "SEQUENCE STATUS SUMMARY TRANSP URL RECURRENCE-ID DTEND DURATION COLOR",
            many: common + " RESOURCES", children: "VALARM " + rich),
        "VTODO": .init(
            "RFC 5545 §3.6.2", required: "UID DTSTAMP",
            once: "CLASS COMPLETED CREATED DESCRIPTION DTSTART GEO LAST-MODIFIED LOCATION "
                + "ORGANIZER PERCENT-COMPLETE PRIORITY RECURRENCE-ID SEQUENCE STATUS SUMMARY URL "
                + "DUE DURATION COLOR",
            many: common + " RESOURCES", children: "VALARM " + rich),
        "VJOURNAL": .init(
            "RFC 5545 §3.6.3", required: "UID DTSTAMP",
            once: "CLASS CREATED DTSTART LAST-MODIFIED ORGANIZER RECURRENCE-ID SEQUENCE STATUS "
                + "SUMMARY URL COLOR",
            many: common + " DESCRIPTION", children: rich),
        "VFREEBUSY": .init(
            "RFC 5545 §3.6.4", required: "UID DTSTAMP",
            once: "CONTACT DTSTART DTEND ORGANIZER URL",
            many: "ATTENDEE COMMENT FREEBUSY REQUEST-STATUS STYLED-DESCRIPTION LINK CONCEPT REFID",
            children: rich),
        "VTIMEZONE": .init(
            "RFC 5545 §3.6.5", required: "TZID", once: "LAST-MODIFIED TZURL TZUNTIL",
            many: "TZID-ALIAS-OF", children: "STANDARD DAYLIGHT"),
        "STANDARD": observance, "DAYLIGHT": observance,
        "VALARM": .init(
            "RFC 5545 §3.6.6, RFC 9074", required: "ACTION TRIGGER",
            once: "DURATION REPEAT DESCRIPTION SUMMARY UID ACKNOWLEDGED PROXIMITY",
            many:
                "ATTACH ATTENDEE RELATED-TO STYLED-DESCRIPTION STRUCTURED-DATA LINK CONCEPT REFID",
            children: "VLOCATION"),
        "PARTICIPANT": .init(
            "RFC 9073 §7.1", required: "UID PARTICIPANT-TYPE",
            once:
                "CALENDAR-ADDRESS CREATED DESCRIPTION DTSTAMP GEO LAST-MODIFIED PRIORITY SEQUENCE "
                + "STATUS SUMMARY URL",
            many: "ATTACH CATEGORIES COMMENT CONTACT LOCATION REQUEST-STATUS RELATED-TO RESOURCES "
                + "STYLED-DESCRIPTION STRUCTURED-DATA LINK CONCEPT REFID IMAGE",
            children: "VLOCATION VRESOURCE"),
        "VLOCATION": .init(
            "RFC 9073 §7.2", required: "UID", once: "DESCRIPTION GEO LOCATION-TYPE NAME URL",
            many: "STYLED-DESCRIPTION STRUCTURED-DATA IMAGE LINK CONCEPT REFID"),
        "VRESOURCE": .init(
            "RFC 9073 §7.3", required: "UID", once: "DESCRIPTION GEO NAME RESOURCE-TYPE",
            many: "STYLED-DESCRIPTION STRUCTURED-DATA IMAGE LINK CONCEPT REFID"),
        "VAVAILABILITY": .init(
            "RFC 7953 §3.1", required: "UID DTSTAMP",
            once: "BUSYTYPE CLASS CREATED DESCRIPTION DTSTART LAST-MODIFIED LOCATION ORGANIZER "
                + "PRIORITY SEQUENCE SUMMARY URL DTEND DURATION",
            many: "CATEGORIES COMMENT CONTACT", children: "AVAILABLE"),
        "AVAILABLE": .init(
            "RFC 7953 §3.1", required: "UID DTSTAMP DTSTART",
            once: "CREATED DESCRIPTION LAST-MODIFIED LOCATION RECURRENCE-ID RRULE SUMMARY DTEND "
                + "DURATION",
            many: "CATEGORIES COMMENT CONTACT EXDATE RDATE"),
    ]

    private static let observance = ComponentGrammar(
        "RFC 5545 §3.6.5", required: "DTSTART TZOFFSETFROM TZOFFSETTO", once: "RRULE",
        many: "COMMENT RDATE TZNAME")
}
