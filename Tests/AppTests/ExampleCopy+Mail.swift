import App
import CivilTime
import Communities
import Foundation
import Messages
import TestSupport
import Testing
import Workplace

extension ExampleCopy {
    /// Lets the copy send to a mail server on the loopback.
    func sendsTo(_ server: LocalMailServer, _ more: String = "") throws {
        try change(
            "kring.yaml", "transport: outbox, outbox: outbox",
            to:
                "transport: smtp, smtp: {host: 127.0.0.1, port: \(server.port), security: none\(more)}"
        )
    }

    /// Runs, with nothing amiss, and gives the new mails.
    func run(at moment: Instant) throws -> [SentMail] {
        let before = Set(try outbox().keys)
        let outcome = try RunDue(workplace, now: moment).run(RunOptions(isAcceptingClock: true))
        #expect(outcome.problems.map { $0.words(.en) } == [] && outcome.status == .done)
        return try outbox().filter { !before.contains($0.key) }.sorted { $0.key < $1.key }
            .map { SentMail(String(decoding: $0.value, as: UTF8.self)) }
    }

    /// Takes in that somebody will not come.
    func decline(_ person: String, _ session: SessionID, at moment: Instant) throws {
        let record = try #require(
            try ListSessions(workplace).run(SessionFilter()).sessions.first { $0.id == session })
        // `2027-03-09T13:00:00+01:00`
        let start = record.start.prefix(19).filter { $0 != "-" && $0 != ":" }
        let reply = """
            BEGIN:VCALENDAR\r
            VERSION:2.0\r
            PRODID:-//calendar//EN\r
            METHOD:REPLY\r
            BEGIN:VEVENT\r
            UID:\(record.uid)\r
            DTSTAMP:20270112T080000Z\r
            DTSTART;TZID=Europe/Amsterdam:\(start)\r
            ORGANIZER:mailto:kring@example.org\r
            ATTENDEE;PARTSTAT=DECLINED:mailto:\(person)@example.org\r
            SEQUENCE:0\r
            END:VEVENT\r
            END:VCALENDAR\r

            """
        let file = folder.appending(path: "reply.ics")
        try reply.write(to: file, atomically: true, encoding: .utf8)
        let report = try RecordAnswers(workplace, now: moment).run(path: file.path)
        try #require(report.answers.map(\.outcome) == [.recorded])
    }
}

/// A message without its `Date`, which is the moment of sending.
func undated(_ message: Data) -> Data {
    let lines = String(decoding: message, as: UTF8.self).components(separatedBy: "\r\n")
    let date = lines.firstIndex { $0.hasPrefix("Date: ") }
    return Data(
        lines.enumerated().filter { $0.offset != date }.map(\.element).joined(separator: "\r\n")
            .utf8)
}

/// A message of the outbox, as far as tests look.
struct SentMail {
    let source: String

    init(_ source: String) { self.source = source }

    func header(_ name: String) -> String {
        let head = source.prefix(upTo: source.range(of: "\r\n\r\n")?.lowerBound ?? source.endIndex)
        let lines = head.replacing("\r\n ", with: " ").split(separator: "\r\n")
        let line = lines.first { $0.hasPrefix("\(name): ") } ?? ""
        return String(line.dropFirst(name.count + 2))
    }

    /// The text, decoded as far as tests look.
    var text: String { source.replacing("=\r\n", with: "").replacing("=E2=80=93", with: "–") }

    var to: String { header("To") }
}

extension LocalMailServer.Taken {
    /// The message with its base64 parts as they read.
    var readable: String {
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.components(separatedBy: "\r\n\r\n").map { part -> String in
            let lines = part.components(separatedBy: "\r\n").prefix { !$0.hasPrefix("--") }
            guard let data = Data(base64Encoded: lines.joined()) else { return "" }
            return String(decoding: data, as: UTF8.self)
        }
        return (text + parts.joined()).replacing("=\r\n", with: "").replacing("\r\n ", with: "")
    }
}
