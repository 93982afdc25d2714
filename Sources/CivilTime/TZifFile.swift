/// The contents of a compiled time zone file (TZif, RFC 9636).
struct TZifFile {
    let transitions: [Int]
    let typeOfTransition: [UInt8]
    let types: [Zone.LocalType]
    let footer: PosixRule?

    /// `nil` when the bytes are not a TZif file.
    init?(_ bytes: [UInt8]) {
        guard let first = Header(bytes, at: 0) else { return nil }
        var header = first
        var timeSize = 4
        if first.version >= UInt8(ascii: "2") {
            // Version 2 and up repeat everything with 64-bit times after the 32-bit block.
            guard let second = Header(bytes, at: first.end(timeSize: 4)) else { return nil }
            header = second
            timeSize = 8
        }
        let end = header.end(timeSize: timeSize)
        guard end <= bytes.count, header.typeCount > 0 else { return nil }

        var position = header.dataStart
        func integer(_ size: Int) -> Int {
            var value: Int64 = bytes[position] & 0x80 != 0 ? -1 : 0
            for byte in bytes[position..<position + size] { value = value << 8 | Int64(byte) }
            position += size
            return Int(value)
        }
        transitions = (0..<header.timeCount).map { _ in integer(timeSize) }
        typeOfTransition = Array(bytes[position..<position + header.timeCount])
        position += header.timeCount
        let typesStart = position
        let namesStart = typesStart + header.typeCount * 6
        let names = bytes[namesStart..<namesStart + header.charCount]
        types = (0..<header.typeCount).map { index in
            position = typesStart + index * 6
            let offset = integer(4)
            let isDaylight = bytes[position] != 0
            let name = names.dropFirst(Int(bytes[position + 1])).prefix { $0 != 0 }
            return Zone.LocalType(
                offset: offset, isDaylight: isDaylight, name: String(decoding: name, as: UTF8.self))
        }
        guard typeOfTransition.allSatisfy({ Int($0) < header.typeCount }),
            zip(transitions, transitions.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        let rest = bytes[end...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
        footer = timeSize == 8 ? PosixRule(String(decoding: rest, as: UTF8.self)) : nil
    }

    private struct Header {
        let version: UInt8
        let dataStart: Int
        let timeCount, typeCount, charCount: Int
        private let utcCount, standardCount, leapCount: Int

        init?(_ bytes: [UInt8], at start: Int) {
            guard start >= 0, bytes.count >= start + 44,
                bytes[start..<start + 4].elementsEqual("TZif".utf8)
            else { return nil }
            version = bytes[start + 4]
            let counts = (0..<6).map { index in
                bytes[start + 20 + index * 4..<start + 24 + index * 4].reduce(0) {
                    $0 << 8 | Int($1)
                }
            }
            guard counts.allSatisfy({ $0 <= 100_000 }) else { return nil }
            utcCount = counts[0]
            standardCount = counts[1]
            leapCount = counts[2]
            timeCount = counts[3]
            typeCount = counts[4]
            charCount = counts[5]
            dataStart = start + 44
            guard bytes.count >= end(timeSize: 4) else { return nil }
        }

        func end(timeSize: Int) -> Int {
            dataStart + timeCount * (timeSize + 1) + typeCount * 6 + charCount
                + leapCount * (timeSize + 4) + standardCount + utcCount
        }
    }
}
