import CivilTime
import Foundation
import ICalendar
import Testing

/// A recurrence fact of another project's test suite; `source` names it and its licence.
struct RecurrenceVector: Decodable {
    let id: String
    let source: String
    let tier: String
    let start: String
    let zone: String?
    let rule: String
    let exdates: [String]
    let rdates: [String]
    let mode: String
    let expected: [String]
    let from: String?
    let to: String?
    /// Our answer where it is not the one of `expected`.
    let ours: [String]?
    /// Why: a row of the table in docs/icalendar.md.
    let choice: String?

    static func all() throws -> [RecurrenceVector] {
        let text = try String(contentsOf: fixture("rrule-vectors.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map {
            try JSONDecoder().decode(RecurrenceVector.self, from: Data($0.utf8))
        }
    }

    /// What our engine says, in the form of `expected`: `nil` when the rule is refused.
    func answer() throws -> [String]? {
        guard let rule = try? RecurrenceRule(reading: rule) else { return nil }
        let start = try #require(time(self.start))
        let zone = try self.zone.map { try #require(ZoneDatabase.system.zone($0)) } ?? .utc
        let exceptions = try exdates.map { zone.instant(of: try #require(time($0)).local) }
        let additions = try rdates.map { zone.instant(of: try #require(time($0)).local) }
        let set = RecurrenceSet(
            start: start, zone: zone, rules: [rule], additions: additions,
            exceptions: Set(exceptions))
        var first = zone.instant(of: start.local)
        if let from {
            first = zone.instant(of: try #require(time(from)).local)
        }
        var last = Instant(secondsSinceEpoch: 253_402_300_799)
        if mode == "prefix", let end = expected.last.flatMap(time) {
            last = zone.instant(of: end.local).advanced(bySeconds: 1)
        }
        // Sources differ on whether the end of a window belongs to it: only what is before it counts.
        if mode == "window", let to { last = zone.instant(of: try #require(time(to)).local) }
        let span = Span(start: first, end: last)
        let starts = set.starts(in: span, limit: max(expected.count * 2, 400))
        let limited = mode == "window" ? starts.filter { $0 < last } : starts
        return limited.map { moment in
            let local = zone.local(at: moment)
            return start.isDate
                ? CalendarTime.date(local.date).text
                : self.start.hasSuffix("Z")
                    ? CalendarTime.utc(moment).text
                    : CalendarTime.floating(local).text
        }
    }

    /// `expected` as our clocks show it: a time that the clock skips is shown after the gap.
    func wanted() throws -> [String] {
        let expected = mode == "window" ? self.expected.filter { $0 < to ?? "" } : self.expected
        guard let zone = zone.flatMap(ZoneDatabase.system.zone), !start.hasSuffix("Z") else {
            return expected
        }
        return try expected.map { text in
            let time = try #require(self.time(text))
            guard !time.isDate else { return text }
            return CalendarTime.floating(zone.local(at: zone.instant(of: time.local))).text
        }
    }

    private func time(_ text: String) -> CalendarTime? {
        let plain = text.hasSuffix("Z") ? String(text.dropLast()) : text
        guard let date = CivilDate(plain.prefix(8)) else { return nil }
        guard plain.count == 15 else { return .date(date) }
        let clock = plain.dropFirst(9)
        let numbers = stride(from: 0, to: 6, by: 2).compactMap {
            Int(clock.dropFirst($0).prefix(2))
        }
        let local = LocalDateTime(
            date: date, secondOfDay: numbers[0] * 3600 + numbers[1] * 60 + numbers[2])
        return text.hasSuffix("Z")
            ? .utc(Instant(secondsSinceEpoch: local.secondsSinceEpoch)) : .floating(local)
    }
}

func fixture(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
}

@Suite("Recurrence vectors")
struct RecurrenceVectorTests {
    @Test func `every fact that two engines agree on holds`() throws {
        let vectors = try RecurrenceVector.all().filter { $0.tier == "A" }
        #expect(vectors.count == 377)
        for vector in vectors {
            #expect(
                try vector.answer() == vector.wanted(),
                "\(vector.id): \(vector.start) \(vector.rule)")
        }
    }

    @Test func `where engines disagree ours gives its documented answer`() throws {
        for vector in try RecurrenceVector.all() where vector.tier == "B" {
            #expect(
                try vector.answer()
                    == (vector.choice == "refused" ? nil : vector.ours ?? vector.wanted()),
                "\(vector.id): \(vector.start) \(vector.rule)")
        }
    }

    @Test func `rules for other calendars are refused and SKIP is honoured`() throws {
        for vector in try RecurrenceVector.all() where vector.tier == "R" {
            let isOurs = vector.rule.contains("GREGORIAN")
            #expect(
                try vector.answer() == (isOurs ? vector.ours ?? vector.wanted() : nil),
                "\(vector.id): \(vector.start) \(vector.rule)")
        }
    }

    @Test func `a rule that breaks RFC 5545 is refused`() throws {
        let accepted = try RecurrenceVector.all().filter { $0.tier == "C" }.filter {
            try $0.answer() != nil
        }
        // Only UNTIL of another kind than DTSTART is forgiven: half the world writes it so.
        #expect(accepted.map(\.id) == ["icalnet-txt/36"])
    }
}
