/// The version of a file as clients repeat it: `"…"`, the hash of its content between quotes (RFC 9110 §8.8.3).
struct EntityTag: Hashable, Sendable {
    /// What stands between the quotes.
    let opaque: String

    /// The value of `ETag`; strong, because equal tags mean equal bytes.
    var text: String { "\"\(opaque)\"" }

    /// Whether a client that sends this `If-None-Match` has this version (RFC 9110 §13.1.2).
    ///
    /// `*` or a list of tags; weak ones count too, since a proxy that compresses makes tags weak. A list that is not well
    /// formed names nothing from the fault on: the full answer is never wrong.
    func isNamed(in ifNoneMatch: String) -> Bool {
        var rest = Substring(ifNoneMatch).utf8
        let blank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        rest = rest.drop(while: blank)
        if rest.first == UInt8(ascii: "*") {
            return rest.dropFirst().allSatisfy(blank)
        }
        while true {
            rest = rest.drop { blank($0) || $0 == UInt8(ascii: ",") }
            if rest.starts(with: "W/".utf8) { rest = rest.dropFirst(2) }
            guard rest.first == UInt8(ascii: "\"") else { return false }
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return false }
            if rest[..<end].elementsEqual(opaque.utf8) { return true }
            rest = rest[rest.index(after: end)...].drop(while: blank)
            guard rest.first == UInt8(ascii: ",") else { return false }
        }
    }
}
