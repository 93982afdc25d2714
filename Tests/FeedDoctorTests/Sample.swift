import FeedDoctor
import Testing

/// A calendar for the doctor, given by what is special about it.
enum Sample: Sendable {
    /// Lines of an event in a calendar that is otherwise sound; `DTSTART`, `DTEND` and `SUMMARY` are added where missing.
    case event(String)
    /// Components, and properties before them, of a calendar that is otherwise sound.
    case calendar(String)
    /// The whole file; line feeds become CR LF.
    case file(String)
    /// The whole file, byte by byte.
    case bytes([UInt8])

    /// The file.
    var bytes: [UInt8] {
        switch self {
        case .event(let lines): Sample.calendar(Sample.vevent(lines)).bytes
        case .calendar(let body):
            Sample.file("BEGIN:VCALENDAR\n\(Sample.head)\n\(body)\nEND:VCALENDAR\n").bytes
        case .file(let text): Array(text.replacing("\n", with: "\r\n").utf8)
        case .bytes(let bytes): bytes
        }
    }

    /// What a calendar to subscribe to says first; its zone too.
    private static let head = """
        VERSION:2.0
        PRODID:-//Test//EN
        NAME:Test
        X-WR-CALNAME:Test
        REFRESH-INTERVAL;VALUE=DURATION:PT1H
        X-PUBLISHED-TTL:PT1H
        """

    /// An event that lacks nothing but what the lines say.
    static func vevent(_ lines: String, uid: String = "a@test") -> String {
        var all = ["BEGIN:VEVENT"]
        if !lines.contains("UID:") { all.append("UID:\(uid)") }
        if !lines.contains("DTSTAMP") { all.append("DTSTAMP:20270101T000000Z") }
        if !lines.contains("LAST-MODIFIED") { all.append("LAST-MODIFIED:20270101T000000Z") }
        if !lines.contains("DTSTART") {
            all += ["DTSTART:20270201T100000Z", "DTEND:20270201T110000Z"]
        }
        if !lines.contains("SUMMARY") { all.append("SUMMARY:A") }
        return (all + [lines, "END:VEVENT"]).joined(separator: "\n")
    }

    /// The VTIMEZONE of Amsterdam as feeds write it.
    static let amsterdam = zone("Europe/Amsterdam")

    /// Amsterdam's rule under a name, from a year on, with further lines in DAYLIGHT.
    static func zone(_ tzid: String, from year: Int = 1970, daylight: String = "") -> String {
        """
        BEGIN:VTIMEZONE
        TZID:\(tzid)
        BEGIN:STANDARD
        DTSTART:\(year)1025T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:\(year)0329T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        \(daylight)END:DAYLIGHT
        END:VTIMEZONE
        """
    }

    /// An event in Amsterdam, with its zone.
    static func local(_ lines: String) -> Sample {
        .calendar(amsterdam + "\n" + vevent(lines))
    }

    /// A weekly series in Amsterdam from Monday 1 February 2027, 10:00, and an override of it.
    static func series(_ lines: String, override: String? = nil) -> Sample {
        let start =
            "DTSTART;TZID=Europe/Amsterdam:20270201T100000\n"
            + "DTEND;TZID=Europe/Amsterdam:20270201T110000\nRRULE:FREQ=WEEKLY;COUNT=5"
        let master = vevent(lines.isEmpty ? start : start + "\n" + lines)
        return .calendar(
            [amsterdam, master, override.map { vevent($0) } ?? ""].filter { !$0.isEmpty }
                .joined(separator: "\n"))
    }

    /// A message about an event.
    static func message(_ method: String, _ lines: String) -> Sample {
        .calendar("METHOD:\(method)\n" + vevent(lines))
    }

    /// An event with an alarm.
    static func alarm(_ lines: String, in event: String = "") -> Sample {
        let extra = event.isEmpty ? "" : event + "\n"
        return .event("\(extra)BEGIN:VALARM\n\(lines)\nEND:VALARM")
    }
}

/// A rule with a calendar that breaks it and one that does not.
struct RuleCase: CustomTestStringConvertible, Sendable {
    let rule: DoctorRule
    let sick: Sample
    let sound: Sample

    init(_ rule: DoctorRule, sick: Sample, sound: Sample) {
        self.rule = rule
        self.sick = sick
        self.sound = sound
    }

    var testDescription: String { rule.rawValue }
}
