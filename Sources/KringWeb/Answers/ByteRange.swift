/// The part of a file that a request asks for by `Range` (RFC 9110 §14).
enum ByteRange: Equatable, Sendable {
    /// These bytes; never none.
    case bytes(Range<Int>)
    /// The file ends before the part begins.
    case beyondTheEnd

    /// Reads `bytes=0-99`, `bytes=100-` and `bytes=-100`; `nil` for whatever may be passed over, so that all is sent:
    /// another unit, several parts at once, what is not well formed.
    init?(_ text: String, size: Int) {
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, isSpelled(halves[0].utf8, "bytes") else { return nil }
        let ends = halves[1].split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = ByteRange.number(ends[0]),
            let last = ByteRange.number(ends[1])
        else { return nil }
        switch (first, last) {
        case (nil, nil): return nil
        case (nil, let length?):
            self =
                length > 0 && size > 0
                ? .bytes(max(0, size - length)..<size) : .beyondTheEnd
        case (let first?, nil):
            self = first < size ? .bytes(first..<size) : .beyondTheEnd
        case (let first?, let last?):
            guard first <= last else { return nil }
            // As `last` may be the greatest number there is, 1 is added to the lesser.
            self = first < size ? .bytes(first..<(min(last, size - 1) + 1)) : .beyondTheEnd
        }
    }

    /// A number, or that there is none; `nil` for anything else. What no number can hold is more than any file has.
    private static func number(_ text: Substring) -> Int?? {
        if text.isEmpty { return .some(nil) }
        guard text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else {
            return nil
        }
        return Int(text) ?? .max
    }
}
