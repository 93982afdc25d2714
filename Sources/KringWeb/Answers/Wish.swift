/// What the header of a request says about the version its client knows, and about what it would have.
struct Wish: Equatable, Sendable {
    // A field that comes several times is one list; what may come once and comes twice is then not readable, and does not count.
    private(set) var ifMatch: String?
    private(set) var ifNoneMatch: String?
    private(set) var ifModifiedSince: String?
    private(set) var ifUnmodifiedSince: String?
    private(set) var ifRange: String?
    private(set) var range: String?
    private(set) var acceptEncoding: String?

    init() {}

    /// Takes a field in; those that say nothing of the kind are passed over.
    mutating func read(_ name: String, _ value: String) {
        // The length tells the few that matter from the many that do not, without spelling them out.
        switch name.utf8.count {
        case 5 where isSpelled(name, "range"): add(value, to: &range)
        case 8 where isSpelled(name, "if-match"): add(value, to: &ifMatch)
        case 8 where isSpelled(name, "if-range"): add(value, to: &ifRange)
        case 13 where isSpelled(name, "if-none-match"): add(value, to: &ifNoneMatch)
        case 15 where isSpelled(name, "accept-encoding"): add(value, to: &acceptEncoding)
        case 17 where isSpelled(name, "if-modified-since"): add(value, to: &ifModifiedSince)
        case 19 where isSpelled(name, "if-unmodified-since"): add(value, to: &ifUnmodifiedSince)
        default: break
        }
    }

    /// Whether gzip is welcome (RFC 9110 §12.5.3): named, or meant by `*`, and not with a weight of nought.
    var acceptsGzip: Bool {
        guard let acceptEncoding else { return false }
        var any = false
        for part in acceptEncoding.utf8.split(separator: UInt8(ascii: ",")) {
            let words = part.split(separator: UInt8(ascii: ";"))
            guard let coding = words.first.map({ trimmed($0) }) else { continue }
            let isWelcome = !words.dropFirst().contains { isNought(trimmed($0)) }
            if isSpelled(coding, "gzip") || isSpelled(coding, "x-gzip") { return isWelcome }
            if isSpelled(coding, "*") { any = isWelcome }
        }
        return any
    }

    private func add(_ value: String, to field: inout String?) {
        field = field.map { "\($0), \(value)" } ?? value
    }

    /// Whether it is `q=0`, `q=0.0` and the like.
    private func isNought(_ parameter: Substring.UTF8View) -> Bool {
        guard let first = parameter.first, first | 0x20 == UInt8(ascii: "q") else { return false }
        let weight = trimmed(parameter.dropFirst())
        guard weight.first == UInt8(ascii: "=") else { return false }
        return trimmed(weight.dropFirst()).allSatisfy {
            $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".")
        }
    }

    private func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        var text = text.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return text
    }
}

/// Whether a name is that one, which is given in lower case; large and small letters of ASCII are alike.
func isSpelled(_ name: String, _ lowercase: StaticString) -> Bool {
    isSpelled(Substring(name).utf8, lowercase)
}

/// The same for a part of a text.
func isSpelled(_ name: Substring.UTF8View, _ lowercase: StaticString) -> Bool {
    guard name.count == lowercase.utf8CodeUnitCount else { return false }
    var index = 0
    for byte in name {
        let letter = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
        guard letter == lowercase.utf8Start[index] else { return false }
        index += 1
    }
    return true
}
