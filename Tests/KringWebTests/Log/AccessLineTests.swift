import HTTPTypes
import Testing

@testable import KringWeb

@Suite("The access log")
struct AccessLineTests {
    static let token = PublishedSample.token
    /// What stands for the token: the first six characters of its hash.
    static let mark = String(PublishedSample.hash(Array(token.utf8)).prefix(6))

    @Test(
        arguments: [
            ("/", "/index.html"), ("/feeds/community/blended-learning.ics?token=x", nil),
            ("/sessions/eigentijds-toetsen-2027-02-01.html", nil), ("/wp-login.php", nil),
            ("/f/\(token).ics", "/f/\(mark).ics"), ("/f/\(token)", "/f/\(mark)"),
            ("/f/\(token).ics?again=\(token)", "/f/\(mark).ics"),
            ("/feeds/\(token).ics", "/feeds/\(mark).ics"), ("/a-\(token)_b", "/a-\(mark)_b"),
        ] as [(String, String?)])
    func `a line tells the path without its secrets`(target: String, path: String?) {
        let expected = path ?? String(target.prefix { $0 != "?" })

        #expect(MaskedPath.text(target, hash: PublishedSample.hash) == expected)
    }

    @Test func `a line is the method, the path, the status and the bytes`() {
        let line = AccessLine(
            method: .get, target: "/f/\(Self.token).ics", status: 200, bytes: 10_432,
            hash: PublishedSample.hash)

        #expect(line.text == "GET /f/\(Self.mark).ics 200 10432")
    }

    @Test func `no way of asking brings a token or a control character into a line`() throws {
        let upper = Self.token.uppercased()
        let half = Self.token.prefix(12)
        let targets = [
            "/f/\(Self.token).ics", "//f/\(Self.token).ics", "/f/\(Self.token)/",
            "/f//\(Self.token)",
            "/f%2f\(Self.token).ics", "/%66/\(Self.token).ics",
            "/f/%6d\(Self.token.dropFirst()).ics",
            "/f/\(half)", "/f/x/\(half)", "/F/\(half).ics", "/f/\(upper).ICS", "\(Self.token)",
            "/?\(Self.token)", "/f/\(Self.token).ics\r\nGET / 200", "/f/\(Self.token)\u{1B}[2J",
            "http://kring.example/f/\(Self.token).ics", "/x/../f/\(Self.token).ics", "/é/f/\(half)",
        ]
        for target in targets {
            let line = AccessLine(
                method: try #require(HTTPRequest.Method(Self.token)), target: target, status: 404,
                bytes: 0, hash: PublishedSample.hash)

            #expect(!line.text.lowercased().contains(half.dropFirst()), "\(target)")
            #expect(line.text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(target)")
        }
    }
}
