/// Looks at the first bytes and refuses what is plainly something else.
package func calendarBytes(
    _ bytes: [UInt8], limits: ReadingLimits
) throws(ReadingFault) -> ArraySlice<UInt8> {
    guard bytes.count <= limits.bytes else {
        throw .tooLarge(bytes: bytes.count, limit: limits.bytes)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .notUTF8 }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let first = body.first(where: { $0 > 0x20 }) else { throw .empty }
    switch first {
    case UInt8(ascii: "<"): throw .webPage
    case UInt8(ascii: "{"), UInt8(ascii: "["): throw .json
    default: break
    }
    if body.prefix(64).count(where: { $0 == 0 }) > 8 { throw .notUTF8 }
    return body
}
