import Platform

/// What something is made from, in 128 bits of SHA-256: with equal digests the same comes out.
struct InputDigest: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Of inputs that are added one after the other.
    init(_ adding: (inout List) -> Void) {
        var list = List()
        adding(&list)
        let digest = sha256(list.bytes)
        high = digest[0..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = digest[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Inputs in their order; where one ends and the next begins makes a difference.
    struct List {
        fileprivate var bytes: [UInt8] = []

        mutating func add(_ text: String) {
            bytes += text.utf8
            // In no UTF-8.
            bytes.append(0xFF)
        }

        /// A text or none, which is not an empty one.
        mutating func add(_ text: String?) {
            if let text { add(text) } else { bytes.append(0xFE) }
        }

        mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

        mutating func add(_ digest: InputDigest) {
            add(digest.high)
            add(digest.low)
        }

        private mutating func add(_ number: UInt64) {
            withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
        }
    }
}
