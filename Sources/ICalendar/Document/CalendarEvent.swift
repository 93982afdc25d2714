public import CivilTime

/// A VEVENT (RFC 5545 §3.6.1): what Kring writes into feeds and needs from other people's calendars.
public struct CalendarEvent: Hashable, Sendable {
    /// Whether the event takes place.
    public enum Status: String, Hashable, Sendable {
        /// Not yet sure.
        case tentative = "TENTATIVE"
        /// It will.
        case confirmed = "CONFIRMED"
        /// It will not.
        case cancelled = "CANCELLED"
    }

    /// How the event ends.
    public enum Ending: Hashable, Sendable {
        /// `DTEND`: the first moment, or day, after it.
        case at(CalendarTime)
        /// `DURATION`.
        case after(CalendarDuration)
        /// Neither: a date lasts a day, a time no time at all (RFC 5545 §3.6.1).
        case unsaid
    }

    /// Who may see it (RFC 5545 §3.8.1.3).
    public enum Classification: String, Hashable, Sendable {
        /// Everybody; what holds when nothing is said.
        case everybody = "PUBLIC"
        /// Only its owner.
        case owner = "PRIVATE"
        /// Those whom it is entrusted to.
        case confidential = "CONFIDENTIAL"
    }

    /// Unique for the life of the event, shared by its overrides.
    public var uid: String
    /// The version, from 0.
    public var sequence = 0
    /// When this version was made.
    public var stamp: Instant?
    /// When the event was first made.
    public var created: Instant?
    /// When it last changed.
    public var lastModified: Instant?
    /// Its (first) start.
    public var start: CalendarTime
    /// How it ends.
    public var ending: Ending
    /// The title.
    public var summary = ""
    /// The text.
    public var description = ""
    /// Where, in words.
    public var location = ""
    /// A page about it.
    public var url: String?
    /// Whether it takes place, where said.
    public var status: Status?
    /// `TRANSP:TRANSPARENT`: it does not make anyone busy.
    public var isTransparent = false
    /// Words to sort it by.
    public var categories: [String] = []
    /// Who may see it, where said: CLASS.
    public var classification: Classification?
    /// Who calls it.
    public var organizer: Organizer?
    /// Who and what takes part.
    public var attendees: [Attendee] = []
    /// Documents that belong to it: ATTACH.
    public var attachments: [Attachment] = []
    /// Pictures of it (RFC 7986 §5.10): IMAGE.
    public var images: [Attachment] = []
    /// What it has to do with other events: RELATED-TO.
    public var relations: [Relation] = []
    /// Pages that say more (RFC 9253 §8.2): LINK.
    public var links: [Link] = []
    /// Addresses of its themes (RFC 9253 §8.1): CONCEPT.
    public var concepts: [String] = []
    /// Names of the groups of things it belongs to (RFC 9253 §8.3): REFID.
    public var groups: [String] = []
    /// Ways to join from afar.
    public var conferences: [Conference] = []
    /// A colour name of CSS 3 (RFC 7986 §5.9).
    public var color: String?
    /// How it repeats.
    public var rules: [RecurrenceRule] = []
    /// Rules whose starts are left out: EXRULE of RFC 2445, which RFC 5545 took away.
    public var exceptionRules: [RecurrenceRule] = []
    /// More starts.
    public var additions: [CalendarTime] = []
    /// How those additions end that say so themselves: `RDATE;VALUE=PERIOD`.
    public var additionEndings: [CalendarTime: Ending] = [:]
    /// Starts that are left out.
    public var exceptions: [CalendarTime] = []
    /// The start, in the series, of the one instance that this event replaces.
    public var recurrenceID: CalendarTime?
    /// Whether it also replaces all instances after that one: `RANGE=THISANDFUTURE`.
    public var isThisAndFuture = false
    /// Reminders on the reader's device.
    public var alarms: [Alarm] = []
    /// The components inside it that are no alarms, such as VLOCATION and PARTICIPANT (RFC 9073), in order.
    public var components: [CalendarComponent] = []
    /// Parameters that the values above do not tell, such as LANGUAGE of SUMMARY, by property.
    public var extraParameters: [String: [Property.Parameter]] = [:]
    /// All other properties, in the order read; written last. Lines that cannot be understood stand here as they were.
    public var others: [Property] = []

    /// An event with a start and an end, everything else empty.
    public init(uid: String, start: CalendarTime, ending: Ending = .unsaid) {
        self.uid = uid
        self.start = start
        self.ending = ending
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
