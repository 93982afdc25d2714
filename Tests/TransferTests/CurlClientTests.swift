import Testing

@testable import Transfer

/// libcurl against a server on the loopback of this process: no network is used.
@Suite("Fetching")
struct CurlClientTests {
    private static let own = OwnHosts(["127.0.0.1"])
    private let client = CurlClient(userAgent: "Kring/test")

    private func request(
        _ server: LocalServer, _ path: String = "/a.ics",
        limits: HTTPRequest.Limits = .init(bytes: 100_000, seconds: 20)
    ) throws -> HTTPRequest {
        HTTPRequest(
            try HTTPAddress(server.url(path), own: CurlClientTests.own),
            own: CurlClientTests.own, limits: limits)
    }

    @Test func `an answer has its body and what a copy needs`() throws {
        let server = try LocalServer { _ in
            answer(
                "200 OK", "ETag:  \"abc\" \r\nLast-Modified: Mon, 01 Feb 2027 10:00:00 GMT\r\n",
                Array("BEGIN".utf8))
        }
        let response = try client.fetch(request(server))
        #expect(
            response
                == HTTPResponse(
                    status: 200, entityTag: "\"abc\"",
                    lastModified: "Mon, 01 Feb 2027 10:00:00 GMT", body: Array("BEGIN".utf8)))
        let head = try #require(server.heads.first)
        #expect(head.hasPrefix("GET /a.ics HTTP/1.1\r\n"))
        #expect(head.contains("\r\nUser-Agent: Kring/test\r\n"))
        #expect(head.contains("\r\nAccept: text/calendar"))
        #expect(
            !head.contains("If-") && !head.contains("Cookie") && !head.contains("Authorization"))
    }

    @Test func `what is handed over goes out whole, and no further than it was meant to go`() throws
    {
        let server = try LocalServer { head in
            head.hasPrefix("PUT")
                ? answer("307 Elsewhere", "Location: /b\r\n", []) : answer("200 OK", "", [])
        }
        for method in [HTTPRequest.Content.Method.post, .put] {
            var request = try request(server, "/hook")
            request.content = HTTPRequest.Content(
                method: method, type: "application/json", token: "a\r\nX: b", bytes: [])
            #expect(try client.fetch(request).status == (method == .post ? 200 : 307))
        }
        #expect(server.heads.count == 2)
        let head = try #require(server.heads.first)
        #expect(head.hasPrefix("POST /hook HTTP/1.1\r\n"))
        #expect(head.contains("\r\nAuthorization: Bearer aX: b\r\n"))
        #expect(head.contains("\r\nContent-Type: application/json\r\n"))
        #expect(head.contains("\r\nContent-Length: 0\r\n"))
    }

    @Test func `a copy at hand is asked about, and an injected line is not written`() throws {
        let server = try LocalServer { _ in answer("304 Not Modified") }
        var request = try request(server)
        request.entityTag = "\"abc\"\r\nX-Evil: 1"
        request.modifiedSince = "Mon, 01 Feb 2027 10:00:00 GMT"
        let response = try client.fetch(request)
        #expect(response == HTTPResponse(status: 304))
        let head = try #require(server.heads.first)
        #expect(head.contains("\r\nIf-None-Match: \"abc\"X-Evil: 1\r\n"))
        #expect(head.contains("\r\nIf-Modified-Since: Mon, 01 Feb 2027 10:00:00 GMT\r\n"))
    }

    @Test func `the size is counted after decoding`() throws {
        // 1,000,000 zeros, by gzip.
        let bomb: [UInt8] = Gzip.zeros(1_000_000)
        let server = try LocalServer { _ in
            answer("200 OK", "Content-Encoding: gzip\r\n", bomb)
        }
        #expect(bomb.count < 100_000)
        #expect(throws: TransferFault.tooLarge(limit: 100_000)) {
            try client.fetch(request(server))
        }
        let all = try client.fetch(request(server, limits: .init(bytes: 1_000_000, seconds: 20)))
        #expect(all.body.count == 1_000_000)
    }

    @Test func `headers without end are cut off`() throws {
        let server = try LocalServer { _ in
            answer(
                "200 OK",
                (0..<3_000).map { "X-\($0): \(String(repeating: "x", count: 60))\r\n" }
                    .joined())
        }
        #expect(throws: TransferFault.self) { try client.fetch(request(server)) }
    }

    @Test func `a host in a private network is not connected to unless it is our own`() throws {
        let server = try LocalServer { _ in answer("200 OK") }
        for host in ["127.0.0.1", "localhost", "0x7f000001", "127.1", "[::ffff:127.0.0.1]"] {
            let address = try HTTPAddress("https://\(host):\(server.port)/")
            #expect(throws: TransferFault.privateNetwork(host: address.host)) {
                try client.fetch(HTTPRequest(address))
            }
        }
        #expect(server.heads == [])
    }

    @Test func `a redirect is followed, looked at, and counted`() throws {
        let server = try LocalServer { head in
            if head.hasPrefix("GET /first") { return answer("302 Found", "Location: /second\r\n") }
            if head.hasPrefix("GET /round") { return answer("301 Moved", "Location: /round\r\n") }
            if head.hasPrefix("GET /out") {
                return answer("302 Found", "Location: http://localhost:9/\r\n")
            }
            if head.hasPrefix("GET /file") {
                return answer("302 Found", "Location: file:///etc/passwd\r\n")
            }
            return answer("200 OK", "", Array("here".utf8))
        }
        #expect(try client.fetch(request(server, "/first")).body == Array("here".utf8))
        #expect(throws: TransferFault.tooManyRedirects(2)) {
            try client.fetch(
                request(server, "/round", limits: .init(bytes: 9, seconds: 20, redirects: 2)))
        }
        #expect(throws: TransferFault.address(.insecure(host: "localhost"))) {
            try client.fetch(request(server, "/out"))
        }
        #expect(throws: TransferFault.address(.scheme("file"))) {
            try client.fetch(request(server, "/file"))
        }
    }

    @Test func `nobody there is unreachable`() throws {
        let address = try HTTPAddress("http://127.0.0.1:1/", own: CurlClientTests.own)
        #expect {
            try client.fetch(HTTPRequest(address, own: CurlClientTests.own))
        } throws: { error in
            if case .unreachable = error as? TransferFault { true } else { false }
        }
    }

    @Test func `a body that ends too early is no answer`() throws {
        let server = try LocalServer { _ in
            answer("200 OK", "Content-Length: 100\r\n", Array("short".utf8))
        }
        #expect {
            try client.fetch(request(server))
        } throws: { error in
            if case .unreachable = error as? TransferFault { true } else { false }
        }
    }
}

/// A whole answer of a server that closes after it.
private func answer(_ status: String, _ headers: String = "", _ body: [UInt8] = []) -> [UInt8] {
    Array("HTTP/1.1 \(status)\r\nConnection: close\r\n\(headers)\r\n".utf8) + body
}

/// Gzip by hand, for one body: a stored block would not be small, so it is one literal and its repetitions.
private enum Gzip {
    /// That many zero bytes (a multiple of 258 is not needed: the rest are literals).
    static func zeros(_ count: Int) -> [UInt8] {
        var bits = Bits()
        bits.add(1, 1)
        bits.add(1, 2)
        // Fixed codes (RFC 1951 §3.2.6): literal 0, then copies of 258 bytes at distance 1.
        let copies = (count - 1) / 258
        let literals = count - copies * 258
        for _ in 0..<literals { bits.addReversed(0x30, 8) }
        for _ in 0..<copies {
            bits.addReversed(0b1100_0101, 8)
            bits.addReversed(0, 5)
        }
        bits.addReversed(0, 7)
        var crc: UInt32 = 0xFFFF_FFFF
        for _ in 0..<count {
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        func little(_ value: UInt32) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + bits.bytes + little(~crc)
            + little(UInt32(count))
    }

    private struct Bits {
        private(set) var bytes: [UInt8] = []
        private var used = 8

        mutating func add(_ value: Int, _ count: Int) {
            for place in 0..<count {
                if used == 8 {
                    bytes.append(0)
                    used = 0
                }
                bytes[bytes.count - 1] |= UInt8(value >> place & 1) << used
                used += 1
            }
        }

        /// Huffman codes stand with their highest bit first.
        mutating func addReversed(_ value: Int, _ count: Int) {
            for place in (0..<count).reversed() { add(value >> place & 1, 1) }
        }
    }
}
