import CivilTime
import Testing

@Suite("Texts of moments")
struct OffsetDateTimeTests {
    @Test(arguments: [
        ("2027-02-01", "2027-02-01T00:00:00"), ("2027-02-01T15:00", "2027-02-01T15:00:00"),
        ("2027-02-01 15:00:30.5Z", "2027-02-01T15:00:30+00:00"),
        ("2027-02-01T15:00+0100", "2027-02-01T15:00:00+01:00"),
        // As iCalendar writes them.
        ("20270201", "2027-02-01T00:00:00"), ("19970902T090000", "1997-09-02T09:00:00"),
        ("19970902T090000Z", "1997-09-02T09:00:00+00:00"), ("20270201T1500", "2027-02-01T15:00:00"),
        ("20270201T150030+0100", "2027-02-01T15:00:30+01:00"),
    ])
    func `both forms of ISO 8601 are read`(text: String, expected: String) {
        #expect(OffsetDateTime(text)?.description == expected)
    }

    @Test(arguments: [
        "", "2027", "20270230", "20270201T", "20270201T25", "20270201T15:00", "2027-02-01T1500",
        "20270201T150000X", "202702011", "20270201T1500000",
    ])
    func `nothing else is`(text: String) {
        #expect(OffsetDateTime(text) == nil)
    }
}
