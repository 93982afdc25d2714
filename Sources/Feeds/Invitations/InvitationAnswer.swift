package import CivilTime
package import ICalendar

/// What a calendar sends back to who invited: a REPLY, a COUNTER or a REFRESH (RFC 5546 §3.2).
package struct InvitationAnswer: Hashable, Sendable {
    /// What is said.
    package enum Content: Hashable, Sendable {
        /// Whether somebody comes: REPLY (RFC 5546 §3.2.3).
        case answer(Attendee.Answer)
        /// Another time that is proposed: COUNTER (RFC 5546 §3.2.7).
        case proposal(Span)
        /// A request to send the event again: REFRESH (RFC 5546 §3.2.6).
        case refresh
    }

    /// What is said.
    package var content: Content
    /// The mail address of who says it, in small letters.
    package var address: String
    /// The mail address of who invited, as the answer names it; `nil`: it names none.
    package var organizer: String?
    /// Words for whoever invited: COMMENT.
    package var comment: String?
    /// The event that is meant.
    package var uid: String
    /// The instance that is meant; `nil` for the event as a whole.
    package var recurrenceID: CalendarTime?
    /// The version of the event that was seen.
    package var sequence: Int
    /// When it was said.
    package var stamp: Instant?
    /// The start of the event as it was seen; an answer may leave it out.
    package var start: Instant?
}

extension InvitationAnswer {
    /// What a calendar file says in answer; what is no answer becomes a finding.
    ///
    /// - Parameter zone: in which times without a zone are read.
    package static func read(
        _ document: CalendarDocument, zone: Zone
    ) -> (answers: [InvitationAnswer], findings: [Finding]) {
        var answers: [InvitationAnswer] = []
        var findings: [Finding] = []
        func report(_ rule: String, _ dutch: String, _ english: String) {
            findings.append(Finding(.error, rule, line: 0, dutch: dutch, english: english))
        }
        let method = document.method ?? ""
        guard ["REPLY", "COUNTER", "REFRESH"].contains(method) else {
            report(
                "method",
                method.isEmpty
                    ? "het bestand heeft geen METHOD: het is een agenda, geen antwoord op een uitnodiging"
                    : "METHOD:\(method.prefix(40)) is geen antwoord; REPLY, COUNTER of REFRESH wel",
                method.isEmpty
                    ? "the file has no METHOD: it is a calendar, not an answer to an invitation"
                    : "METHOD:\(method.prefix(40)) is no answer; REPLY, COUNTER or REFRESH is")
            return ([], findings)
        }
        let said = document.events.map(Saying.init) + document.sayingsWithoutStart
        for saying in said {
            let name = saying.uid.prefix(80)
            guard let attendee = saying.attendees.first, saying.attendees.count == 1 else {
                report(
                    "attendee",
                    "'\(name)' noemt \(saying.attendees.count) deelnemers; een antwoord is van één",
                    "'\(name)' names \(saying.attendees.count) attendees; an answer is of one")
                continue
            }
            guard let address = attendee.mailAddress else {
                let written = attendee.address.prefix(80)
                report(
                    "attendee", "'\(written)' is geen mailadres", "'\(written)' is no mail address")
                continue
            }
            guard let content = document.content(of: saying, attendee, method, zone) else {
                report(
                    "answer", "het antwoord van \(address) op '\(name)' is niet te lezen",
                    "the answer of \(address) to '\(name)' cannot be read")
                continue
            }
            // Outlook names zones in its own way; a moment says the same to all.
            let replaced = saying.recurrenceID.map { time in
                document.moment(time, zone).map { CalendarTime.utc($0) } ?? time
            }
            answers.append(
                InvitationAnswer(
                    content: content, address: address, organizer: saying.organizer?.mailAddress,
                    comment: saying.comment, uid: saying.uid,
                    recurrenceID: replaced, sequence: saying.sequence, stamp: saying.stamp,
                    start: saying.start.flatMap { document.moment($0, zone) }))
        }
        if said.isEmpty, findings.isEmpty {
            report(
                "answer", "het antwoord heeft geen afspraak die te lezen is",
                "the answer has no event that can be read")
        }
        return (answers, findings)
    }
}

/// The event of an answer: it may leave out all but a few lines, DTSTART too (RFC 5546 §3.2.3).
private struct Saying {
    var uid = ""
    var sequence = 0
    var stamp: Instant?
    var start: CalendarTime?
    var ending = CalendarEvent.Ending.unsaid
    var recurrenceID: CalendarTime?
    var attendees: [Attendee] = []
    var organizer: Organizer?
    var comment: String?

    init(_ event: CalendarEvent) {
        uid = event.uid
        sequence = event.sequence
        stamp = event.stamp
        start = event.start
        ending = event.ending
        recurrenceID = event.recurrenceID
        attendees = event.attendees
        organizer = event.organizer
        comment = Saying.comment(event.others)
    }

    init(_ component: CalendarComponent) {
        uid = component["UID"]?.text ?? ""
        sequence = component["SEQUENCE"].flatMap { Int($0.value) } ?? 0
        if case .utc(let moment)? = component["DTSTAMP"].flatMap({ CalendarTime($0) }) {
            stamp = moment
        }
        recurrenceID = component["RECURRENCE-ID"].flatMap { CalendarTime($0) }
        attendees = component.properties.filter { $0.name == "ATTENDEE" }.map { Attendee($0) }
        organizer = component["ORGANIZER"].map { Organizer($0) }
        comment = Saying.comment(component.properties)
    }

    private static func comment(_ properties: [Property]) -> String? {
        let comments = properties.filter { $0.name == "COMMENT" }.map(\.text)
        let text = comments.filter { !$0.isEmpty }.joined(separator: "\n")
        return text.isEmpty ? nil : text
    }
}

extension CalendarDocument {
    fileprivate var sayingsWithoutStart: [Saying] {
        components.filter { $0.name == "VEVENT" && $0["UID"] != nil }.map { Saying($0) }
    }
}

extension CalendarDocument {
    fileprivate func content(
        of saying: Saying, _ attendee: Attendee, _ method: String, _ zone: Zone
    ) -> InvitationAnswer.Content? {
        switch method {
        case "REFRESH": return .refresh
        case "REPLY": return attendee.answer.map { .answer($0) }
        default:
            guard let start = saying.start.flatMap({ moment($0, zone) }) else { return nil }
            let end: Instant?
            switch saying.ending {
            case .at(let time): end = moment(time, zone)
            case .after(let length):
                end = start.advanced(bySeconds: length.days * 86_400 + length.seconds)
            case .unsaid: end = nil
            }
            guard let end, end > start else { return nil }
            return .proposal(Span(start: start, end: end))
        }
    }

    /// `nil` for whole days: sessions have hours.
    fileprivate func moment(_ time: CalendarTime, _ zone: Zone) -> Instant? {
        switch time {
        case .utc(let instant): instant
        case .zoned(let local, let tzid): (self.zone(tzid) ?? zone).instant(of: local)
        case .floating(let local): zone.instant(of: local)
        case .date: nil
        }
    }
}

extension Attendee {
    /// The address of the attendee without its scheme, in small letters; that of EMAIL where the scheme is another.
    package var mailAddress: String? { Attendee.mailAddress(address, email) }

    fileprivate static func mailAddress(_ address: String, _ email: String?) -> String? {
        let text = address.lowercased()
        if text.hasPrefix("mailto:") {
            let mail = text.dropFirst(7).filter { !$0.isWhitespace }
            return mail.contains("@") ? String(mail) : nil
        }
        return email?.lowercased()
    }
}

extension Organizer {
    fileprivate var mailAddress: String? { Attendee.mailAddress(address, email) }
}
