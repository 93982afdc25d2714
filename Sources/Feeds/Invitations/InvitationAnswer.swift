public import CivilTime
public import ICalendar

/// What a calendar sends back to who invited: a REPLY, a COUNTER or a REFRESH (RFC 5546 §3.2).
public struct InvitationAnswer: Hashable, Sendable {
    /// What is said.
    public enum Content: Hashable, Sendable {
        /// Whether somebody comes: REPLY (RFC 5546 §3.2.3).
        case answer(Attendee.Answer)
        /// Another time that is proposed: COUNTER (RFC 5546 §3.2.7).
        case proposal(Span)
        /// A request to send the event again: REFRESH (RFC 5546 §3.2.6).
        case refresh
    }

    /// What is said.
    public var content: Content
    /// The mail address of who says it, in small letters.
    public var address: String
    /// Words for whoever invited: COMMENT.
    public var comment: String?
    /// The event that is meant.
    public var uid: String
    /// The instance that is meant; `nil` for the event as a whole.
    public var recurrenceID: CalendarTime?
    /// The version of the event that was seen.
    public var sequence: Int
    /// When it was said.
    public var stamp: Instant?
    /// The start of the event as it was seen; an answer may leave it out.
    public var start: Instant?
}

extension InvitationAnswer {
    /// What a calendar file says in answer; what is no answer becomes a finding.
    ///
    /// - Parameter zone: in which times without a zone are read.
    public static func read(
        _ document: CalendarDocument, zone: Zone
    ) -> (answers: [InvitationAnswer], findings: [Finding]) {
        var answers: [InvitationAnswer] = []
        var findings: [Finding] = []
        func report(_ rule: String, _ message: String) {
            findings.append(Finding(.error, rule, line: 0, message))
        }
        let method = document.method ?? ""
        guard ["REPLY", "COUNTER", "REFRESH"].contains(method) else {
            report(
                "method",
                method.isEmpty
                    ? "the file has no METHOD: it is a calendar, not an answer to an invitation"
                    : "METHOD:\(method.prefix(40)) is no answer; REPLY, COUNTER or REFRESH is")
            return ([], findings)
        }
        for event in document.events {
            let name = event.uid.prefix(80)
            guard let attendee = event.attendees.first, event.attendees.count == 1 else {
                report(
                    "attendee",
                    "'\(name)' names \(event.attendees.count) attendees; an answer is of one")
                continue
            }
            guard let address = attendee.mailAddress else {
                report("attendee", "'\(attendee.address.prefix(80))' is no mail address")
                continue
            }
            guard let content = document.content(of: event, attendee, method, zone) else {
                report("answer", "the answer of \(address) to '\(name)' cannot be read")
                continue
            }
            answers.append(
                InvitationAnswer(
                    content: content, address: address, comment: event.comment, uid: event.uid,
                    recurrenceID: event.recurrenceID, sequence: event.sequence,
                    stamp: event.stamp, start: document.moment(event.start, zone)))
        }
        if document.events.isEmpty, findings.isEmpty {
            report("answer", "the answer has no event that can be read")
        }
        return (answers, findings)
    }
}

extension CalendarDocument {
    fileprivate func content(
        of event: CalendarEvent, _ attendee: Attendee, _ method: String, _ zone: Zone
    ) -> InvitationAnswer.Content? {
        switch method {
        case "REFRESH": return .refresh
        case "REPLY": return attendee.answer.map { .answer($0) }
        default:
            guard let start = moment(event.start, zone) else { return nil }
            let end: Instant?
            switch event.ending {
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

extension CalendarEvent {
    fileprivate var comment: String? {
        let comments = others.filter { $0.name == "COMMENT" }.map(\.text)
        let text = comments.filter { !$0.isEmpty }.joined(separator: "\n")
        return text.isEmpty ? nil : text
    }
}

extension Attendee {
    /// The address of the attendee without its scheme, in small letters; that of EMAIL where the scheme is another.
    public var mailAddress: String? {
        let text = address.lowercased()
        if text.hasPrefix("mailto:") {
            let mail = text.dropFirst(7).filter { !$0.isWhitespace }
            return mail.contains("@") ? String(mail) : nil
        }
        return email?.lowercased()
    }
}
