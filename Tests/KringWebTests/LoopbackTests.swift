import Testing

@testable import KringWeb

@Suite("The server on the loopback")
struct LoopbackTests {
    private static let request = "GET / HTTP/1.1\r\nHost: kring\r\n\r\n"

    @Test func `three hundred that say nothing hold nobody up`() async throws {
        let sample = try PublishedSample()
        try await LoopbackServer.run(sample.site()) { port in
            let silent = try (0..<300).map { _ in try LoopbackClient(port: port) }
            for _ in 0..<3 {
                let client = try LoopbackClient(port: port)
                client.send(Self.request)
                #expect(client.receive(until: "</h1>").hasPrefix("HTTP/1.1 200 OK\r\n"))
            }
            #expect(silent.count == 300)
        }
    }

    @Test func `connections that are kept for later hold nobody up`() async throws {
        let sample = try PublishedSample()
        try await LoopbackServer.run(sample.site(), limits: OpenConnections.Limits(most: 32)) {
            port in
            let kept = try (0..<100).map { _ in
                let client = try LoopbackClient(port: port)
                client.send(Self.request)
                #expect(client.receive(until: "</h1>").hasSuffix("<h1>Kring</h1>"))
                return client
            }
            // The last is still open, and asks again; the first made room.
            kept[99].send(Self.request)
            #expect(kept[99].receive(until: "</h1>").hasPrefix("HTTP/1.1 200 OK\r\n"))
            kept[0].send(Self.request)
            #expect(kept[0].receive(until: "</h1>") == "")
        }
    }

    @Test func `a request goes the same way to the shelf and to the routes`() async throws {
        let sample = try PublishedSample()
        let desk = ChoiceDesk(
            page: { place throws(ChoiceDesk.Trouble) in
                place.token == "known" ? "<p>choose</p>" : nil
            },
            choose: { _, _ throws(ChoiceDesk.Trouble) in .nothingChosen })
        try await LoopbackServer.run(sample.site(), desk) { port in
            let client = try LoopbackClient(port: port)
            client.send(Self.request)
            let first = client.receive(until: "</h1>")
            client.send(Self.request)
            let second = client.receive(until: "</h1>")
            #expect(fields(of: first) == fields(of: second))
            #expect(fields(of: first).count > 5)

            client.send("GET /u/known HTTP/1.1\r\nHost: kring\r\n\r\n" + Self.request)
            let both = client.receive(until: "</h1>")
            #expect(both.contains("<p>choose</p>HTTP/1.1 200 OK\r\n"))

            client.send("POST /u/known HTTP/1.1\r\nHost: kring\r\nContent-Length: 1\r\n\r\nx")
            #expect(client.receive(until: "</html>").hasPrefix("HTTP/1.1 400 Bad Request\r\n"))

            client.send("GET / HTTP/1.1\r\nHost: kring\r\nHost: kring\r\n\r\n")
            #expect(client.receive(until: "\r\n400:").hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        }
    }

    /// The lines of an answer, but for its date: Hummingbird has a clock of its own.
    private func fields(of answer: String) -> Set<Substring> {
        Set(answer.split(separator: "\r\n").filter { !$0.lowercased().hasPrefix("date:") })
    }
}
