import CivilTime
import HTTPTypes
import Testing

@testable import KringWeb

@Suite("Conditional responses")
struct ConditionalResponseTests {
    let sample: PublishedSample
    let site: PublishedSite

    init() throws {
        sample = try PublishedSample()
        site = sample.site()
    }

    static let target = "/feeds/community/blended-learning.ics"
    /// The tag of what the sample publishes at `target`.
    static let tag = "\"\(PublishedSample.hash(Array("BEGIN:VCALENDAR\r\n".utf8)))\""

    @Test(
        arguments: [
            (tag, true), ("W/\(tag)", true), ("*", true), (" * ", true),
            ("\"a\", \(tag)", true), ("\"a\",W/\"b\" ,\t\(tag), \"c\"", true), (",, \(tag)", true),
            ("\"comma,inside\", \(tag)", true),
            ("\"a\"", false), ("", false), ("**", false), ("*, \(tag)", false),
            ("w/\(tag)", false), (String(tag.dropFirst().dropLast()), false),
            (String(tag.dropLast()), false), ("\"x\" \(tag)", false), ("\"\(tag)\"", false),
        ])
    func `If-None-Match names tags in a list, weak or strong`(list: String, isKnown: Bool) {
        let answer = site.get(Self.target, [.ifNoneMatch: list])

        #expect(answer.status == (isKnown ? .notModified : .ok))
    }

    @Test func `several If-None-Match fields are one list`() {
        var fields: HTTPFields = [.ifNoneMatch: "\"a\""]
        fields.append(HTTPField(name: .ifNoneMatch, value: Self.tag))

        #expect(site.get(Self.target, fields).status == .notModified)
    }

    @Test(
        arguments: [
            ("Mon, 01 Feb 2027 14:00:00 GMT", true), ("Mon, 01 Feb 2027 14:00:01 GMT", true),
            ("Mon, 01 Feb 2027 13:59:59 GMT", false), ("Fri, 31 Dec 9999 23:59:60 GMT", true),
            ("Mon, 01 Feb 2027 14:00:00 CET", false), ("2027-02-01T14:00:00Z", false),
            ("Mon, 30 Feb 2027 14:00:00 GMT", false), ("Mon, 01 Feb 2027 24:00:00 GMT", false),
            ("Mon, 01 Feb 2027 +4:00:00 GMT", false), ("", false),
            // the two obsolete forms, which are to be understood too (RFC 9110 §5.6.7)
            ("Mon Feb  1 14:00:00 2027", true), ("Mon Feb  1 13:59:59 2027", false),
            ("Sun Nov 29 20:59:24 2037", true), ("Mon Feb 01 14:00:00 2027", true),
            ("Monday, 01-Feb-27 14:00:00 GMT", true), ("Monday, 01-Feb-27 13:59:59 GMT", false),
            ("Sunday, 06-Nov-94 08:49:37 GMT", false), ("Wednesday, 01-Feb-76 14:00:00 GMT", true),
            ("Mon Feb 1 14:00:00 2027", false), ("Mon Feb  1 14:00:00 2027 GMT", false),
            ("Mon, 01-Feb-27 14:00:00 GMT", false), ("Monday, 01 Feb 2027 14:00:00 GMT", false),
            ("Mon Feb  01 14:00:00 2027", false), ("Monday, 01-Feb-2027 14:00:00 GMT", false),
        ])
    func `If-Modified-Since counts by the second, and only when it can be read`(
        date: String, isKnown: Bool
    ) {
        let answer = site.get(Self.target, [.ifModifiedSince: date])

        #expect(answer.status == (isKnown ? .notModified : .ok))
    }

    @Test func `a tag that does not match outweighs a date that does`() {
        let answer = site.get(
            Self.target,
            [.ifNoneMatch: "\"old\"", .ifModifiedSince: "Mon, 01 Feb 2027 14:00:00 GMT"])

        #expect(answer.status == .ok)
    }

    @Test func `a 304 repeats what a cache keeps and has no body`() {
        let full = site.get(Self.target)

        let answer = site.get(Self.target, [.ifNoneMatch: Self.tag])

        #expect(answer.body.isEmpty)
        #expect(answer.lines == full.lines.filter { !$0.hasPrefix("Content-Length") })
        #expect(
            site.answer(method: .head, target: Self.target, fields: [.ifNoneMatch: Self.tag])
                == answer)
    }

    @Test func `a condition never turns a missing file into a known one`() {
        #expect(site.get("/f/nobody.ics", [.ifNoneMatch: "*"]) == .notFound)
    }

    @Test(
        arguments: [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Wed, 31 Dec 1969 23:59:59 GMT", -1), ("Thu, 29 Feb 2024 12:00:00 GMT", 1_709_208_000),
        ])
    func `a date is written as it is read`(text: String, seconds: Int) {
        #expect(
            HTTPDate.moment(text, now: PublishedSample.now()) == Instant(secondsSinceEpoch: seconds)
        )
        #expect(HTTPDate.text(Instant(secondsSinceEpoch: seconds)) == text)
    }

    @Test(arguments: [Int.min, -62_135_596_801, 253_402_300_800, Int.max])
    func `a date beyond four digits is left out`(seconds: Int) {
        #expect(HTTPDate.text(Instant(secondsSinceEpoch: seconds)) == nil)
    }

    @Test(
        arguments: [
            (tag, true), ("*", true), ("\"a\", \(tag)", true), ("W/\(tag)", false),
            ("\"a\"", false), ("", false), ("nonsense", false),
        ])
    func `If-Match wants this very version, strongly`(list: String, isMet: Bool) {
        let answer = site.get(Self.target, [.ifMatch: list])

        #expect(answer == (isMet ? site.get(Self.target) : .preconditionFailed))
    }

    @Test(
        arguments: [
            ("Mon, 01 Feb 2027 14:00:00 GMT", true), ("Mon, 01 Feb 2027 13:59:59 GMT", false),
            ("Mon Feb  1 13:59:59 2027", false), ("nonsense", true),
        ])
    func `If-Unmodified-Since counts where no tag is sent`(date: String, isMet: Bool) {
        let alone = site.get(Self.target, [.ifUnmodifiedSince: date])
        let beside = site.get(Self.target, [.ifUnmodifiedSince: date, .ifMatch: Self.tag])

        #expect(alone == (isMet ? site.get(Self.target) : .preconditionFailed))
        #expect(beside.status == .ok)
    }

    @Test func `what fails is told before what is known`() {
        let answer = site.get(Self.target, [.ifMatch: "\"old\"", .ifNoneMatch: Self.tag])

        #expect(answer == .preconditionFailed)
    }
}
