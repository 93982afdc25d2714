import Glibc

/// The number of a host, as it is about to be connected to.
struct NetworkAddress: Hashable {
    /// 4 bytes of IPv4 or 16 of IPv6.
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// From a `sockaddr`; `nil` for anything but IPv4 and IPv6.
    init?(_ address: UnsafeRawPointer, length: Int) {
        let family = Int32(address.loadUnaligned(as: sa_family_t.self))
        // sockaddr_in has its number at byte 4, sockaddr_in6 at byte 8.
        if family == AF_INET, length >= 8 {
            bytes = (4..<8).map { address.load(fromByteOffset: $0, as: UInt8.self) }
        } else if family == AF_INET6, length >= 24 {
            bytes = (8..<24).map { address.load(fromByteOffset: $0, as: UInt8.self) }
        } else {
            return nil
        }
    }

    /// Whether it is on the open internet (RFC 6890): neither private, loopback, link-local, shared, multicast nor
    /// set aside, also when one of these is wrapped in IPv6.
    var isPublic: Bool {
        if bytes.count == 4 { return NetworkAddress.isPublic4(bytes) }
        guard bytes.count == 16 else { return false }
        let isZero = bytes.prefix(10).allSatisfy { $0 == 0 }
        // ::, ::1, IPv4 mapped (::ffff:0:0/96) and the old IPv4 compatible.
        if isZero {
            let tail = Array(bytes.suffix(4))
            return bytes[10] == 0xFF && bytes[11] == 0xFF && NetworkAddress.isPublic4(tail)
        }
        // NAT64 (64:ff9b::/96) and 6to4 (2002::/16) carry an IPv4 number.
        if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B]) {
            return bytes[4..<12].allSatisfy { $0 == 0 }
                && NetworkAddress.isPublic4(Array(bytes.suffix(4)))
        }
        if bytes.starts(with: [0x20, 0x02]) {
            return NetworkAddress.isPublic4(Array(bytes[2..<6]))
        }
        // 2000::/3 is what is given out; Teredo, benchmarking, ORCHID and documentation lie in it.
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        if bytes.starts(with: [0x20, 0x01]) {
            return bytes[2] >= 0x02 && !bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8])
        }
        return true
    }

    private static func isPublic4(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (192, 168), (224..., _): false
        case (100, 64...127), (172, 16...31), (198, 18...19): false
        case (192, 0): bytes[2] != 0 && bytes[2] != 2
        case (198, 51): bytes[2] != 100
        case (203, 0): bytes[2] != 113
        default: true
        }
    }
}
