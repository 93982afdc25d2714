import Testing

@testable import KringWeb

@Suite("What a request wishes")
struct WishTests {
    @Test(
        arguments: [
            ("gzip", true), ("deflate, GZIP;q=0.5, br", true), ("x-gzip", true), ("*", true),
            ("identity;q=1, *;q=0.3", true), (" gzip ;  q=1.0", true), ("br,gzip", true),
            ("", false), ("br", false), ("gzip;q=0", false), ("gzip;q=0.000, *", false),
            ("*;q=0", false), ("gzipped", false), ("identity", false), ("br;gzip", false),
            ("gzip; Q = 0", false),
        ])
    func `gzip is welcome when it is named and not refused`(list: String, isWelcome: Bool) {
        var wish = Wish()
        wish.read("accept-ENCODING", list)

        #expect(wish.acceptsGzip == isWelcome)
        #expect(!Wish().acceptsGzip)
    }

    @Test func `names are known however they are spelled, and others are passed over`() {
        var wish = Wish()
        for (name, value) in [
            ("RANGE", "bytes=0-1"), ("If-None-Match", "\"a\""), ("if-none-match", "\"b\""),
            ("If-Modified-Sincf", "x"), ("Accept-Language", "nl"), ("Hosts", "x"),
            ("if_match", "x"),
        ] { wish.read(name, value) }

        #expect(wish.range == "bytes=0-1")
        #expect(wish.ifNoneMatch == "\"a\", \"b\"")
        #expect(wish.ifMatch == nil && wish.ifModifiedSince == nil && wish.acceptEncoding == nil)
    }
}
