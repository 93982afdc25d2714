/// What the feed doctor looks for, by the short stable name that programs know it by.
///
/// In the order of the rule book, from bytes to clients.
public enum DoctorRule: String, CaseIterable, Hashable, Sendable {
    // Bytes and physical lines.
    case lineEnding = "line-ending"
    case lineLength = "line-length"
    case foldUTF8 = "fold-utf-8"
    case controlCharacter = "control-character"
    case utf8 = "utf-8"
    case byteOrderMark = "byte-order-mark"
    case blankLine = "blank-line"
    case grammar
    case lineLimit = "line-limit"
    // Components: what stands in what, and how often.
    case nesting
    case truncated
    case outside
    case depth
    case severalCalendars = "several-calendars"
    case emptyCalendar = "empty-calendar"
    case version
    case calscale
    case required
    case cardinality
    case propertyPlace = "property-place"
    case componentPlace = "component-place"
    case nameCharacters = "name-characters"
    case unknownProperty = "unknown-property"
    case unknownComponent = "unknown-component"
    case libicalError = "libical-error"
    // Values and their grammar.
    case valueType = "value-type"
    case valueTypeMissing = "value-type-missing"
    case dateTime = "date-time"
    case valueDate = "value-date"
    case durationValue = "duration-value"
    case period
    case number
    case geo
    case uri
    case calAddress = "cal-address"
    case utcOffset = "utc-offset"
    case binary
    case requestStatus = "request-status"
    case choice
    case textEscape = "text-escape"
    case color
    // Parameters.
    case parameterGrammar = "parameter-grammar"
    case parameterTwice = "parameter-twice"
    case parameterQuotes = "parameter-quotes"
    case parameterValue = "parameter-value"
    case parameterPlace = "parameter-place"
    // Starts, ends and their zones.
    case utc
    case tzid
    case tzidPrefix = "tzid-prefix"
    case floating
    case end
    case dtendKind = "dtend-kind"
    case dtend
    case zeroLength = "zero-length"
    case durationNegative = "duration-negative"
    case durationDays = "duration-days"
    case duration
    case clockGap = "clock-gap"
    case clockFold = "clock-fold"
    // Recurrence.
    case rrule
    case rruleTwice = "rrule-twice"
    case exrule
    case until
    case untilBeforeStart = "until-before-start"
    case rruleStart = "rrule-start"
    case rruleTemplate = "rrule-template"
    case rscale
    case rdate
    case twoADay = "two-a-day"
    case exdateKind = "exdate-kind"
    case exdateInstance = "exdate-instance"
    case exdateAndOverride = "exdate-and-override"
    case endless
    // What is the same event.
    case uid
    case orphan
    case adjacent
    case range
    case recurrenceIDKind = "recurrence-id-kind"
    case recurrenceIDForm = "recurrence-id-form"
    case recurrenceIDInstance = "recurrence-id-instance"
    case relatedCycle = "related-cycle"
    // VTIMEZONE.
    case tzidTwice = "tzid-twice"
    case tzidName = "tzid-name"
    case vtimezoneUnused = "vtimezone-unused"
    case vtimezoneLocal = "vtimezone-local"
    case vtimezoneUntil = "vtimezone-until"
    case vtimezoneCoverage = "vtimezone-coverage"
    case vtimezoneDiffers = "vtimezone-differs"
    case vtimezoneRules = "vtimezone-rules"
    case vtimezoneRdate = "vtimezone-rdate"
    case vtimezoneRrule = "vtimezone-rrule"
    case vtimezoneSeconds = "vtimezone-seconds"
    // VALARM.
    case alarmTrigger = "alarm-trigger"
    case alarmRelated = "alarm-related"
    case alarmRepeat = "alarm-repeat"
    case alarmText = "alarm-text"
    case alarmAction = "alarm-action"
    case alarmIgnored = "alarm-ignored"
    // Messages with a METHOD.
    case itipMethod = "itip-method"
    case itipRequired = "itip-required"
    case itipForbidden = "itip-forbidden"
    case itipUid = "itip-uid"
    case attendeeOrganizer = "attendee-organizer"
    // What people read in an event.
    case summary
    case textSize = "text-size"
    case conferenceLink = "conference-link"
    case categoryComma = "category-comma"
    case attendee
    case cancelledUnmarked = "cancelled-unmarked"
    case cancelledOpaque = "cancelled-opaque"
    case cancelledRemoved = "cancelled-removed"
    case lastModified = "last-modified"
    case lastModifiedSeries = "last-modified-series"
    case eventColor = "event-color"
    // The calendar as people subscribe to it.
    case method
    case name
    case nameTwin = "name-twin"
    case refresh
    case refreshTwin = "refresh-twin"
    case colorTwin = "color-twin"
    case xWRTimezone = "x-wr-timezone"
    case size
    case examinedPart = "examined-part"
    case events
    // Nothing else can be said then.
    case notACalendar = "not-a-calendar"
}
