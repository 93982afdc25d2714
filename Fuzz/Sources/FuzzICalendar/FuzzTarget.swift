import CivilTime
import FeedDoctor
import ICalendar

/// Reads whatever comes, expands it in a window, writes it and reads it back; each step must end and agree.
///
/// libFuzzer calls it with each input; a failed `check` traps, which libFuzzer records with the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let zone = ZoneDatabase.system.zone("Europe/Amsterdam") ?? .utc
    FuzzTarget(zone: zone).run(bytes)
    return 0
}

struct FuzzTarget {
    let zone: Zone
    /// 2026 to 2028.
    private let span = Span(
        start: Instant(secondsSinceEpoch: 1_767_225_600),
        end: Instant(secondsSinceEpoch: 1_830_297_600))

    func run(_ bytes: [UInt8]) {
        checkRule(String(decoding: bytes.prefix(4_096), as: UTF8.self))
        guard
            let reading = try? CalendarDocument.read(
                bytes, defaultZone: zone, database: .system)
        else { return }
        let document = reading.document
        let before = expand(document)
        _ = CalendarDocument.lint(bytes, database: .system)
        // Faithful: reading what was written gives the same document and the same occurrences.
        guard let text = try? document.serialised(.faithful),
            let again = try? CalendarDocument.read(
                Array(text.utf8), defaultZone: zone, database: .system
            ).document
        else { return }
        check(expand(again) == before, "a round trip changes the occurrences")
        if let second = try? again.serialised(.faithful) {
            // libical turns the order of VTIMEZONEs around each time.
            check(lines(second) == lines(text), "writing twice gives other lines")
        }
        _ = try? document.serialised()
    }

    private func expand(_ document: CalendarDocument) -> [String] {
        var limits = CalendarDocument.ExpansionLimits()
        limits.perEvent = 200
        limits.total = 2_000
        limits.work = 200_000
        let occurrences = document.occurrences(in: span, defaultZone: zone, limits: limits)
        let list = occurrences.list
        check(
            zip(list, list.dropFirst()).allSatisfy { $0.span.start <= $1.span.start },
            "occurrences out of order")
        _ = document.busy(in: span, defaultZone: zone, limits: limits)
        return list.map { "\($0.span.start) \($0.span.end) \($0.event.uid)" }
    }

    /// Any text that is a rule has one form, and its instances come in order from its start on.
    private func checkRule(_ text: String) {
        guard let rule = try? RecurrenceRule(reading: text) else { return }
        let again = try? RecurrenceRule(reading: rule.text)
        check(again?.text == rule.text, "a rule does not read back")
        let start = LocalDateTime(secondsSinceEpoch: 1_798_794_000)
        var iterator = RecurrenceIterator(rule, start: start, budget: 20_000)
        var last: LocalDateTime?
        for _ in 0..<50 {
            guard let next = iterator.next() else { break }
            check(next >= start && last.map { $0 < next } ?? true, "instances out of order")
            last = next
        }
        check(iterator.steps <= 1_200_000, "more steps than the budget")
    }

    private func lines(_ text: String) -> [Substring] {
        text.split(separator: "\r\n").sorted()
    }

    private func check(_ condition: Bool, _ message: String) {
        if !condition { preconditionFailure(message) }
    }
}
