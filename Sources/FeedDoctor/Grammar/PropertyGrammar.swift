import ICalendar

/// What the value of a property may be (RFC 5545 §3.7, §3.8; 7986 §5; 9073 §6; 9074; 9253 §8).
struct PropertyGrammar: Sendable {
    /// The types of RFC 5545 §3.3 and what stands in for them.
    enum ValueType: String, Sendable {
        case binary = "BINARY"
        case boolean = "BOOLEAN"
        case address = "CAL-ADDRESS"
        case date = "DATE"
        case dateTime = "DATE-TIME"
        case duration = "DURATION"
        case integer = "INTEGER"
        case period = "PERIOD"
        case rule = "RECUR"
        case text = "TEXT"
        case uri = "URI"
        case offset = "UTC-OFFSET"
        case xmlReference = "XML-REFERENCE"
        case uid = "UID"
        /// Two decimal numbers: GEO alone has them.
        case place = "FLOAT"
        /// REQUEST-STATUS alone.
        case status = "REQUEST-STATUS"
    }

    /// The type where VALUE says nothing, then the others it may have.
    let types: [ValueType]
    /// Whether commas part several values.
    let isList: Bool
    /// The only values there are, where they are counted.
    let choices: Set<String>
    /// Least and greatest number.
    let range: ClosedRange<Int>?
    /// Whether VALUE must be there even for the first type.
    let needsValueType: Bool

    private init(
        _ types: ValueType..., list isList: Bool = false, of choices: Set<String> = [],
        in range: ClosedRange<Int>? = nil, needsValueType: Bool = false
    ) {
        self.types = types
        self.isList = isList
        self.choices = choices
        self.range = range
        self.needsValueType = needsValueType
    }

    /// By name; STATUS depends on its component and is left to a rule of its own.
    static let all: [String: PropertyGrammar] = [
        "CALSCALE": .init(.text), "METHOD": .init(.text), "PRODID": .init(.text),
        "VERSION": .init(.text), "ATTACH": .init(.uri, .binary),
        "CATEGORIES": .init(.text, list: true), "CLASS": .init(.text), "COMMENT": .init(.text),
        "DESCRIPTION": .init(.text), "GEO": .init(.place), "LOCATION": .init(.text),
        "PERCENT-COMPLETE": .init(.integer, in: 0...100), "PRIORITY": .init(.integer, in: 0...9),
        "RESOURCES": .init(.text, list: true), "STATUS": .init(.text), "SUMMARY": .init(.text),
        "COMPLETED": .init(.dateTime), "DTEND": .init(.dateTime, .date),
        "DUE": .init(.dateTime, .date), "DTSTART": .init(.dateTime, .date),
        "DURATION": .init(.duration), "FREEBUSY": .init(.period, list: true),
        "TRANSP": .init(.text, of: ["OPAQUE", "TRANSPARENT"]), "TZID": .init(.text),
        "TZNAME": .init(.text), "TZOFFSETFROM": .init(.offset), "TZOFFSETTO": .init(.offset),
        "TZURL": .init(.uri), "ATTENDEE": .init(.address), "CONTACT": .init(.text),
        "ORGANIZER": .init(.address), "RECURRENCE-ID": .init(.dateTime, .date),
        "RELATED-TO": .init(.text, .uri, .uid), "URL": .init(.uri), "UID": .init(.text),
        "EXDATE": .init(.dateTime, .date, list: true),
        "RDATE": .init(.dateTime, .date, .period, list: true), "RRULE": .init(.rule),
        "EXRULE": .init(.rule), "ACTION": .init(.text),
        "REPEAT": .init(.integer, in: 0...10_000), "TRIGGER": .init(.duration, .dateTime),
        "CREATED": .init(.dateTime), "DTSTAMP": .init(.dateTime),
        "LAST-MODIFIED": .init(.dateTime), "SEQUENCE": .init(.integer, in: 0...2_147_483_647),
        "REQUEST-STATUS": .init(.status), "NAME": .init(.text),
        "REFRESH-INTERVAL": .init(.duration, needsValueType: true),
        "SOURCE": .init(.uri, needsValueType: true), "COLOR": .init(.text),
        "IMAGE": .init(.uri, .binary, needsValueType: true),
        "CONFERENCE": .init(.uri, needsValueType: true),
        "LOCATION-TYPE": .init(.text, list: true), "PARTICIPANT-TYPE": .init(.text),
        "RESOURCE-TYPE": .init(.text), "CALENDAR-ADDRESS": .init(.address),
        "STYLED-DESCRIPTION": .init(.text, .uri, needsValueType: true),
        "STRUCTURED-DATA": .init(.text, .binary, .uri, needsValueType: true),
        "ACKNOWLEDGED": .init(.dateTime), "PROXIMITY": .init(.text),
        "LINK": .init(.uri, .uid, .text, .xmlReference, needsValueType: true),
        "CONCEPT": .init(.uri), "REFID": .init(.text), "BUSYTYPE": .init(.text),
        "TZUNTIL": .init(.dateTime), "TZID-ALIAS-OF": .init(.text),
    ]

    /// The type of a line: what VALUE says, else the first; `nil` for a VALUE of no known type.
    func type(of property: Property) -> ValueType? {
        guard let named = property["VALUE"] else { return types.first }
        return ValueType(rawValue: named.uppercased())
    }
}
