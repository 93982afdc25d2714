import CivilTime
import Communities
import Testing
import Workspace

@Suite("Texts of people")
struct TextTests {
    @Test(arguments: [
        ("90", 90), ("90 min", 90), ("90 minuten", 90), ("1h30", 90), ("1u30", 90), ("1:30", 90),
        ("1,5 uur", 90), ("1.5 hours", 90), ("2 hours", 120), ("2 uur", 120), ("PT90M", 90),
        ("PT1H30M", 90), ("1 uur 45", 105), ("1 h 45", 105), ("1 uur en 30 minuten", 90),
        ("anderhalf uur", 90), ("een half uur", 30), ("half an hour", 30), ("24 hours", 1440),
    ])
    func `a length is read in both languages`(text: String, minutes: Int) throws {
        #expect(try LengthText.minutes(text) == minutes)
    }

    @Test(arguments: [
        "", "soon", "0", "25 hours", "1:75", "90,5", "1,33 uur", "-90", "90 apples", "1 week",
        "99999999999999999999", "30 min 1 hour", "90 90", "PT", "PT90", "1h90",
    ])
    func `what is no length is refused`(text: String) {
        #expect(throws: Misread.self) { try LengthText.minutes(text) }
    }

    @Test(arguments: [
        ("every 2 weeks for 90 minutes", Rhythm.Cadence.weeks(2, on: nil), 90),
        ("weekly", .weeks(1, on: nil), 60), ("wekelijks, 60 minuten", .weeks(1, on: nil), 60),
        ("every 3 weeks on Thursday", .weeks(3, on: .thursday), 60),
        ("elke 3 weken op donderdag, 2 uur", .weeks(3, on: .thursday), 120),
        ("2nd Tuesday of the month for 2 hours", .monthly(ordinal: 2, weekday: .tuesday), 120),
        ("2e dinsdag van de maand", .monthly(ordinal: 2, weekday: .tuesday), 60),
        ("2e dinsdag", .monthly(ordinal: 2, weekday: .tuesday), 60),
        ("laatste vrijdag van de maand", .monthly(ordinal: -1, weekday: .friday), 60),
        ("monthly", .monthlyWeek(1), 60), ("maandelijks", .monthlyWeek(1), 60),
        ("monthly in the 3rd week for 2 hours", .monthlyWeek(3), 120),
        ("maandelijks in de 3e week", .monthlyWeek(3), 60),
        ("om de week", .weeks(2, on: nil), 60), ("every other week", .weeks(2, on: nil), 60),
        ("elke dinsdag van 1,5 uur", .weeks(1, on: .tuesday), 90),
        ("elke 2 weken, 90 minuten", .weeks(2, on: nil), 90),
        ("every 2nd Tuesday of the month", .monthly(ordinal: 2, weekday: .tuesday), 60),
    ])
    func `a rhythm is read in both languages`(
        text: String, cadence: Rhythm.Cadence, minutes: Int
    ) throws {
        #expect(
            try RhythmText.rhythm(text, minutes: 60) == Rhythm(cadence: cadence, minutes: minutes))
    }

    @Test(arguments: [
        "", "biweekly", "every 2nd Tuesday", "elke 2e dinsdag", "om de 3 weken", "every 0 weeks",
        "every 60 weeks", "sometimes", "every 2 weeks for a while", "every 2 weeks and a day",
        "5th Tuesday of the month", "monthly in the 5th week", "every week on",
    ])
    func `a rhythm that could mean two things, or nothing, is refused`(text: String) {
        #expect(throws: Misread.self) { try RhythmText.rhythm(text, minutes: 60) }
    }

    @Test func `a misspelt rhythm is put right`() {
        let misread = #expect(throws: Misread.self) {
            try RhythmText.rhythm("every 3 weks on Thursday", minutes: 60)
        }
        #expect(misread?.suggestion == "every 3 weeks on thursday")
        #expect(misread?.offset == 8)
    }

    @Test(arguments: Language.allCases)
    func `the words of a rhythm are read back as that rhythm`(language: Language) throws {
        let cadences: [Rhythm.Cadence] =
            [.monthlyWeek(1), .monthlyWeek(4)]
            + (1...6).map { .weeks($0, on: nil) }
            + Weekday.allCases.map { .weeks(2, on: $0) }
            + [1, 2, 3, 4, -1].map { .monthly(ordinal: $0, weekday: .wednesday) }
        for cadence in cadences {
            for minutes in [1, 45, 60, 90, 105, 120] {
                let rhythm = Rhythm(cadence: cadence, minutes: minutes)
                let words = RhythmWords(language).text(rhythm)
                #expect(try RhythmText.rhythm(words, minutes: 7) == rhythm, "\(words)")
            }
        }
    }

    @Test(arguments: [
        ("Tue 15:00-17:30", [1], 900, 1050), ("ma-vr 9:00-17:30", [0, 1, 2, 3, 4], 540, 1050),
        ("di, do 14.00-16.00", [1, 3], 840, 960), ("dinsdag 15-17", [1], 900, 1020),
        ("Tue and Thu 9:00 to 12:00", [1, 3], 540, 720), ("za-ma 0:00–24:00", [5, 6, 0], 0, 1440),
        ("werkdagen 9u30 tot 12u", [0, 1, 2, 3, 4], 570, 720),
        ("Tue 15:00 - 17:30", [1], 900, 1050),
    ])
    func `a window is read in both languages`(text: String, days: [Int], from: Int, to: Int) throws
    {
        let spans = try WindowText.spans(text)
        #expect(spans.map(\.weekday.rawValue) == days)
        #expect(Set(spans.map(\.from.minutes)) == [from] && Set(spans.map(\.to.minutes)) == [to])
    }

    @Test(arguments: [
        ("Tue", 0), ("15:00-17:30", 0), ("Tue 15:00", 4), ("Tue 15:00-25:00", 10),
        ("Tues-day 9-10", 0), ("Tue 17:00-15:00", 4), ("Tue 9:00-9:00", 4),
        ("Tue, Mon-Wed 9-10", 5),
        ("Tue 9-10 Wed 9-10", 4),
    ])
    func `a window that cannot be read says where`(text: String, offset: Int) {
        let misread = #expect(throws: Misread.self) { try WindowText.spans(text) }
        #expect(misread?.offset == offset)
    }

    @Test(
        arguments: [
            ("any", 0, nil), ("vrij", 0, nil), ("3", 3, 3), ("exactly 3", 3, 3),
            ("precies 3", 3, 3),
            ("at least 2", 2, nil), ("minstens 2", 2, nil), ("at most 3", 0, 3),
            ("hoogstens 3", 0, 3),
            ("2 to 4", 2, 4), ("2 tot 4", 2, 4), ("2-4", 2, 4), ("geen", 0, 0), ("twee", 2, 2),
            ("at least 2 sessions", 2, nil),
        ] as [(String, Int, Int?)])
    func `a count is read in both languages`(text: String, least: Int, most: Int?) throws {
        #expect(try CountText.bounds(text) == CountText.Bounds(least: least, most: most))
    }

    @Test(arguments: ["", "some", "-3", "4 to 2", "at least", "3.5", "at lest 2", "1001"])
    func `what is no count is refused`(text: String) {
        #expect(throws: Misread.self) { try CountText.bounds(text) }
    }

    @Test(arguments: [
        ("7 days before", 10_080), ("1 day", 1440), ("1 uur van tevoren", 60),
        ("2 weken vooraf", 20_160), ("30 min before", 30), ("1 dag en 2 uur ervoor", 1560),
    ])
    func `an offset is read in both languages`(text: String, minutes: Int) throws {
        #expect(try OffsetText.before(text) == ReminderOffset(minutes: minutes))
    }

    @Test(arguments: ["7", "before", "", "after 2 days", "0 days", "9999 weeks"])
    func `what is no offset is refused`(text: String) {
        #expect(throws: Misread.self) { try OffsetText.before(text) }
    }

    @Test func `days and ordinals are read in both languages`() throws {
        #expect(try ["3 days", "3 dagen", "3"].map(DaysText.days) == [3, 3, 3])
        #expect(try DaysText.days("1 week") == 7)
        #expect(
            try ["4th session", "elke 4e sessie", "4", "vierde"].map(OrdinalText.every)
                == [4, 4, 4, 4])
        #expect(throws: Misread.self) { try OrdinalText.every("last session") }
        #expect(throws: Misread.self) { try DaysText.days("3 hours") }
    }

    @Test(arguments: [
        ("noor@example.org", true), ("a.b+c@x.example.org", true), ("noor", false),
        ("noor@", false), ("noor@localhost", false), ("a b@example.org", false),
        ("noor@example.org\nBcc: x@example.org", false), ("noor@-x.org", false),
        ("a@b@c.nl", false),
    ])
    func `a mail address is known from a typing error`(text: String, isGood: Bool) {
        #expect(MailAddress.isWellFormed(text) == isGood)
    }
}
