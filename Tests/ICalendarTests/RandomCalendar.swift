import CivilTime
import ICalendar
import Testing

/// Makes calendars full of what asks for trouble, the same for the same seed.
struct RandomCalendar {
    private var random: SeededGenerator

    init(seed: Int) {
        random = SeededGenerator(state: UInt64(seed))
    }

    private static let pieces = [
        "a", " ", "\"", "^", "^n", "^^", "'", ",", ";", ":", "=", "\\", "\\n", "\n", "\t", "\u{E9}",
        "\u{20AC}", "\u{1F600}", "e\u{301}", "\u{A0}", "\u{FEFF}", "BEGIN:VEVENT",
        "Kring samen leren",
        "\u{200D}", "\u{10FFFF}", "/",
    ]

    private mutating func text() -> String {
        let count = Int.random(in: 1...12, using: &random)
        // An empty text says nothing, so it starts with something.
        return "x"
            + (0..<count).map { _ in RandomCalendar.pieces.randomElement(using: &random) ?? "" }
            .joined()
    }

    /// A value as it may stand in a line of unknown type.
    private mutating func value() -> String { text().replacing("\n", with: " ") }

    private mutating func chance() -> Bool { Bool.random(using: &random) }

    private mutating func some<Value>(_ make: (inout RandomCalendar) -> Value) -> [Value] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in make(&self) }
    }

    private mutating func maybe<Value>(_ make: (inout RandomCalendar) -> Value) -> Value? {
        chance() ? make(&self) : nil
    }

    private mutating func parameters() -> [Property.Parameter] {
        var names: Set<String> = []
        return some { maker in
            Property.Parameter(
                "X-P\(Int.random(in: 0...99, using: &maker.random))",
                [maker.text()] + maker.some { $0.text() } + (maker.chance() ? [""] : []))
        }
        .filter { names.insert($0.name).inserted }
    }

    private mutating func property() -> Property {
        let name = ["X-A", "GEO", "RESOURCES", "STRUCTURED-DATA", "COMMENT", "NIEUW"]
        return Property(
            name.randomElement(using: &random) ?? "X-A", parameters(),
            value: chance() ? value() : "")
    }

    private mutating func component(_ depth: Int = 0) -> CalendarComponent {
        let name = ["VLOCATION", "PARTICIPANT", "X-DEEL", "VRESOURCE"].randomElement(using: &random)
        return CalendarComponent(
            name ?? "X-DEEL", some { $0.property() },
            children: depth > 1 ? [] : some { $0.component(depth + 1) })
    }

    private mutating func instant() -> Instant {
        Instant(secondsSinceEpoch: Int.random(in: 0..<4_000_000_000, using: &random))
    }

    private mutating func local() -> LocalDateTime {
        LocalDateTime(secondsSinceEpoch: Int.random(in: 0..<4_000_000_000, using: &random))
    }

    private mutating func time() -> CalendarTime {
        switch Int.random(in: 0...3, using: &random) {
        case 0: .date(local().date)
        case 1: .floating(local())
        case 2: .utc(instant())
        default: .zoned(local(), tzid: "Europe/Amsterdam")
        }
    }

    private mutating func attendee() -> Attendee {
        var attendee = Attendee("mailto:" + value(), name: maybe { $0.text() })
        attendee.kind = chance() ? .room : nil
        attendee.role = chance() ? .informed : nil
        attendee.answer = chance() ? .delegated : nil
        attendee.isAskedToAnswer = chance()
        attendee.delegatedTo = some { $0.text() }
        attendee.groups = some { $0.text() }
        attendee.directory = maybe { $0.text() }
        attendee.parameters = parameters()
        return attendee
    }

    private mutating func attachment() -> ICalendar.Attachment {
        var attachment = ICalendar.Attachment(
            chance() ? .uri(value()) : .inline(base64: "aGFsbG8="), fileName: maybe { $0.text() })
        attachment.display = some { $0.text() }
        attachment.parameters = parameters()
        return attachment
    }

    private mutating func alarm() -> Alarm {
        let length = CalendarDuration(seconds: Int.random(in: -90_000...90_000, using: &random))
        let triggers = [Alarm.Trigger.start(length), .end(length), .at(instant())]
        var alarm = Alarm(
            action: "AUDIO", at: triggers.randomElement(using: &random) ?? .start(length),
            text: text())
        alarm.summary = text()
        alarm.attendees = some { $0.attendee() }
        alarm.attachments = some { $0.attachment() }
        alarm.repetition = maybe { _ in .init(count: 3, interval: CalendarDuration(days: 1)) }
        alarm.uid = maybe { $0.text() }
        alarm.acknowledged = maybe { $0.instant() }
        alarm.others = some { $0.property() }
        alarm.components = some { $0.component() }
        return alarm
    }

    private mutating func event() throws -> CalendarEvent {
        var event = CalendarEvent(uid: text(), start: time())
        let length = CalendarDuration(days: 1, seconds: 90)
        event.ending = chance() ? .after(length) : .at(event.start)
        event.stamp = maybe { $0.instant() }
        event.created = maybe { $0.instant() }
        event.sequence = Int.random(in: 0...9, using: &random)
        event.summary = text()
        event.description = text()
        event.location = text()
        event.url = maybe { $0.value() }
        event.status = chance() ? .tentative : nil
        event.isTransparent = chance()
        event.categories = some { $0.text() }
        event.classification = chance() ? .owner : nil
        event.organizer = maybe { maker in Organizer(maker.value(), name: maker.text()) }
        event.attendees = some { $0.attendee() }
        event.attachments = some { $0.attachment() }
        event.images = some { $0.attachment() }
        event.relations = some { maker in
            Relation(maker.chance() ? .uid(maker.text()) : .uri(maker.value()), kind: .next)
        }
        event.links = some { maker in
            Link(maker.value(), relation: maker.maybe { $0.text() }, label: maker.text())
        }
        event.concepts = some { $0.value() }
        event.groups = some { $0.text() }
        event.conferences = some { maker in
            .init(uri: maker.value(), features: maker.some { $0.text() }, label: maker.text())
        }
        event.color = maybe { $0.text() }
        event.rules = chance() ? [try RecurrenceRule(reading: "FREQ=WEEKLY;COUNT=3")] : []
        event.exceptionRules = chance() ? [try RecurrenceRule(reading: "FREQ=DAILY")] : []
        event.additions = some { $0.time() }
        if let first = event.additions.first, !first.isDate {
            event.additionEndings[first] = .after(length)
        }
        event.exceptions = some { $0.time() }
        event.recurrenceID = maybe { $0.time() }
        event.isThisAndFuture = event.recurrenceID != nil && chance()
        event.alarms = some { $0.alarm() }
        event.components = some { $0.component() }
        event.extraParameters = ["SUMMARY": [.init("LANGUAGE", [text()])]]
        event.others = some { $0.property() }
        return event
    }

    /// A calendar whose every value comes back when it is written and read.
    mutating func document() throws -> CalendarDocument {
        var document = CalendarDocument(productID: text())
        document.name = maybe { $0.text() }
        document.description = maybe { $0.text() }
        document.refreshInterval = maybe { _ in CalendarDuration(days: 1) }
        document.url = maybe { $0.value() }
        document.others = some { $0.property() }
        document.events = try (0..<3).map { _ in try event() }
        document.components = some { $0.component() }
        if document.events.contains(where: \.usesAmsterdam) {
            document.zones = [.init(tzid: "Europe/Amsterdam", zone: try amsterdam())]
        }
        return document
    }
}

extension CalendarEvent {
    fileprivate var usesAmsterdam: Bool {
        var times = [start] + additions + exceptions
        if case .at(let end) = ending { times.append(end) }
        if let recurrenceID { times.append(recurrenceID) }
        return times.contains { $0.tzid != nil }
    }
}
