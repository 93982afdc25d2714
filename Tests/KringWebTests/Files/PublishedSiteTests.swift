import FoundationEssentials
import Glibc
import HTTPTypes
import Synchronization
import Testing

@testable import KringWeb

@Suite("The published site")
struct PublishedSiteTests {
    let sample: PublishedSample
    let site: PublishedSite

    init() throws {
        sample = try PublishedSample()
        site = sample.site()
    }

    @Test(
        arguments: [
            ("/", "<h1>Kring</h1>"), ("/index.html", "<h1>Kring</h1>"),
            ("/?utm=1", "<h1>Kring</h1>"),
            ("/style.css", "h1 { color: teal }"),
            ("/communities/blended-learning.html?x=/../", "<h1>Blended learning</h1>"),
            ("/feeds/community/blended-learning.ics", "BEGIN:VCALENDAR\r\n"),
            ("/f/\(PublishedSample.token).ics", "BEGIN:VCALENDAR\r\nX-MINE:1\r\n"),
            ("/healthz", "ok"), ("/robots.txt", "User-agent: *\nDisallow: /f/\nDisallow: /u/\n"),
        ])
    func `what is published is there`(target: String, text: String) {
        let answer = site.get(target)

        #expect(answer.status == .ok)
        #expect(answer.text == text)
    }

    @Test(
        arguments: [
            // not there, or not a file
            "/nothing.html", "/f/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ics", "/f/.ics", "/f", "/f/",
            "/feeds", "/feeds/", "/communities/", "/index.html/", "/folder.html",
            "/style.css/x.css",
            "/f/\(PublishedSample.token)", "/f/\(PublishedSample.token).ICS", "/F/x.ics",
            // never to be served
            "/.hidden.html", "/.git/config.txt", "/ledger.sqlite", "/pipe.html",
            // links, even harmless ones
            "/out.html", "/outside/secret.html", "/inside.html",
            // ways out
            "/../secret.html", "/communities/../../secret.html", "/./index.html", "//index.html",
            "//etc/passwd.txt", "/..%2fsecret.html", "/%2e%2e/secret.html",
            "/%252e%252e/secret.html",
            "/..%c0%afsecret.html", "/..\\secret.html", "/..%5csecret.html", "/.../secret.html",
            "/communities/..;/secret.html", "/index.html%00.css", "/index.html\0", "/index%2ehtml",
            "/%69ndex.html", "/style.css#x", "/\u{2025}/secret.html", "/a/a/a/a/a/a/a/a/a.html",
            "/" + String(repeating: "a", count: 250) + ".html",
            "/" + String(repeating: "a", count: 70_000),
            // no origin form at all
            "", "*", "?", "index.html", "http://kring.example/index.html", "\u{1F512}",
            "/x\r\nSet-Cookie: a=b", "/<script>", "/healthz/", "/robots.txt/",
        ])
    func `everything else is the same 404 to the byte`(target: String) {
        #expect(site.get(target) == Answer.notFound)
    }

    @Test func `a 404 echoes nothing and is not kept`() {
        #expect(
            Answer.notFound.lines == [
                "Content-Type: text/html; charset=utf-8",
                "X-Content-Type-Options: nosniff",
                "Referrer-Policy: no-referrer",
                "Content-Security-Policy: default-src 'none'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                "Cache-Control: no-store",
                "X-Robots-Tag: noindex",
                "Content-Length: \(Answer.notFound.body.count)",
            ])
    }

    @Test func `a public feed carries these fields and no others`() {
        let answer = site.get("/feeds/community/blended-learning.ics")

        #expect(
            answer.lines == [
                "Content-Type: text/calendar; charset=utf-8",
                "X-Content-Type-Options: nosniff",
                "Referrer-Policy: no-referrer",
                "Last-Modified: Mon, 01 Feb 2027 14:00:00 GMT",
                "Cache-Control: max-age=900",
                "Accept-Ranges: bytes",
                "ETag: \"\(PublishedSample.hash(answer.body))\"",
                "Content-Length: 17",
            ])
    }

    @Test func `a secret feed is private and not to be indexed`() {
        let answer = site.get("/f/\(PublishedSample.token).ics")

        #expect(answer.fields[.cacheControl] == "private, max-age=900")
        #expect(answer.lines.contains("X-Robots-Tag: noindex"))
    }

    @Test func `a page may run no script, load nothing foreign and be framed by nobody`() {
        #expect(
            site.get("/").fields[.contentSecurityPolicy]
                == Answer.notFound.fields[.contentSecurityPolicy])
    }

    @Test(arguments: [
        "/", "/feeds/community/blended-learning.ics", "/healthz", "/nothing", "/robots.txt",
    ])
    func `HEAD is GET without its body`(target: String) {
        let head = site.answer(method: .head, target: target)
        let again = sample.site().answer(method: .head, target: target)

        #expect(head == site.get(target).withoutBody)
        #expect(head == again)
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .delete, .options, .trace, .connect, .patch])
    func `other methods are refused in the same way everywhere`(method: HTTPRequest.Method) {
        for target in ["/", "/nothing", "/f/\(PublishedSample.token).ics", "*", "/healthz"] {
            #expect(site.answer(method: method, target: target) == .methodNotAllowed)
        }
        #expect(Answer.methodNotAllowed.fields[.allow] == "GET, HEAD")
    }

    @Test func `a file above the limit is a fault of ours, not a missing file`() throws {
        try sample.write("public/big.html", String(repeating: "x", count: 101))
        try sample.write("public/fits.html", String(repeating: "x", count: 100))
        let site = sample.site(sizeLimit: 100)

        #expect(site.get("/big.html") == .unavailable)
        #expect(site.get("/fits.html").body.count == 100)
    }

    @Test func `an empty file is served as it is`() throws {
        try sample.write("public/empty.txt", "")

        let answer = site.get("/empty.txt")

        #expect(answer.status == .ok)
        #expect(answer.fields[.contentLength] == "0")
    }

    @Test func `when the folder is away clients are asked to come again`() throws {
        rename(sample.folder, sample.folder + ".away")

        for target in ["/", "/nothing.html", "/feeds/community/blended-learning.ics", "/healthz"] {
            #expect(site.get(target) == .unavailable)
        }

        rename(sample.folder + ".away", sample.folder)
        #expect(site.get("/healthz") == .healthy)
    }

    @Test func `a file is hashed once per version`() throws {
        let counter = HashCounter()
        let site = sample.site(hash: counter.hash)
        let target = "/feeds/community/blended-learning.ics"

        let first = site.get(target)
        #expect(site.get(target) == first)
        #expect(site.get(target, [.ifNoneMatch: "*"]).status == .notModified)
        #expect(counter.count == 1)

        // As long as before and "changed" at the same second: only the content differs.
        try sample.write("public/feeds/community/blended-learning.ics", "BEGIN:VCALENDAS\r\n")
        let second = site.get(target)
        #expect(second.text == "BEGIN:VCALENDAS\r\n")
        #expect(second.fields[.eTag] != first.fields[.eTag])
        #expect(counter.count == 2)
    }
}

/// Counts how often content is hashed.
private final class HashCounter: Sendable {
    private let calls = Mutex(0)

    var count: Int { calls.withLock { $0 } }

    @Sendable func hash(_ bytes: [UInt8]) -> String {
        calls.withLock { $0 += 1 }
        return PublishedSample.hash(bytes)
    }
}
