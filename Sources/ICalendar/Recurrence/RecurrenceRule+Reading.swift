import CivilTime

/// Why a text is no recurrence rule.
public enum RecurrenceFault: Error, Hashable, Sendable {
    /// Nothing, or more than 4,096 bytes.
    case length(Int)
    /// A piece that is not `NAME=VALUE`.
    case malformed(String)
    /// A name RFC 5545 does not know.
    case unknownPart(String)
    /// A part that stands twice.
    case duplicate(String)
    /// No FREQ.
    case noFrequency
    /// FREQ is not one of the seven.
    case unknownFrequency(String)
    /// A value outside what its part allows.
    case value(String, part: String)
    /// COUNT and UNTIL together.
    case countAndUntil
    /// A part that this frequency does not allow.
    case notWith(part: String, frequency: RecurrenceRule.Frequency)
    /// `2TU` where only `TU` makes sense: outside MONTHLY and YEARLY, or beside BYWEEKNO.
    case numericWeekday(String)
    /// BYSETPOS without another BY part to choose from.
    case nothingToChooseFrom
    /// A calendar other than the Gregorian one (RFC 7529).
    case unsupportedCalendar(String)
    /// SKIP without RSCALE.
    case skipWithoutCalendar
}

extension RecurrenceRule {
    /// Reads a rule strictly: each part once, known, in range, and allowed for its frequency.
    ///
    /// Letters may be small. Lists are sorted and lose their duplicates.
    public init(reading text: String) throws(RecurrenceFault) {
        guard !text.isEmpty, text.utf8.count <= 4096 else { throw .length(text.utf8.count) }
        var parts: [String: String] = [:]
        for piece in text.uppercased().split(separator: ";", omittingEmptySubsequences: false) {
            let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[1].isEmpty else { throw .malformed(String(piece)) }
            let name = String(sides[0])
            guard RecurrenceRule.known.contains(name) else { throw .unknownPart(name) }
            guard parts.updateValue(String(sides[1]), forKey: name) == nil else {
                throw .duplicate(name)
            }
        }
        guard let name = parts["FREQ"] else { throw .noFrequency }
        guard let frequency = Frequency(rawValue: name) else { throw .unknownFrequency(name) }
        self.init(frequency)
        let reader = Reader(parts: parts)
        interval = try reader.number("INTERVAL", 1...100_000) ?? 1
        end = try reader.end()
        bySecond = try reader.list("BYSECOND", 0...60).sorted()
        byMinute = try reader.list("BYMINUTE", 0...59).sorted()
        byHour = try reader.list("BYHOUR", 0...23).sorted()
        byMonthDay = try reader.list("BYMONTHDAY", 1...31, signed: true)
        byYearDay = try reader.list("BYYEARDAY", 1...366, signed: true)
        byWeekNumber = try reader.list("BYWEEKNO", 1...53, signed: true)
        byMonth = try reader.list("BYMONTH", 1...12).sorted()
        bySetPosition = try reader.list("BYSETPOS", 1...366, signed: true)
        byDay = try reader.days()
        if let start = parts["WKST"] {
            guard let index = weekdayCodes.firstIndex(of: start) else {
                throw .value(start, part: "WKST")
            }
            weekStart = Weekday.allCases[index]
        }
        if let calendar = parts["RSCALE"], calendar != "GREGORIAN" {
            throw .unsupportedCalendar(calendar)
        }
        if let skipped = parts["SKIP"] {
            guard parts["RSCALE"] != nil else { throw .skipWithoutCalendar }
            guard let skip = Skip(rawValue: skipped) else { throw .value(skipped, part: "SKIP") }
            self.skip = skip
        }
        try checkCombination()
    }

    static let known: Set = [
        "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY",
        "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST", "RSCALE", "SKIP",
    ]

    /// The table of RFC 5545 §3.3.10 with its notes.
    private func checkCombination() throws(RecurrenceFault) {
        if !byWeekNumber.isEmpty, frequency != .yearly {
            throw .notWith(part: "BYWEEKNO", frequency: frequency)
        }
        if !byYearDay.isEmpty, [.daily, .weekly, .monthly].contains(frequency) {
            throw .notWith(part: "BYYEARDAY", frequency: frequency)
        }
        if !byMonthDay.isEmpty, frequency == .weekly {
            throw .notWith(part: "BYMONTHDAY", frequency: frequency)
        }
        if let numeric = byDay.first(where: { $0.ordinal != nil }),
            frequency < .monthly || !byWeekNumber.isEmpty
        {
            throw .numericWeekday(numeric.text)
        }
        let choices = [
            bySecond, byMinute, byHour, byMonthDay, byYearDay, byWeekNumber, byMonth,
        ]
        if !bySetPosition.isEmpty, byDay.isEmpty, choices.allSatisfy(\.isEmpty) {
            throw .nothingToChooseFrom
        }
    }

    private struct Reader {
        let parts: [String: String]

        func number(_ part: String, _ range: ClosedRange<Int>) throws(RecurrenceFault) -> Int? {
            guard let text = parts[part] else { return nil }
            guard let value = Int(text), range.contains(value), text.first != "+" else {
                throw .value(text, part: part)
            }
            return value
        }

        func list(
            _ part: String, _ range: ClosedRange<Int>, signed: Bool = false
        ) throws(RecurrenceFault) -> [Int] {
            guard let text = parts[part] else { return [] }
            var values: [Int] = []
            for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
                guard let value = Int(piece), value >= 0 || signed,
                    range.contains(value.magnitude > 1000 ? 1000 : abs(value))
                else { throw .value(String(piece), part: part) }
                if !values.contains(value) { values.append(value) }
            }
            return values
        }

        func end() throws(RecurrenceFault) -> End {
            let count = try number("COUNT", 1...1_000_000_000)
            guard let text = parts["UNTIL"] else { return count.map { .count($0) } ?? .never }
            guard count == nil else { throw .countAndUntil }
            guard let time = CalendarTime.read(text, tzid: nil) else {
                throw .value(text, part: "UNTIL")
            }
            return .until(time)
        }

        func days() throws(RecurrenceFault) -> [DayPosition] {
            guard let text = parts["BYDAY"] else { return [] }
            var days: [DayPosition] = []
            for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
                guard let index = weekdayCodes.firstIndex(of: String(piece.suffix(2))) else {
                    throw .value(String(piece), part: "BYDAY")
                }
                var day = DayPosition(Weekday.allCases[index])
                if piece.count > 2 {
                    guard let ordinal = Int(piece.dropLast(2)), ordinal != 0,
                        (-53...53).contains(ordinal)
                    else { throw .value(String(piece), part: "BYDAY") }
                    day = DayPosition(day.weekday, ordinal: ordinal)
                }
                if !days.contains(day) { days.append(day) }
            }
            return days
        }
    }
}
