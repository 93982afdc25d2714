import Testing

@testable import Transfer

@Suite("Web addresses")
struct AddressTests {
    @Test(arguments: [
        ("https://example.org/a.ics", "https://example.org/a.ics", "example.org"),
        ("webcal://Example.ORG/a.ics", "https://Example.ORG/a.ics", "example.org"),
        ("HTTPS://example.org:8443/a?b=c#d", "https://example.org:8443/a?b=c", "example.org"),
        ("https://[2001:db8::1]:443/a", "https://[2001:db8::1]:443/a", "2001:db8::1"),
        ("https://example.org", "https://example.org", "example.org"),
    ])
    func `a whole address is read`(text: String, asked: String, host: String) throws {
        let address = try HTTPAddress(text)
        #expect(address.text == asked)
        #expect(address.host == host)
    }

    @Test(arguments: [
        ("example.org/a.ics", HTTPAddress.Fault.malformed), ("https:///a.ics", .malformed),
        ("https://exa mple.org/", .malformed), ("https://example.org:0/", .malformed),
        ("https://example.org:70000/", .malformed), ("https://ex\u{E4}mple.org/", .malformed),
        ("https://example.org\\@evil.example/", .malformed), ("https://-a/", .malformed),
        ("https://[::1/", .malformed), ("https://example.org/\r\nX: y", .malformed),
        ("file:///etc/passwd", .scheme("file")), ("gopher://a/b", .scheme("gopher")),
        ("ftp://a/b", .scheme("ftp")), ("https://user:word@example.org/", .credentials),
        ("http://example.org/a.ics", .insecure(host: "example.org")),
    ])
    func `anything else is refused`(text: String, fault: HTTPAddress.Fault) {
        #expect(throws: fault) { try HTTPAddress(text) }
    }

    @Test func `plain http is fine to our own hosts`() throws {
        let own = OwnHosts(["Rooms.Intranet"])
        #expect(try HTTPAddress("http://rooms.intranet/a", own: own).scheme == "http")
        #expect(throws: HTTPAddress.Fault.insecure(host: "rooms.intranet.example")) {
            try HTTPAddress("http://rooms.intranet.example/a", own: own)
        }
    }

    @Test(arguments: [
        ("https://a/b", true), ("WEBCAL://a/b", true), ("ftp://a/b", true),
        ("calendars/a.ics", false), ("/tmp/a://b", false), ("C:/a", false), ("://a", false),
    ])
    func `an address is told from a file by its scheme`(text: String, isMeant: Bool) {
        #expect(HTTPAddress.isMeant(by: text) == isMeant)
    }

    @Test(arguments: [
        ("https://example.org/f/s3cr3t.ics", "example.org/f/…"),
        ("https://example.org/0123456789abcdef/x.ics", "example.org/…"),
        ("https://example.org/s3cr3t.ics", "example.org/…"),
        ("https://example.org/?token=s3cr3t", "example.org/…"),
        ("https://user:s3cr3t@example.org/", "example.org"),
        ("https://example.org:8443", "example.org:8443"), ("s3cr3t", "the address"),
    ])
    func `a secret in an address is never shown`(text: String, shown: String) {
        #expect(HTTPAddress.shown(text) == shown)
    }

    @Test(
        arguments: [
            ([127, 0, 0, 1], false), ([10, 1, 2, 3], false), ([172, 16, 0, 1], false),
            ([172, 32, 0, 1], true), ([192, 168, 1, 1], false), ([169, 254, 169, 254], false),
            ([100, 64, 0, 1], false), ([0, 0, 0, 0], false), ([224, 0, 0, 1], false),
            ([255, 255, 255, 255], false), ([198, 19, 0, 1], false), ([192, 0, 2, 1], false),
            ([8, 8, 8, 8], true), ([193, 0, 0, 1], true),
        ] as [([UInt8], Bool)])
    func `private networks of IPv4 are known`(bytes: [UInt8], isPublic: Bool) {
        #expect(NetworkAddress(bytes).isPublic == isPublic)
        // The same number in the clothes of IPv6.
        let zeros = [UInt8](repeating: 0, count: 10)
        #expect(NetworkAddress(zeros + [0xFF, 0xFF] + bytes).isPublic == isPublic)
        let nat64: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        #expect(NetworkAddress(nat64 + bytes).isPublic == isPublic)
        let sixToFour: [UInt8] = [0x20, 0x02] + bytes + zeros
        #expect(NetworkAddress(sixToFour).isPublic == isPublic)
    }

    @Test(
        arguments: [
            ([0x20, 0x01, 0x48, 0x60], true), ([0x2A, 0x00, 0x14, 0x50], true),
            ([0x20, 0x01, 0x0D, 0xB8], false), ([0x20, 0x01, 0x00, 0x00], false),
            ([0xFE, 0x80, 0, 0], false), ([0xFC, 0x00, 0, 0], false), ([0xFD, 0x12, 0, 0], false),
            ([0xFF, 0x02, 0, 0], false), ([0x00, 0x00, 0, 0], false), ([0x01, 0x00, 0, 0], false),
        ] as [([UInt8], Bool)])
    func `private networks of IPv6 are known`(start: [UInt8], isPublic: Bool) {
        let bytes = start + [UInt8](repeating: 0, count: 11) + [1]
        #expect(NetworkAddress(bytes).isPublic == isPublic)
    }
}
