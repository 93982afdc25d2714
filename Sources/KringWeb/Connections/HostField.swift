/// Whether a request names its host as it has to.
enum HostField {
    /// RFC 9112 §3.2: once and spelled like a host; HTTP/1.0 knows no such field.
    static func isClear(_ count: Int, _ last: String, isOld: Bool) -> Bool {
        if count == 0 { return isOld }
        return count == 1 && last.utf8.allSatisfy(isOfHost)
    }

    // Letters, digits and marks of RFC 3986 §3.2.2 with the port's colon; no `@`: a name and password have no place here.
    private static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
            UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "%"),
            UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
            true
        default: false
        }
    }
}
