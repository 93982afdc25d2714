import FoundationEssentials
import Glibc
import HTTPTypes
import Testing

@testable import KringWeb

@Suite("Packed files")
struct PackedFileTests {
    static let target = "/feeds/all.ics"
    static let text = (0..<200).map { "SUMMARY:Bijeenkomst \($0)\r\n" }.joined()
    let sample: PublishedSample
    let site: PublishedSite

    init() throws {
        sample = try PublishedSample()
        try sample.write("public" + Self.target, Self.text)
        site = sample.site()
    }

    @Test func `a packed file unpacks to itself, and says what it is`() throws {
        let answer = site.get(Self.target, [.acceptEncoding: "gzip, br"])

        #expect(answer.fields[.contentEncoding] == "gzip")
        #expect(answer.fields[.vary] == "Accept-Encoding")
        #expect(answer.fields[.contentLength] == String(answer.body.count))
        #expect(answer.body.count * 4 < Self.text.utf8.count)
        #expect(try unpacked(answer.body) == Self.text)
    }

    @Test
    func `who does not ask for it gets the file as it is, and caches know that there are two`() {
        let answer = site.get(Self.target)

        #expect(answer.text == Self.text)
        #expect(answer.fields[.contentEncoding] == nil)
        #expect(answer.fields[.vary] == "Accept-Encoding")
    }

    @Test func `each coding has a tag of its own`() throws {
        let plain = try #require(site.get(Self.target).fields[.eTag])
        let packed = try #require(
            site.get(Self.target, [.acceptEncoding: "gzip"]).fields[.eTag])

        #expect(plain != packed)
        for (tag, coding, status) in [
            (plain, "identity", 304), (packed, "gzip", 304), (plain, "gzip", 200),
            (packed, "identity", 200),
        ] {
            let answer = site.get(Self.target, [.acceptEncoding: coding, .ifNoneMatch: tag])
            #expect(answer.status.code == status, "\(tag) \(coding)")
        }
    }

    @Test func `parts are of the file as it is`() {
        let answer = site.get(
            Self.target, [.acceptEncoding: "gzip", .range: "bytes=0-18"])

        #expect(answer.status == .partialContent)
        #expect(answer.text == "SUMMARY:Bijeenkomst")
        #expect(answer.fields[.contentEncoding] == nil)
    }

    @Test func `what gains nothing by it is not packed`() throws {
        try sample.write("public/small.txt", String(repeating: "x", count: 1023))
        try sample.write("public/picture.png", String(repeating: "x", count: 4096))
        var state: UInt64 = 1
        let noise = String(
            (0..<8192).map { _ -> Character in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Character(Unicode.Scalar(UInt8(0x20 + (state >> 33) % 95)))
            })
        // Printable noise packs to 6.57 bits of 8; noise of all bytes does not pack at all.
        #expect(
            Gzip.packed(
                (0..<8192).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return UInt8(truncatingIfNeeded: state >> 33)
                }) == nil)
        try sample.write("public/noise.txt", noise)

        for target in ["/small.txt", "/picture.png"] {
            let answer = site.get(target, [.acceptEncoding: "gzip"])
            #expect(answer.status == .ok)
            #expect(answer.fields[.contentEncoding] == nil && answer.fields[.vary] == nil)
        }
        #expect(try unpacked(site.get("/noise.txt", [.acceptEncoding: "gzip"]).body) == noise)
        #expect(Gzip.packed([]) == nil)
    }

    /// What gzip makes of it.
    private func unpacked(_ bytes: [UInt8]) throws -> String {
        let place = "\(sample.root)/packed.gz"
        try Data(bytes).write(to: URL(filePath: place))
        let pipe = try #require(popen("gzip -dc '\(place)'", "r"))
        defer { pclose(pipe) }
        var text: [UInt8] = []
        while case let byte = fgetc(pipe), byte != EOF { text.append(UInt8(byte)) }
        return String(decoding: text, as: UTF8.self)
    }
}
