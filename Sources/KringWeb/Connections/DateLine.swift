import CivilTime

/// The end of a header, which is the same for a second: its `Date`, its `Connection` where that ends, and the empty line.
struct DateLine {
    private var second: Instant?
    private var open: [UInt8] = []
    private var last: [UInt8] = []

    mutating func bytes(_ now: Instant, isLast: Bool) -> [UInt8] {
        if second != now {
            second = now
            let date = HTTPDate.text(now).map { "Date: \($0)\r\n" } ?? ""
            open = Array("\(date)\r\n".utf8)
            last = Array("\(date)Connection: close\r\n\r\n".utf8)
        }
        return isLast ? last : open
    }
}
