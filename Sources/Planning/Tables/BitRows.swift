/// One bit a slot, one row of words a day: for rooms, people and communities.
struct BitRows: Sendable {
    let days: Int
    let slots: Int
    let words: Int
    private(set) var bits: [UInt64]

    init(rows: Int, days: Int, slots: Int) {
        self.days = days
        self.slots = slots
        words = (slots + 63) / 64
        bits = [UInt64](repeating: 0, count: rows * days * words)
    }

    /// Is any slot of `from ..< to` set; slots beyond the day never are.
    func any(_ row: Int, on day: Int, from: Int, to: Int) -> Bool {
        let base = (row * days + day) * words
        if words == 1 { return bits[base] & Self.mask(from, min(to, 64)) != 0 }
        var word = from / 64
        while word < words, word * 64 < to {
            let low = max(from - word * 64, 0)
            let high = min(to - word * 64, 64)
            if bits[base + word] & Self.mask(low, high) != 0 { return true }
            word += 1
        }
        return false
    }

    mutating func set(_ row: Int, on day: Int, from: Int, to: Int) {
        let base = (row * days + day) * words
        for word in 0..<words where from < word * 64 + 64 && to > word * 64 {
            bits[base + word] |= Self.mask(max(from - word * 64, 0), min(to - word * 64, 64))
        }
    }

    mutating func mark(
        _ row: Int, _ weekly: [Instance.WeeklySpan], _ busy: [Instance.DaySpan], _ weekday: [Int]
    ) {
        for span in weekly {
            for day in 0..<days where weekday[day] == span.weekday {
                set(row, on: day, from: span.from, to: span.to)
            }
        }
        for span in busy { set(row, on: span.day, from: span.from, to: span.to) }
    }

    /// One row per group: what any of its rows has set.
    func union(_ groups: [[Int]]) -> BitRows {
        var union = BitRows(rows: groups.count, days: days, slots: slots)
        let length = days * words
        for (index, group) in groups.enumerated() {
            for row in group {
                for word in 0..<length {
                    union.bits[index * length + word] |= bits[row * length + word]
                }
            }
        }
        return union
    }

    /// Bits `low ..< high` of a word, `0 <= low < high <= 64`.
    private static func mask(_ low: Int, _ high: Int) -> UInt64 {
        (UInt64.max >> UInt64(64 - (high - low))) << UInt64(low)
    }
}
