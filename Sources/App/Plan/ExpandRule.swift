import CivilTime
import ICalendar
package import Workplace

/// Expands a recurrence rule: `kring rrule`.
package struct ExpandRule: Sendable {
    /// `kring rrule --json`: a shape other programs rely on.
    package struct Expansion: Sendable, Codable {
        /// RFC 3339 with the offset of the zone.
        package var occurrences: [String]
    }

    private let rule, start, zone: String
    private let exdates, rdates: [String]
    private let from, to: String?
    private let count: Int?

    /// All as given on the command line; times are read on the wall clock of the zone unless they carry an offset.
    package init(
        rule: String, start: String, zone: String, exdates: [String], rdates: [String],
        from: String?, to: String?, count: Int?
    ) {
        self.rule = rule
        self.start = start
        self.zone = zone
        self.exdates = exdates
        self.rdates = rdates
        self.from = from
        self.to = to
        self.count = count
    }

    /// The occurrences, in order.
    package func run() throws(Refusal) -> Expansion {
        let zone = try knownZone(self.zone)
        let start = try time(self.start, "--start")
        let rule = try readRule()
        if let count, count < 1 { throw Refusal(CalendarToolRefusal.count) }
        let isEndless = rule.end == .never && to == nil
        let limit = min(count ?? (isEndless ? 100 : 100_000), 100_000)
        let local = start.offset == nil ? start.local : zone.local(at: instant(start, zone))
        let set = RecurrenceSet(
            start: .zoned(local, tzid: zone.identifier), zone: zone, rules: [rule],
            additions: try rdates.map { text throws(Refusal) in
                instant(try time(text, "--rdate"), zone)
            },
            exceptions: Set(
                try exdates.map { text throws(Refusal) in
                    instant(try time(text, "--exdate"), zone)
                }))
        let first = try from.map { text throws(Refusal) in
            instant(try time(text, "--from"), zone)
        }
        let last = try to.map { text throws(Refusal) in
            let time = try time(text, "--to")
            // A date alone means the whole day.
            return instant(time, zone).advanced(bySeconds: text.utf8.count > 10 ? 1 : 86_400)
        }
        let span = Span(
            start: first ?? Instant(secondsSinceEpoch: -62_135_596_800),
            end: last ?? Instant(secondsSinceEpoch: 253_402_300_800))
        return Expansion(
            occurrences: set.starts(in: span, limit: limit).map {
                zone.offsetDateTime(at: $0).description
            })
    }

    private func readRule() throws(Refusal) -> RecurrenceRule {
        let text = rule.uppercased().hasPrefix("RRULE:") ? String(rule.dropFirst(6)) : rule
        do {
            return try RecurrenceRule(reading: text)
        } catch {
            throw Refusal(CalendarToolRefusal.rule(text, error))
        }
    }

    private func time(_ text: String, _ option: String) throws(Refusal) -> OffsetDateTime {
        if let time = OffsetDateTime(text) { return time }
        throw Refusal(CalendarToolRefusal.time(text, option: option))
    }

    private func instant(_ time: OffsetDateTime, _ zone: Zone) -> Instant {
        guard let offset = time.offset else { return zone.instant(of: time.local) }
        return Instant(secondsSinceEpoch: time.local.secondsSinceEpoch - offset)
    }
}

/// The zone of that name, or a refusal that says what a name looks like.
func knownZone(_ name: String) throws(Refusal) -> Zone {
    if let zone = ZoneDatabase.system.zone(name) { return zone }
    let wanted = name.lowercased()
    let similar = ZoneDatabase.system.identifiers().filter { $0.lowercased().contains(wanted) }
    throw Refusal(CalendarToolRefusal.zone(name, similar: similar.first))
}
