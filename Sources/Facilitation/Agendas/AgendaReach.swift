/// Which lengths a session can have, whatever it costs: states as bits, so that many changed programmes can be tried.
///
/// A state before a part is the minute at which people sat down last and how long they have sat since then.
struct AgendaReach {
    /// For each part, and after the last, by the minute people sat down: bit n stands for having sat n minutes.
    let sat: [[UInt128]]
    /// The lengths up to `horizon` minutes in which the parts fit, in order.
    var ends: [Int] {
        let last = sat.last ?? []
        var isEnd = Array(repeating: false, count: last.count)
        for (down, bits) in last.enumerated() {
            var bits = bits
            while bits != 0 {
                isEnd[down + bits.trailingZeroBitCount] = true
                bits &= bits - 1
            }
        }
        return isEnd.indices.dropFirst().filter { isEnd[$0] }
    }

    init(
        _ parts: [AgendaPart], rest: BlockTiming?, longestSitting: Int, horizon: Int
    ) {
        let limit = Self.bits(longestSitting)
        var front = Array(repeating: UInt128(0), count: horizon + 1)
        front[0] = 1
        var sat = [front]
        for part in parts {
            let offset = part.offset
            let lengths = Lengths(part)
            var next = part.priority == nil ? Array(repeating: 0, count: horizon + 1) : front
            // The minutes at which the part can begin at once, and after a break; whether they sat short or long is the same.
            var ready = Array(repeating: false, count: horizon + 1)
            var tired = ready
            for (down, bits) in front.enumerated() where bits != 0 {
                var begun = bits
                if let offset {
                    let time = offset - down
                    begun = (0...127).contains(time) ? bits & (1 << UInt128(time)) : 0
                }
                next[down] |= Self.sums(begun, lengths.sitting) & limit & Self.bits(horizon - down)
                if !lengths.pausing.isEmpty { Self.mark(begun, from: down, in: &ready) }
                // Nobody needs a break at the start, or right after one.
                if rest != nil, lengths.sitting != 0 {
                    Self.mark(bits & ~1, from: down, in: &tired)
                }
            }
            for time in ready.indices where ready[time] {
                for minutes in lengths.pausing where time + minutes <= horizon {
                    next[time + minutes] |= 1
                }
            }
            if let rest {
                var rested = Array(repeating: false, count: horizon + 1)
                for time in tired.indices where tired[time] {
                    guard time + rest.least <= horizon else { break }
                    for down in (time + rest.least)...min(time + rest.most, horizon) {
                        rested[down] = offset.map { $0 == down } ?? true
                    }
                }
                for down in rested.indices where rested[down] {
                    next[down] |= lengths.sitting & limit & Self.bits(horizon - down)
                }
            }
            front = next
            sat.append(front)
        }
        self.sat = sat
    }

    /// The minutes a part can take, apart for what is sat through and what is rest.
    private struct Lengths {
        var sitting: UInt128 = 0
        var pausing: [Int] = []

        init(_ part: AgendaPart) {
            var pauses: Set<Int> = []
            for choice in part.choices {
                for (index, cost) in choice.timing.costs.enumerated() where cost != nil {
                    let minutes = choice.timing.least + index
                    if choice.arc == .pause {
                        pauses.insert(minutes)
                    } else if minutes <= 127 {
                        sitting |= 1 << UInt128(minutes)
                    }
                }
            }
            pausing = pauses.sorted()
        }
    }

    /// The bits 0 to `last`.
    private static func bits(_ last: Int) -> UInt128 {
        UInt128.max >> UInt128(127 - last.clamped(0, 127))
    }

    /// Marks the minute of each bit, counted from `start`.
    private static func mark(_ bits: UInt128, from start: Int, in minutes: inout [Bool]) {
        var bits = bits
        while bits != 0 {
            minutes[start + bits.trailingZeroBitCount] = true
            bits &= bits - 1
        }
    }

    /// All sums of a bit of the one and a bit of the other.
    private static func sums(_ one: UInt128, _ other: UInt128) -> UInt128 {
        var few = one.nonzeroBitCount < other.nonzeroBitCount ? one : other
        let many = few == one ? other : one
        var sums: UInt128 = 0
        while few != 0 {
            sums |= many << UInt128(few.trailingZeroBitCount)
            few &= few - 1
        }
        return sums
    }
}
