import Glibc

/// Listening on the loopback, for servers that live in a test.
package enum Loopback {
    /// Why nothing can listen.
    package struct Fault: Error {
        /// What the system said.
        package var code: Int32
    }

    /// Lets a socket listen on a free port.
    ///
    /// - Returns: the port.
    package static func listen(_ listener: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(listener, generic, length) == 0 && Glibc.listen(listener, 16) == 0
                    && getsockname(listener, generic, &length) == 0
            }
        }
        guard isListening else { throw Fault(code: errno) }
        return address.sin_port.bigEndian
    }
}
