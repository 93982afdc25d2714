/// A web address that may be asked: whole, without a password in it, `https` unless its host is trusted.
package struct HTTPAddress: Hashable, Sendable {
    /// Why a text is no such address.
    package enum Fault: Error, Hashable, Sendable {
        /// It is not `https://host/path`.
        case malformed
        /// A scheme other than https, http and webcal.
        case scheme(String)
        /// `http` to a host that is not on the list of our own.
        case insecure(host: String)
        /// A name or password before the host.
        case credentials
    }

    /// The address as it is asked.
    package let text: String
    /// `https` or `http`.
    package let scheme: String
    /// The host's name or number, in small letters; an IPv6 number without its brackets.
    package let host: String

    /// Reads an address; `webcal` means `https`.
    ///
    /// - Parameter own: hosts of our own network, to which `http` is fine.
    package init(_ text: String, own: OwnHosts = OwnHosts()) throws(Fault) {
        guard text.utf8.count <= 4_096,
            let separator = text.range(of: "://"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { throw .malformed }
        var scheme = text[..<separator.lowerBound].lowercased()
        if scheme == "webcal" || scheme == "webcals" { scheme = "https" }
        guard scheme == "https" || scheme == "http" else {
            throw .scheme(String(scheme.prefix(20)))
        }
        let rest = text[separator.upperBound...].prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard !authority.contains("@") else { throw .credentials }
        guard let host = HTTPAddress.host(of: authority) else { throw .malformed }
        guard scheme == "https" || own.contains(host) else { throw .insecure(host: host) }
        self.text = "\(scheme)://\(rest)"
        self.scheme = scheme
        self.host = host
    }

    /// Whether a text is meant as an address, of any scheme, rather than as a file.
    package static func isMeant(by text: String) -> Bool {
        guard let separator = text.range(of: "://") else { return false }
        let scheme = text[..<separator.lowerBound]
        return !scheme.isEmpty
            && scheme.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
            }
    }

    /// The host and the beginning of the path: what may be printed, for the rest may be a secret.
    package var shown: String { HTTPAddress.shown(text) }

    /// The same for a text that may not be an address.
    package static func shown(_ text: String) -> String {
        guard let separator = text.range(of: "://") else { return "the address" }
        let rest = text[separator.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let host = authority.split(separator: "@").last ?? ""
        let path = rest.dropFirst(authority.count)
        guard path.count > 1 else { return String(host) }
        let segments = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        guard let first = segments.first, segments.count > 1, first.count <= 12 else {
            return "\(host)/…"
        }
        return "\(host)/\(first)/…"
    }

    /// The host of `host`, `host:port`, `[::1]:port`; `nil` when it is none.
    private static func host(of authority: Substring) -> String? {
        var name = authority
        if authority.first == "[" {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            name = authority[..<close].dropFirst()
            let rest = authority[authority.index(after: close)...]
            guard rest.isEmpty || isPort(rest),
                !name.isEmpty, name.utf8.allSatisfy({ isHexDigit($0) || $0 == 0x3A || $0 == 0x2E })
            else { return nil }
            return name.lowercased()
        }
        if let colon = authority.firstIndex(of: ":") {
            name = authority[..<colon]
            guard isPort(authority[colon...]) else { return nil }
        }
        guard !name.isEmpty, name.first != ".", name.first != "-",
            name.utf8.allSatisfy({
                isHexDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                    || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            })
        else { return nil }
        return name.lowercased()
    }

    private static func isPort(_ text: Substring) -> Bool {
        guard text.first == ":", let port = UInt16(text.dropFirst()) else { return false }
        return port > 0
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}

/// Hosts of our own network: they may be asked without encryption, and may have a private address.
package struct OwnHosts: Hashable, Sendable {
    private let names: Set<String>

    /// Names or numbers of hosts, without ports.
    package init(_ names: some Sequence<String> = []) {
        self.names = Set(names.map { $0.lowercased() })
    }

    /// Whether that host is one of them.
    package func contains(_ host: String) -> Bool { names.contains(host) }
}

extension StringProtocol {
    /// The first place of a short text.
    fileprivate func range(of needle: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(needle) {
                return start..<index(start, offsetBy: needle.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
