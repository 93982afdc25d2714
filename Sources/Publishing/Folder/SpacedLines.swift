/// Lines of words with spaces between them, made byte by byte: a large organisation has 15,000 of
/// them, and putting numbers into texts is what writing them would take its time for.
struct SpacedLines {
    var bytes: [UInt8] = []

    /// Begins a line of a kind about a digest: 32 hexadecimal digits.
    mutating func begin(_ kind: String, _ digest: InputDigest) {
        bytes += kind.utf8
        bytes.append(UInt8(ascii: " "))
        for word in [digest.high, digest.low] {
            for shift in stride(from: 60 as UInt64, through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: word >> shift & 15)
                bytes.append(
                    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }

    mutating func add(_ word: String) {
        bytes.append(UInt8(ascii: " "))
        bytes += word.utf8
    }

    /// Adds a number in decimal.
    mutating func add(_ number: UInt64) {
        bytes.append(UInt8(ascii: " "))
        let first = bytes.count
        var rest = number
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[first...].reverse()
    }

    /// Adds the last word, in which there may be spaces.
    mutating func end(_ word: String) {
        add(word)
        bytes.append(UInt8(ascii: "\n"))
    }
}
