import CivilTime
import FeedDoctor
import ICalendar
import TestSupport
import Testing

@Suite("The feed doctor in Dutch")
struct DutchTests {
    private let dutch = DoctorWords(.dutch)
    private let english = DoctorWords(.english)

    /// Words that stand in nearly every English sentence and in no Dutch one.
    private static let tells: Set = [
        "the", "a", "an", "and", "or", "that", "which", "are", "not", "no", "with",
        "without", "than", "it", "its", "to", "from", "by", "for", "write", "leave", "add", "keep",
        "event", "events", "line", "lines", "calendar", "file", "zone", "time", "times", "rule",
        "rules", "date", "dates", "nothing", "stands", "expected", "instance", "more", "skipped",
        "ignored", "end", "ends", "alarm", "value",
    ]

    private func englishWords(in text: String) -> [String] {
        // Names of properties and parameters are in capitals; what stands in quotes is the file's. An
        // apostrophe as in "agenda's" is no quote.
        let plain = text.replacing("text/calendar", with: "")
            .replacing(/(\p{L})'([sn])\b/) { "\($0.1)\($0.2)" }
        let outside = plain.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 0 }.map(\.element).joined(separator: " ")
        return outside.split { !$0.isLetter }.map(String.init).filter(DutchTests.tells.contains)
    }

    @Test(arguments: DoctorRule.allCases)
    func `each rule has a title and a remedy in both languages`(rule: DoctorRule) {
        for words in [dutch, english] {
            #expect(!words.title(of: rule).isEmpty && words.title(of: rule) != rule.rawValue)
            #expect(!words.remedy(of: rule).isEmpty)
        }
        #expect(dutch.title(of: rule) != english.title(of: rule))
        #expect(dutch.remedy(of: rule) != english.remedy(of: rule))
        #expect(englishWords(in: dutch.title(of: rule)) == [])
        #expect(englishWords(in: dutch.remedy(of: rule)) == [])
    }

    @Test(.slow) func `no message about the samples has an English word left`() {
        let samples =
            (grammarCases + structureCases + timeCases + repeatCases + zoneCases + clientCases)
            .map(\.sick) + wordSamples
        let messages = samples.flatMap { sample in
            CalendarDocument.examine(sample.bytes, database: .system).map {
                dutch.message(of: $0)
            }
        }
        #expect(messages.count > 300)
        #expect(Set(messages).filter { !englishWords(in: $0).isEmpty } == [])
    }

    @Test func `a whole finding reads as people here would say it`() throws {
        func told(_ sample: Sample, _ rule: DoctorRule) throws -> String {
            let found = CalendarDocument.examine(sample.bytes, database: .system)
            let first = try #require(found.first { $0.rule == rule })
            return "\(dutch.title(of: rule)): \(dutch.message(of: first)); "
                + dutch.remedy(of: rule)
        }
        #expect(
            try told(.event("DTSTART;TZID=Europe/Amsterdam:20270201T100000"), .tzid)
                == "tijdzones die het bestand niet uitlegt: 'Europe/Amsterdam' heeft geen "
                + "VTIMEZONE; voeg een VTIMEZONE met die TZID toe; Outlook leest de tijd als UTC")
        #expect(
            try told(.event("STATUS:DONE"), .choice)
                == "woorden die niet op de lijst staan: STATUS 'DONE', verwacht CANCELLED, "
                + "CONFIRMED, TENTATIVE; schrijf een van de woorden die de eigenschap toelaat")
        #expect(
            try told(.event("RRULE:FREQ=WEEKLY;BYDAY=1MO"), .rrule)
                == "herhaalregels die niet geldig zijn: '1MO' heeft een getal waar dat niet mag; "
                + "herstel het genoemde deel; kring rrule REGEL --start … laat zien wat een regel "
                + "oplevert")
        #expect(
            try told(.file("<html>"), .notACalendar)
                == "wat helemaal geen agenda is: het is een webpagina; misschien vraagt het adres "
                + "om in te loggen; kijk wat er wordt geleverd: het moet met BEGIN:VCALENDAR "
                + "beginnen")
    }

    @Test func `an event is named in front of what was read of it`() throws {
        let sample = Sample.event("SUMMARY:Overleg\nDURATION:soon\nDTSTART:20270201T100000Z")
        let reading = try CalendarDocument.read(
            sample.bytes, defaultZone: .utc, database: .system)
        let named = reading.findings.map {
            DoctorWords(.dutch).message(of: EventPlaces(sample.bytes).naming($0))
        }
        #expect(
            named == ["'Overleg' van 2027-02-01 10:00: DURATION is niet te lezen; niet meegenomen"])
    }
}
