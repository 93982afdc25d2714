import Glibc
import NIOCore

/// Whose a connection is, as far as an address tells: of IPv6 the network, since a client has all the addresses in it.
struct ClientAddress: Hashable, Sendable {
    private let bytes: ArraySlice<UInt8>

    /// `nil` for this machine itself, where a proxy stands that speaks for everybody.
    init?(_ address: SocketAddress?) {
        guard let text = address?.ipAddress else { return nil }
        if let four = ClientAddress.bytes(of: text, AF_INET, count: 4) {
            bytes = four
        } else if let six = ClientAddress.bytes(of: text, AF_INET6, count: 16) {
            // An IPv4 address that came in by a socket for both is one still.
            let isMapped = six.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            if six.dropLast().allSatisfy({ $0 == 0 }) { return nil }
            bytes = isMapped ? six.suffix(4) : six.prefix(8)
        } else {
            return nil
        }
        if bytes.count == 4, bytes.first == 127 { return nil }
    }

    private static func bytes(
        of text: String, _ family: Int32, count: Int
    ) -> ArraySlice<UInt8>? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes[...] : nil
    }
}
