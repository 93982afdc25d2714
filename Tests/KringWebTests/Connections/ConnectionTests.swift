import HTTPTypes
import NIOCore
import NIOEmbedded
import Testing

@testable import KringWeb

@Suite("A connection")
struct ConnectionTests {
    private let sample: PublishedSample
    private let site: PublishedSite

    init() throws {
        sample = try PublishedSample()
        site = sample.site()
        // So that they lie on the shelf.
        _ = site.get("/")
        _ = site.get("/style.css")
    }

    /// The answer in full as it goes over the line.
    private func line(_ answer: Answer, isLast: Bool = false) -> String {
        let end = isLast ? "Connection: close\r\n\r\n" : "\r\n"
        return String(decoding: HeadBytes.of(answer), as: UTF8.self)
            + "Date: Mon, 01 Feb 2027 16:00:00 GMT\r\n" + end + answer.text
    }

    @Test func `what lies on the shelf is answered at once, and nothing else`() throws {
        let connection = try ConnectionSample(site)
        let index = site.get("/")

        #expect(try connection.send("GET / HTTP/1.1\r\nHost: kring\r\n\r\n") == line(index))
        #expect(connection.routes.seen == [])
        #expect(
            try connection.send(
                "GET /index.html HTTP/1.1\r\nhost: kring:8080\r\nIf-None-Match: \(index.fields[.eTag] ?? "")\r\n\r\n"
            ) == line(site.get("/", [.ifNoneMatch: "*"])))
        for target in ["/style.css?x", "/communities/blended-learning.html", "/u/x"] {
            #expect(try connection.send("GET \(target) HTTP/1.1\r\nHost: kring\r\n\r\n") == "")
            #expect(try connection.answer("later").hasSuffix("\r\n\r\nlater"))
        }
        for request in [
            "HEAD / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nRange: bytes=0-1\r\n",
            "GET / HTTP/1.1\r\nIf-Match: \"old\"\r\n",
        ] {
            #expect(try connection.send("\(request)Host: kring\r\n\r\n") == "")
            #expect(try connection.answer("").hasSuffix("\r\n\r\n"))
        }
        #expect(
            connection.access.all
                == ["GET /index.html 200 \(index.body.count)", "GET /index.html 304 0"])
    }

    @Test(arguments: [
        "Host: a\r\nHost: a\r\n", "Host: a\r\nHOST: b\r\n", "", "X-Host: a\r\n",
        "Host: a b\r\n", "Host: user@kring\r\n", "Host: a/b\r\n", "Host: h\u{E9}\r\n",
    ])
    func `a request names its host once`(fields: String) throws {
        for target in ["/", "/nothing.html", "/u/x"] {
            let connection = try ConnectionSample(site)
            let refused = try connection.send(
                "GET \(target) HTTP/1.1\r\n\(fields)\r\nGET / HTTP/1.1\r\n")

            #expect(refused == line(.hostNotClear, isLast: true))
            #expect(!connection.channel.isActive)
            #expect(connection.routes.seen == [])
            #expect(
                connection.access.all == [
                    "? (host not clear) 400 \(Answer.hostNotClear.body.count)"
                ])
        }
    }

    @Test(arguments: ["kring.example", "127.0.0.1:8080", "[::1]:8080", "", "a_b.example"])
    func `hosts are names, numbers and ports`(host: String) throws {
        let connection = try ConnectionSample(site)

        #expect(
            try connection.send("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n") == line(site.get("/")))
    }

    @Test func `HTTP 1.0 knows no host and ends with its answer`() throws {
        let connection = try ConnectionSample(site)
        #expect(try connection.send("GET / HTTP/1.0\r\n\r\n") == line(site.get("/"), isLast: true))
        #expect(!connection.channel.isActive)

        let routed = try ConnectionSample(site)
        #expect(try routed.send("GET /nothing HTTP/1.0\r\n\r\n") == "")
        #expect(try routed.answer("").contains("Connection: close\r\n"))
        #expect(!routed.channel.isActive)

        let twice = try ConnectionSample(site)
        #expect(
            try twice.send("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n")
                == line(.hostNotClear, isLast: true))
    }

    @Test func `who says that this is the last one gets its answer, and the end`() throws {
        let connection = try ConnectionSample(site)
        let request = "GET / HTTP/1.1\r\nHost: kring\r\nConnection: close\r\n\r\n"

        #expect(try connection.send(request + request) == line(site.get("/"), isLast: true))
        #expect(!connection.channel.isActive)
        #expect(connection.routes.seen == [])
    }

    @Test func `answers come in the order of the requests`() throws {
        let connection = try ConnectionSample(site)
        let host = "HTTP/1.1\r\nHost: kring\r\n"

        let first = try connection.send(
            "GET / \(host)\r\nPOST /u/x \(host)Content-Length: 3\r\n\r\na=1GET /style.css \(host)\r\nGET /u/y \(host)\r\nGET / \(host)\r\n"
        )
        #expect(first == line(site.get("/")))
        #expect(connection.routes.seen == ["POST /u/x", "a=1", "end"])

        let second = try connection.answer("chosen")
        #expect(second.hasSuffix("\r\n\r\nchosen" + line(site.get("/style.css"))))
        #expect(connection.routes.seen.suffix(2) == ["GET /u/y", "end"])

        #expect(try connection.answer("looked").hasSuffix("\r\n\r\nlooked" + line(site.get("/"))))
    }

    @Test func `a request with a body is for the routes, wherever it goes`() throws {
        for field in [
            "Content-Length: 2\r\n\r\nxx", "Transfer-Encoding: chunked\r\n\r\n2\r\nxx\r\n0\r\n\r\n",
        ] {
            let connection = try ConnectionSample(site)
            #expect(try connection.send("GET / HTTP/1.1\r\nHost: kring\r\n\(field)") == "")
            #expect(connection.routes.seen == ["GET /", "xx", "end"])
        }
    }

    @Test func `who sends and closes behind it still gets all answers`() throws {
        let connection = try ConnectionSample(site)
        let host = "HTTP/1.1\r\nHost: kring\r\n\r\n"

        _ = try connection.send("GET /u/x \(host)GET / \(host)")
        connection.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)

        #expect(try connection.answer("looked").hasSuffix("looked" + line(site.get("/"))))
    }

    @Test func `who takes nothing is sent no more, and read no more`() throws {
        let connection = try ConnectionSample(site)
        let host = "HTTP/1.1\r\nHost: kring\r\n\r\n"
        connection.channel.isWritable = false

        #expect(try connection.send(String(repeating: "GET / \(host)", count: 100)) == "")

        connection.channel.isWritable = true
        connection.channel.pipeline.fireChannelWritabilityChanged()
        #expect(
            try connection.received() == String(repeating: line(site.get("/")), count: 100))
    }

    @Test func `when the server stops, what is under way is finished`() throws {
        let idle = try ConnectionSample(site)
        idle.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        _ = try idle.received()
        #expect(!idle.channel.isActive)

        let busy = try ConnectionSample(site)
        _ = try busy.send("GET /u/x HTTP/1.1\r\nHost: kring\r\n\r\n")
        busy.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(busy.channel.isActive)
        #expect(try busy.answer("looked").contains("Connection: close"))
        #expect(!busy.channel.isActive)
    }
}
