import CivilTime
import Communities
import Feeds
import ICalendar
import TestSupport
import Testing

@Suite("Answers to invitations")
struct InvitationAnswerTests {
    private func read(
        _ lines: String..., method: String = "REPLY"
    ) throws -> (answers: [InvitationAnswer], findings: [Finding]) {
        let text =
            (["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN"]
            + (method.isEmpty ? [] : ["METHOD:\(method)"]) + ["BEGIN:VEVENT"]
            + lines + ["END:VEVENT", "END:VCALENDAR"]).joined(separator: "\r\n") + "\r\n"
        let zone = try #require(ZoneDatabase.system.zone("Europe/Amsterdam"))
        let document = try CalendarDocument.read(
            Array(text.utf8), defaultZone: zone, database: .system
        ).document
        return InvitationAnswer.read(document, zone: zone)
    }

    private func match(
        _ answer: InvitationAnswer, _ material: FeedMaterial
    ) -> AnswerMatch {
        AnswerMatch(of: answer, from: "bram", in: material, now: Cast.now)
    }

    @Test(arguments: [
        ("ACCEPTED", Attendee.Answer.accepted), ("declined", .declined), ("TENTATIVE", .tentative),
        ("DELEGATED", .delegated),
    ])
    func `a reply says who comes`(written: String, expected: Attendee.Answer) throws {
        let read = try read(
            "UID:intervisie-2.2027-02@kring.example.org", "SEQUENCE:0", "DTSTAMP:20270201T080000Z",
            "DTSTART:20270216T140000Z", "ATTENDEE;PARTSTAT=\(written):MAILTO:Bram@Example.org",
            "COMMENT:Ik kom iets later\\, sorry", "SUMMARY:Intervisie")

        let answer = try #require(read.answers.first)
        #expect(read.findings.isEmpty)
        #expect(answer.content == .answer(expected))
        #expect(answer.address == "bram@example.org")
        #expect(answer.comment == "Ik kom iets later, sorry")
        #expect(answer.stamp?.description == "2027-02-01T08:00:00Z")
    }

    @Test func `a reply need not repeat the start`() throws {
        let read = try read(
            "UID:intervisie-2.2027-02@kring.example.org", "SEQUENCE:2",
            "DTSTAMP:20270201T080000Z", "ORGANIZER:mailto:kring@example.org",
            "RECURRENCE-ID;TZID=Europe/Amsterdam:20270216T150000",
            "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bram@example.org", "COMMENT:Ja")

        let answer = try #require(read.answers.first)
        #expect(answer.content == .answer(.accepted))
        #expect(answer.sequence == 2 && answer.start == nil && answer.comment == "Ja")
        #expect(answer.stamp?.description == "2027-02-01T08:00:00Z")
        #expect(answer.recurrenceID?.text == "20270216T140000Z")
    }

    @Test func `an instance named by Outlook's zone finds its session`() throws {
        let material = try exampleMaterial()
        let uid = try #require(
            Feed(.member("bram"), style: .series, language: .nl)
                .document(from: material, today: try today()).events.first?.uid)
        let answer = try #require(
            try read(
                "UID:\(uid)", "RECURRENCE-ID;TZID=W. Europe Standard Time:20270302T150000",
                "DTSTART;TZID=W. Europe Standard Time:20270302T150000",
                "ATTENDEE;PARTSTAT=DECLINED:mailto:bram@example.org"
            ).answers.first)

        #expect(match(answer, material) == .sessions([material.sessions[2]]))
    }

    @Test func `a counter proposes another time`() throws {
        let read = try read(
            "UID:u", "SEQUENCE:3", "DTSTAMP:20270201T080000Z",
            "DTSTART;TZID=W. Europe Standard Time:20270217T100000",
            "DTEND;TZID=W. Europe Standard Time:20270217T113000",
            "ATTENDEE:mailto:bram@example.org", method: "COUNTER")

        let start = try #require(Instant(rfc3339: "2027-02-17T10:00:00+01:00"))
        let proposal = Span(start: start, end: start.advanced(bySeconds: 5_400))
        #expect(read.answers.map(\.content) == [.proposal(proposal)])
        #expect(read.answers.map(\.sequence) == [3])
    }

    @Test(arguments: [
        ("", "UID:u", "method"), ("REQUEST", "UID:u", "method"), ("REPLY", "UID:u", "attendee"),
        ("REPLY", "SUMMARY:x", "attendee"),
        ("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:https://example.org/bram", "attendee"),
        ("REPLY", "ATTENDEE;PARTSTAT=PERHAPS:mailto:bram@example.org", "answer"),
        ("COUNTER", "ATTENDEE:mailto:bram@example.org", "answer"),
    ])
    func `what is no answer is a finding`(method: String, line: String, rule: String) throws {
        let read = try read(line, "DTSTART:20270216T140000Z", method: method)

        #expect(read.answers.isEmpty)
        #expect(read.findings.map(\.rule) == [rule])
    }

    @Test func `an answer to a session that has moved since is outdated`() throws {
        let material = try exampleMaterial().changing(2) {
            $0.session.start = ClockTime(hour: 13, minute: 30) ?? .startOfDay
        }
        let answer = try #require(
            try read(
                "UID:\(material.sessions[1].uid)", "SEQUENCE:0", "DTSTART:20270216T140000Z",
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bram@example.org"
            ).answers.first)

        #expect(match(answer, material) == .outdated(material.sessions[1]))
    }

    @Test func `an answer outlives a change of the text`() throws {
        let material = try exampleMaterial().changing(2) { $0.contentDigest = "new" }
        let answer = try #require(
            try read(
                "UID:\(material.sessions[1].uid)", "SEQUENCE:0", "DTSTART:20270216T140000Z",
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bram@example.org"
            ).answers.first)

        #expect(match(answer, material) == .sessions([material.sessions[1]]))
    }

    @Test func `an answer to an instance of a series finds its session`() throws {
        let material = try exampleMaterial()
        let uid = try #require(
            Feed(.member("bram"), style: .series, language: .nl)
                .document(from: material, today: try today()).events.first?.uid)
        let answer = try #require(
            try read(
                "UID:\(uid)", "RECURRENCE-ID:20270302T140000Z", "DTSTART:20270302T140000Z",
                "ATTENDEE;PARTSTAT=DECLINED:mailto:bram@example.org"
            ).answers.first)

        #expect(match(answer, material) == .sessions([material.sessions[2]]))
    }

    @Test func `an answer to a series as a whole is one to every session to come`() throws {
        let material = try exampleMaterial().changing(4) { $0.status = .cancelled }
        let uid = try #require(
            Feed(.member("bram"), style: .series, language: .nl)
                .document(from: material, today: try today()).events.first?.uid)
        let answer = try #require(
            try read(
                "UID:\(uid)", "DTSTART:20270202T140000Z",
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bram@example.org"
            ).answers.first)
        let later = material.sessions[1].session.span(in: material.organisation.zone).start

        let match = AnswerMatch(of: answer, from: "bram", in: material, now: later)

        #expect(match == .sessions([2, 4, 5].map { material.sessions[$0] }))
    }

    @Test func `somebody else's session is not known`() throws {
        let material = try exampleMaterial()
        let answer = try #require(
            try read(
                "UID:\(material.sessions[1].uid)", "DTSTART:20270216T140000Z",
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:x@example.org"
            ).answers.first)

        #expect(
            AnswerMatch(of: answer, from: "nobody", in: material, now: Cast.now) == .unknown)
    }
}
