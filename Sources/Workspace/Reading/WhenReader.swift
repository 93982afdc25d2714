import CivilTime
import Communities

extension Cursor {
    /// Stretches of the week; each entry may name several days.
    func spans() -> [WeeklySpan] {
        items().flatMap { $0.read(WindowText.spans) ?? [] }
    }

    /// Preferred and possible windows, with `never` cut out of both; where neither is named, `usual`
    /// stands in for them.
    func windows(usual: [MeetingWindow]) -> [MeetingWindow] {
        guard let keys = keys(["preferred", "possible", "never"]) else { return usual }
        let preferred = keys["preferred"]?.spans() ?? []
        let possible = keys["possible"]?.spans() ?? []
        let never = keys["never"]?.spans() ?? []
        var windows =
            preferred.map { MeetingWindow(span: $0, liking: .preferred) }
            + possible.map { MeetingWindow(span: $0, liking: .possible) }
        if keys["preferred"] == nil, keys["possible"] == nil { windows = usual }
        return windows.flatMap { window in
            cut(never, from: window.span).map { MeetingWindow(span: $0, liking: window.liking) }
        }
    }

    /// Reminders, the earliest first.
    func reminders() -> [ReminderOffset] {
        let offsets = items().compactMap { $0.read(OffsetText.before) }
        return Set(offsets).sorted(by: >)
    }
}

/// What is left of a span without others.
func cut(_ others: [WeeklySpan], from span: WeeklySpan) -> [WeeklySpan] {
    var left = [span]
    for other in others where other.weekday == span.weekday {
        left = left.flatMap { piece -> [WeeklySpan] in
            guard other.from < piece.to, piece.from < other.to else { return [piece] }
            return [
                WeeklySpan(weekday: piece.weekday, from: piece.from, to: other.from),
                WeeklySpan(weekday: piece.weekday, from: other.to, to: piece.to),
            ].filter { $0.from < $0.to }
        }
    }
    return left
}
