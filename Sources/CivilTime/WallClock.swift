/// Reads the wall clock of one zone, quickly for times that come in order: it remembers the stretch between two changes.
///
/// The answers are those of `Zone.instant(of:)`.
package struct WallClock: Sendable {
    package let zone: Zone
    /// Wall seconds in `safe` are shown once, at this offset; no other stretch shows them.
    private var safe = 0..<0
    private var offset = 0

    package init(_ zone: Zone) {
        self.zone = zone
    }

    /// The moment, in seconds since 1970-01-01T00:00:00Z, at which the clock shows that many seconds since 1970-01-01 00:00 on it.
    package mutating func moment(of wall: Int) -> Int {
        if safe.contains(wall) { return wall - offset }
        return lookUp(wall)
    }

    private mutating func lookUp(_ wall: Int) -> Int {
        let guess = remember(around: wall - offset)
        if guess.contains(wall) { return wall - offset }
        // Near a change; the stretch of the answer serves the times that follow.
        let local = LocalDateTime(secondsSinceEpoch: wall)
        let moment = zone.instant(of: local).secondsSinceEpoch
        _ = remember(around: moment)
        return moment
    }

    private mutating func remember(around moment: Int) -> Range<Int> {
        let stretch = zone.stretch(around: moment)
        // Two days cover the difference between any two offsets: what was before cannot show these times too.
        let first = stretch.start > Int.min / 2 ? stretch.start + 2 * 86_400 : stretch.start / 2
        let end = stretch.end < Int.max / 2 ? stretch.end - 86_400 : stretch.end / 2
        safe = first < end ? first + stretch.offset..<end + stretch.offset : 0..<0
        offset = stretch.offset
        return safe
    }
}
