/// A length of time as RFC 5545 §3.3.6 writes it: days keep the wall clock, seconds are exact.
public struct CalendarDuration: Hashable, Sendable {
    /// Whole days, a week counting seven; negative before.
    public let days: Int
    /// Exact seconds beyond the days; negative before.
    public let seconds: Int

    /// A length of days and exact seconds.
    public init(days: Int = 0, seconds: Int = 0) {
        self.days = days
        self.seconds = seconds
    }

    /// Reads `PT1H30M`, `P1DT2H`, `-P2W`; `nil` for anything else and for more than a century.
    public init?(_ text: some StringProtocol) {
        var bytes = Array(text.utf8)[...]
        var sign = 1
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            bytes.removeFirst()
        }
        guard let first = bytes.popFirst(), first | 0x20 == UInt8(ascii: "p"), !bytes.isEmpty
        else { return nil }
        var (days, seconds) = (0, 0)
        var inTime = false
        while let byte = bytes.first {
            if byte | 0x20 == UInt8(ascii: "t"), !inTime {
                inTime = true
                bytes.removeFirst()
                continue
            }
            var number: Int?
            while let digit = bytes.first, (0x30...0x39).contains(digit) {
                let next = (number ?? 0) * 10 + Int(digit - 0x30)
                guard next <= 4_000_000_000 else { return nil }
                number = next
                bytes.removeFirst()
            }
            guard let number, let unit = bytes.popFirst() else { return nil }
            switch (UInt8(unit | 0x20), inTime) {
            case (UInt8(ascii: "w"), false): days += number * 7
            case (UInt8(ascii: "d"), false): days += number
            case (UInt8(ascii: "h"), true): seconds += number * 3600
            case (UInt8(ascii: "m"), true): seconds += number * 60
            case (UInt8(ascii: "s"), true): seconds += number
            default: return nil
            }
        }
        guard days <= 36_525, seconds <= 36_525 * 86_400 else { return nil }
        self.init(days: sign * days, seconds: sign * seconds)
    }

    /// `PT1H30M`; `PT0S` for nothing.
    public var text: String {
        guard days != 0 || seconds != 0 else { return "PT0S" }
        let isNegative = days < 0 || seconds < 0
        let (days, rest) = (abs(days), abs(seconds))
        var text = isNegative ? "-P" : "P"
        if days > 0 { text += "\(days)D" }
        if rest > 0 {
            text += "T"
            if rest / 3600 > 0 { text += "\(rest / 3600)H" }
            if rest / 60 % 60 > 0 { text += "\(rest / 60 % 60)M" }
            if rest % 60 > 0 { text += "\(rest % 60)S" }
        }
        return text
    }
}
