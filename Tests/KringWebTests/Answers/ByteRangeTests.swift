import HTTPTypes
import Testing

@testable import KringWeb

@Suite("Parts of files")
struct ByteRangeTests {
    /// "BEGIN:VCALENDAR" and CR LF: 17 bytes.
    static let target = "/feeds/community/blended-learning.ics"
    let sample: PublishedSample
    let site: PublishedSite

    init() throws {
        sample = try PublishedSample()
        site = sample.site()
    }

    @Test(
        arguments: [
            ("bytes=0-4", "BEGIN", "bytes 0-4/17"), ("Bytes=6-14", "VCALENDAR", "bytes 6-14/17"),
            ("bytes=6-", "VCALENDAR\r\n", "bytes 6-16/17"), ("bytes=-2", "\r\n", "bytes 15-16/17"),
            ("bytes=16-99999", "\n", "bytes 16-16/17"),
            ("bytes=-99", "BEGIN:VCALENDAR\r\n", "bytes 0-16/17"),
            ("bytes=16-99999999999999999999", "\n", "bytes 16-16/17"),
        ])
    func `a part is sent as it is asked for`(range: String, text: String, told: String) {
        let answer = site.get(Self.target, [.range: range])

        #expect(answer.status == .partialContent)
        #expect(answer.text == text)
        #expect(answer.fields[.contentRange] == told)
        #expect(answer.fields[.contentLength] == String(text.utf8.count))
        #expect(answer.fields[.eTag] == site.get(Self.target).fields[.eTag])
    }

    @Test(
        arguments: [
            "bytes=17-", "bytes=99-100", "bytes=-0", "bytes=99999999999999999999-",
        ])
    func `a part behind the end is 416, with the size`(range: String) {
        let answer = site.get(Self.target, [.range: range])

        #expect(answer == .rangeNotSatisfiable(size: 17))
        #expect(answer.fields[.contentRange] == "bytes */17")
    }

    @Test(
        arguments: [
            "", "bytes", "bytes=", "bytes=-", "bytes=4-0", "bytes=0-1,3-4", "lines=0-1",
            "bytes=a-b", "bytes= 0-1", "bytes=0-1-2", "bytes=+0-1", "0-4",
        ])
    func `what cannot be read as one part is all`(range: String) {
        #expect(site.get(Self.target, [.range: range]) == site.get(Self.target))
    }

    @Test func `HEAD knows no parts`() {
        let head = site.answer(method: .head, target: Self.target, fields: [.range: "bytes=0-4"])

        #expect(head == site.get(Self.target).withoutBody)
    }

    @Test(
        arguments: [
            ("TAG", true), ("\"old\"", false), ("W/TAG", false), ("", false),
            ("Mon, 01 Feb 2027 14:00:00 GMT", true), ("Mon Feb  1 14:00:00 2027", true),
            ("Mon, 01 Feb 2027 14:00:01 GMT", false),
        ])
    func `If-Range gives a part of this very version, or all`(validator: String, isPart: Bool)
        throws
    {
        let tag = try #require(site.get(Self.target).fields[.eTag])
        var fields: HTTPFields = [.range: "bytes=0-4"]
        fields.set("If-Range", to: validator.replacing("TAG", with: tag))

        #expect(site.get(Self.target, fields).status == (isPart ? .partialContent : .ok))
    }

    @Test func `an empty file has no parts`() throws {
        try sample.write("public/empty.txt", "")

        #expect(site.get("/empty.txt", [.range: "bytes=0-"]) == .rangeNotSatisfiable(size: 0))
        #expect(site.get("/empty.txt", [.range: "bytes=-1"]) == .rangeNotSatisfiable(size: 0))
    }
}
