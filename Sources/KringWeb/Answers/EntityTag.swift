/// The version of a file as clients repeat it: `"…"`, the hash of its content between quotes (RFC 9110 §8.8.3).
struct EntityTag: Hashable, Sendable {
    /// How two tags are held against each other (RFC 9110 §8.8.3.2).
    enum Comparison {
        /// Weak tags count too, since a proxy that compresses makes tags weak.
        case weak
        /// Only tags that promise equal bytes.
        case strong
    }

    /// What stands between the quotes.
    let opaque: String

    /// The value of `ETag`; strong, because equal tags mean equal bytes.
    var text: String { "\"\(opaque)\"" }

    /// Whether this version stands in an `If-None-Match` (weak) or `If-Match` (strong; RFC 9110 §13.1).
    ///
    /// `*` or a list of tags. A list that is not well formed names nothing from the fault on.
    func isNamed(in list: String, _ comparison: Comparison) -> Bool {
        var rest = Substring(list).utf8
        let blank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        rest = rest.drop(while: blank)
        if rest.first == UInt8(ascii: "*") {
            return rest.dropFirst().allSatisfy(blank)
        }
        while true {
            rest = rest.drop { blank($0) || $0 == UInt8(ascii: ",") }
            let isWeak = rest.starts(with: "W/".utf8)
            if isWeak { rest = rest.dropFirst(2) }
            guard rest.first == UInt8(ascii: "\"") else { return false }
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return false }
            if rest[..<end].elementsEqual(opaque.utf8), !isWeak || comparison == .weak {
                return true
            }
            rest = rest[rest.index(after: end)...].drop(while: blank)
            guard rest.first == UInt8(ascii: ",") else { return false }
        }
    }
}
