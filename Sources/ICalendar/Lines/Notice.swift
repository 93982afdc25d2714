/// What can be noticed in reading a calendar or in expanding it: a fact with its values, not yet a sentence.
///
/// Texts of the file are cut to a length that fits into a message.
public enum Notice: Hashable, Sendable {
    /// There is something in the calendar, and nothing of it tells when anybody is taken.
    case nothingRead
    // Bytes and lines.
    case notUTF8
    case controlCharacters
    case notALine
    case lineTooLong(limit: Int)
    case tooManyLines(limit: Int)
    // jCal.
    case notAComponent
    case notAProperty
    case valueTooLong(limit: Int)
    // Components.
    case notClosed(String)
    case closesNothing(String)
    case tooDeep
    case outside
    case severalCalendars(Int)
    case tooManyEvents(limit: Int)
    // Events.
    case noUID
    case noStart
    case unreadableStart(String)
    case endOfAnotherKind
    case endBeforeStart
    /// By its zones the event ends before it starts, and by its clocks after.
    case endOnAnotherClock
    case unreadableLength
    case unreadableTime(String, property: String)
    case tooManyDates(limit: Int)
    case tooManyAlarms(limit: Int)
    case noTrigger
    // Rules and zones.
    case unusableRule(String)
    case mendedRule(String, readAs: String)
    case tooMuchExpansion(uid: String)
    case unknownZone(String, readAs: String)
    case tooManyZoneNames(limit: Int)
    case tooManyZoneDefinitions(limit: Int)
    /// Something that another room noticed, with its own name, and its sentence in Dutch and in English.
    case other(rule: String, dutch: String, english: String)

    /// A short stable name, such as `line-limit`; several facts may share one.
    public var rule: String {
        switch self {
        case .notUTF8: "utf-8"
        case .controlCharacters: "control-character"
        case .notALine, .notAComponent, .notAProperty: "grammar"
        case .lineTooLong, .valueTooLong: "line-limit"
        case .tooManyLines: "line-count"
        case .notClosed, .closesNothing: "nesting"
        case .tooDeep: "depth"
        case .outside: "outside"
        case .severalCalendars: "several-calendars"
        case .tooManyEvents: "event-limit"
        case .noUID: "uid"
        case .noStart, .unreadableStart: "dtstart"
        case .endOfAnotherKind, .endBeforeStart, .endOnAnotherClock: "dtend"
        case .unreadableLength: "duration"
        case .unreadableTime: "date-time"
        case .tooManyDates: "date-limit"
        case .tooManyAlarms: "alarm-limit"
        case .noTrigger: "trigger"
        case .unusableRule, .mendedRule: "rrule"
        case .nothingRead: "nothing-read"
        case .tooMuchExpansion: "expansion-limit"
        case .unknownZone: "tzid"
        case .tooManyZoneNames, .tooManyZoneDefinitions: "zone-limit"
        case .other(let rule, _, _): rule
        }
    }

    /// A warning where everything could still be read, if by a guess.
    var severity: Finding.Severity {
        switch self {
        case .severalCalendars, .noUID, .noTrigger, .unknownZone, .mendedRule, .nothingRead:
            .warning
        default: .error
        }
    }

    /// The fact in English.
    public var words: String {
        switch self {
        case .notUTF8: "the line is not UTF-8; read as Windows-1252"
        case .controlCharacters: "control characters were dropped"
        case .notALine: "the line is not of the form NAME:VALUE; skipped"
        case .lineTooLong(let limit):
            "the unfolded line has more than \(limit) bytes; skipped"
        case .tooManyLines(let limit): "more than \(limit) lines; the rest is skipped"
        case .notAComponent: "not a component: a name, properties and components; skipped"
        case .notAProperty: "not a property: a name, parameters, a type and values; skipped"
        case .valueTooLong(let limit): "a value of more than \(limit) bytes; skipped"
        case .notClosed(let name): "\(name) is not closed"
        case .closesNothing(let name): "END:\(name) closes nothing that is open"
        case .tooDeep: "nested too deeply; skipped"
        case .outside: "a line outside of any component; skipped"
        case .severalCalendars(let count):
            "\(count) calendars in one file; their events are taken together"
        case .tooManyEvents(let limit): "more than \(limit) events; the rest is skipped"
        case .noUID: "an event without UID; its place stands for one"
        case .noStart: "an event without DTSTART; skipped"
        case .unreadableStart(let text): "'\(text)' is not a date or time; event skipped"
        case .endOfAnotherKind: "DTEND is of another kind than DTSTART"
        case .endBeforeStart: "the event ends before it starts; its end is ignored"
        case .endOnAnotherClock:
            "by its zones the event ends before it starts; its end is read on the clock of its start"
        case .unreadableLength: "DURATION cannot be read; ignored"
        case .unreadableTime(let text, let property):
            "'\(text)' of \(property) is not a date or time; ignored"
        case .tooManyDates(let limit):
            "more than \(limit) dates in one event; the rest is ignored"
        case .tooManyAlarms(let limit):
            "more than \(limit) alarms in one event; the rest is ignored"
        case .noTrigger: "an alarm without a TRIGGER to act on"
        case .unusableRule(let text):
            "the rule '\(text)' cannot be used; only the first start counts"
        case .mendedRule(let text, let rule):
            "the rule '\(text)' breaks the standard; read as '\(rule)'"
        case .nothingRead:
            "there is no event in it that can be read; nobody is busy by this calendar"
        case .tooMuchExpansion(let uid): "the rule of '\(uid)' yields too much; cut short"
        case .unknownZone(let name, let zone): "the zone '\(name)' is not known; read as \(zone)"
        case .tooManyZoneNames(let limit):
            "more than \(limit) TZIDs; the rest is read in the reader's zone"
        case .tooManyZoneDefinitions(let limit):
            "more than \(limit) VTIMEZONEs; the rest is ignored"
        case .other(_, _, let english): english
        }
    }
}
