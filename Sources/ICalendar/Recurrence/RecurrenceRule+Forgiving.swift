import CivilTime

extension RecurrenceRule {
    /// Reads a rule of somebody else's calendar, as most programs do; whether it had to be mended.
    ///
    /// Where it breaks the standard, what was meant is kept and the rest passed over, and in doubt there are more
    /// instances: a part that is not known, out of its range or not allowed with the frequency is as good as
    /// not there, `1MO` in a weekly rule is `MO`, and of COUNT and UNTIL together the first that is reached counts.
    /// A rule without a frequency, or of another calendar than the Gregorian one, stays a fault.
    package static func forgiving(
        _ text: String
    ) throws(RecurrenceFault) -> (rule: RecurrenceRule, isMended: Bool) {
        do throws(RecurrenceFault) {
            return (try RecurrenceRule(reading: tidied(text)), false)
        } catch {
            guard text.utf8.count <= 4096 else { throw error }
            var parts = MendedParts(text)
            // Who leaves the end open in a form means no repetition.
            guard !parts.hasEmptyEnd else { throw error }
            let until = parts.takeUntil()
            var rule = try RecurrenceRule(reading: parts.text)
            if let until {
                rule.end = rule.end.count.map { .countOrUntil($0, until) } ?? .until(until)
            }
            return (rule, true)
        }
    }
}

/// The parts of a broken rule, each made such that the strict reader takes it, or left out.
private struct MendedParts {
    private var values: [String: String] = [:]
    /// Whether it says UNTIL, and nothing after it.
    private(set) var hasEmptyEnd = false
    private let frequency: RecurrenceRule.Frequency?

    /// Lists of numbers: the greatest, whether zero counts, whether they may be counted from the end.
    private static let lists: [String: (most: Int, hasZero: Bool, isSigned: Bool)] = [
        "BYSECOND": (60, true, false), "BYMINUTE": (59, true, false), "BYHOUR": (23, true, false),
        "BYMONTHDAY": (31, false, true), "BYYEARDAY": (366, false, true),
        "BYWEEKNO": (53, false, true), "BYMONTH": (12, false, false),
        "BYSETPOS": (366, false, true),
    ]

    init(_ text: String) {
        // A generator that takes a rule for a text escapes its semicolons and commas.
        var text = withoutBlanks(text).uppercased().filter { $0 != "\\" && $0 != "\"" }
        if text.hasPrefix("RRULE:") { text.removeFirst(6) }
        for piece in text.split(separator: ";") {
            let sides = piece.split(separator: "=", maxSplits: 1)
            if piece == "UNTIL=" { hasEmptyEnd = true }
            guard sides.count == 2 else { continue }
            let (name, value) = (String(sides[0]), String(sides[1]))
            values[name] = MendedParts.joined(values[name], value, name)
        }
        frequency = values["FREQ"].flatMap { RecurrenceRule.Frequency(rawValue: $0) }
        for (name, range) in MendedParts.lists {
            keep(name) { piece in
                guard let number = Int(piece), range.isSigned || number >= 0,
                    number.magnitude <= range.most.magnitude, number != 0 || range.hasZero
                else { return nil }
                return String(number)
            }
        }
        leaveOutWhatIsNotAllowed()
        let hasNoOrdinals =
            frequency.map { $0 < .monthly } == true || values["BYWEEKNO"] != nil
        keep("BYDAY") { piece in
            let day = String(piece.suffix(2))
            guard weekdayCodes.contains(day) else { return nil }
            guard !hasNoOrdinals, let ordinal = Int(piece.dropLast(2)), ordinal != 0,
                (-53...53).contains(ordinal)
            else { return day }
            return "\(ordinal)\(day)"
        }
        mendNumbers()
        let choices = ["BYDAY"] + MendedParts.lists.keys.filter { $0 != "BYSETPOS" }
        if choices.allSatisfy({ values[$0] == nil }) { values["BYSETPOS"] = nil }
        if values["WKST"].map(weekdayCodes.contains) == false { values["WKST"] = nil }
        if let skip = values["SKIP"] {
            if RecurrenceRule.Skip(rawValue: skip) == nil { values["SKIP"] = nil }
            values["RSCALE"] = values["RSCALE"] ?? "GREGORIAN"
        }
    }

    /// For the strict reader, which knows no COUNT beside UNTIL.
    var text: String {
        RecurrenceRule.known.sorted().compactMap { name in values[name].map { "\(name)=\($0)" } }
            .joined(separator: ";")
    }

    /// UNTIL, taken out: in one of its forms, or in that of ISO 8601; of anything else the day in front.
    mutating func takeUntil() -> CalendarTime? {
        guard let text = values.removeValue(forKey: "UNTIL") else { return nil }
        if let time = CalendarTime.read(text, tzid: nil) { return time }
        if text.contains("T"), let time = OffsetDateTime(text) {
            guard let offset = time.offset else { return .floating(time.local) }
            return .utc(Instant(secondsSinceEpoch: time.local.secondsSinceEpoch - offset))
        }
        return (CivilDate(text.prefix(10)) ?? CivilDate(text.prefix(8))).map { .date($0) }
    }

    /// A part that stands twice: lists together; of other parts the one that says more.
    private static func joined(_ first: String?, _ second: String, _ name: String) -> String {
        guard let first else { return second }
        if name.hasPrefix("BY") { return "\(first),\(second)" }
        switch name {
        case "UNTIL": return max(first, second)
        case "COUNT": return (Int(first) ?? 0) < (Int(second) ?? 0) ? second : first
        case "INTERVAL": return (Int(first) ?? 1) < (Int(second) ?? 1) ? first : second
        default: return first
        }
    }

    private mutating func keep(_ name: String, _ piece: (Substring) -> String?) {
        guard let value = values[name] else { return }
        let kept = value.split(separator: ",").compactMap(piece)
        values[name] = kept.isEmpty ? nil : kept.joined(separator: ",")
    }

    /// The table of RFC 5545 §3.3.10.
    private mutating func leaveOutWhatIsNotAllowed() {
        guard let frequency else { return }
        if frequency != .yearly { values["BYWEEKNO"] = nil }
        if [.daily, .weekly, .monthly].contains(frequency) { values["BYYEARDAY"] = nil }
        if frequency == .weekly { values["BYMONTHDAY"] = nil }
    }

    private mutating func mendNumbers() {
        if let text = values["INTERVAL"] {
            let number = Int(text) ?? 1
            values["INTERVAL"] = number > 1 ? String(min(number, 100_000)) : nil
        }
        // A count of none or less means, for those who write it, that there is none.
        if let text = values["COUNT"] {
            values["COUNT"] = Int(text).flatMap { (1...1_000_000_000).contains($0) ? text : nil }
        }
    }
}
