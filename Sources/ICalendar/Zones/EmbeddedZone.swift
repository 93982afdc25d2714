package import CivilTime

/// The zone that a VTIMEZONE describes (RFC 5545 §3.6.5), worked out for 1970 to 2100; `nil` when nothing of it can be used.
///
/// `work` is what may still be spent on its rules, in iterator steps.
package func embeddedZone(_ definition: Component, identifier: String, work: inout Int) -> Zone? {
    var onsets: [Onset] = []
    for observance in definition.children.prefix(64)
    where observance.name == "STANDARD" || observance.name == "DAYLIGHT" {
        onsets += onsetsOf(observance, work: &work)
    }
    onsets.sort { $0.instant < $1.instant }
    var changes: [(instant: Instant, after: Zone.LocalType)] = []
    // Zone asks for strictly later moments; of two onsets at one moment one says nothing.
    for onset in onsets where changes.last?.instant != onset.instant {
        changes.append((onset.instant, onset.after))
    }
    guard let first = onsets.first else { return nil }
    let initial = Zone.LocalType(
        offset: first.offsetBefore, isDaylight: false, name: definition.name)
    return Zone(identifier: embeddedPrefix + identifier, initial: initial, changes: changes)
}

private let embeddedPrefix = "VTIMEZONE:"

extension Zone {
    /// Whether only a VTIMEZONE of the calendar says what it is.
    var isOfVTIMEZONE: Bool { identifier.hasPrefix(embeddedPrefix) }
}

private struct Onset {
    let instant: Instant
    let offsetBefore: Int
    let after: Zone.LocalType
}

private func onsetsOf(_ observance: Component, work: inout Int) -> [Onset] {
    guard let before = observance.value("TZOFFSETFROM").flatMap(offset),
        let after = observance.value("TZOFFSETTO").flatMap(offset),
        let start = observance.value("DTSTART").flatMap({ CalendarTime.read($0, tzid: nil) })
    else { return [] }
    let type = Zone.LocalType(
        offset: after, isDaylight: observance.name == "DAYLIGHT",
        name: observance.value("TZNAME").map { unescaped($0) } ?? "")
    var locals = [start.local]
    for line in observance.lines.prefix(1_000) where line.property.name == "RDATE" {
        locals += splitList(line.property.value).prefix(1_000).compactMap {
            CalendarTime.read($0, tzid: nil)?.local
        }
    }
    let rules = observance.lines.filter { $0.property.name == "RRULE" }.prefix(4)
    for line in rules {
        // Reading a rule takes about as long as fifty steps.
        work -= 50
        guard work > 0 else { break }
        // A clock that changes more than monthly is a bomb, not a time zone; one time of day, as Notes writes it,
        // is none. A rule that cannot be read is left out like a bomb: the doctor names it, and what the other
        // lines say of the zone still holds.
        guard let rule = try? RecurrenceRule.forgiving(line.property.value).rule,
            rule.frequency >= .monthly,
            [rule.byHour, rule.byMinute, rule.bySecond].allSatisfy({ $0.count <= 1 })
        else { continue }
        var until: LocalDateTime?
        if case .utc(let instant) = rule.end.until {
            until = instant.advanced(bySeconds: before).utc
        }
        var iterator = RecurrenceIterator(
            rule, start: start.local, until: until, budget: min(20_000, max(0, work)))
        // A year of slack before 1970: the offset then in force begins with the onset before.
        iterator.skip(to: LocalDateTime(secondsSinceEpoch: -366 * 86_400))
        var count = 0
        while let local = iterator.next(), local.date.year <= 2100, count < 400,
            iterator.steps < work
        {
            locals.append(local)
            count += 1
        }
        work -= iterator.steps
    }
    return locals.prefix(5_000).map { local in
        Onset(
            instant: Instant(secondsSinceEpoch: local.secondsSinceEpoch - before),
            offsetBefore: before, after: type)
    }
}

/// Reads `+0100`, `-033000`, `+1:00`; `nil` beyond a day.
private func offset(_ text: String) -> Int? {
    let trimmed = text.filter { !$0.isWhitespace && $0 != ":" }
    let isWest = trimmed.first == "-"
    let digits = trimmed.drop { $0 == "+" || $0 == "-" }
    guard (3...6).contains(digits.utf8.count), let number = Int(digits) else { return nil }
    let long = digits.utf8.count > 4
    let (hours, minutes, seconds) =
        long
        ? (number / 10_000, number / 100 % 100, number % 100)
        : (number / 100, number % 100, 0)
    guard hours < 24, minutes < 60, seconds < 60 else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds)
}

/// A rule without blanks, empty pieces and trailing semicolons: harmless and common in real files.
package func tidied(_ rule: String) -> String {
    let rule = withoutBlanks(rule)
    let semicolon = UInt8(ascii: ";")
    let isTidy =
        rule.utf8.first != semicolon && rule.utf8.last != semicolon
        && !zip(rule.utf8, rule.utf8.dropFirst()).contains { $0 == semicolon && $1 == semicolon }
    return isTidy ? rule : rule.split(separator: ";").joined(separator: ";")
}
