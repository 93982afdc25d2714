import CivilTime
import Communities
import Facilitation
import Workspace

/// A fact of each kind, one after the other: a new kind does not compile until it has its place in
/// the row, after the one before it.
protocol Sampled {
    static func sample(after last: Self?) -> Self?
}

extension Sampled {
    static var samples: [Self] {
        var samples: [Self] = []
        while samples.count < 1000, let next = sample(after: samples.last) { samples.append(next) }
        return samples
    }
}

extension FaultFact {
    /// Every fact of every group, and every form and misreading within them.
    static var samples: [FaultFact] {
        let groups: [[FaultFact]] = [
            FileFact.samples.map { .file($0) }, YamlFact.samples.map { .yaml($0) },
            TableFact.samples.map { .table($0) }, ValueFact.samples.map { .value($0) },
            ContentFact.samples.map { .content($0) }, NameFact.samples.map { .name($0) },
            WishFact.samples.map { .wish($0) }, CalendarFact.samples.map { .calendar($0) },
            HarvestFact.samples.map { .harvest($0) }, LayoutFact.samples.map { .layout($0) },
            HarvestFault.Reason.samples.map { .harvest(.unread($0)) },
            Misread.Fact.samples.map { .table(.misread($0)) },
            Misread.Fact.samples.map { .value(.misread(path: "rhythm", $0)) },
            Wanted.samples.map { .value(.keyEmpty(path: "needs.seats", $0)) },
            Wanted.samples.map { .value(.wrong(path: "needs.seats", $0, .text("blauw"))) },
        ]
        return groups.flatMap { $0 }
    }

    /// Does not compile when there is a group that `samples` does not know.
    var group: String {
        switch self {
        case .file: "file"
        case .yaml: "yaml"
        case .table: "table"
        case .value: "value"
        case .content: "content"
        case .name: "name"
        case .wish: "wish"
        case .calendar: "calendar"
        case .harvest: "harvest"
        case .layout: "layout"
        }
    }
}

private let from = CivilDate(year: 2027, month: 2, day: 1) ?? CivilDate(daysSinceEpoch: 0)
private let to = CivilDate(year: 2027, month: 7, day: 9) ?? CivilDate(daysSinceEpoch: 1)

extension FileFact: Sampled {
    static func sample(after last: FileFact?) -> FileFact? {
        switch last {
        case nil: .missing
        case .missing: .namedMissing
        case .namedMissing: .unreadable
        case .unreadable: .folderUnreadable
        case .folderUnreadable: .notAFile
        case .notAFile: .outside
        case .outside: .tooLarge(megabytes: 50)
        case .tooLarge: .notUTF8(seems: "UTF-16")
        case .notUTF8: .nulByte
        case .nulByte: .notText(problem: "control characters are not allowed")
        case .notText: .communityNameMalformed("Kring 1")
        case .communityNameMalformed: .libraryNameMalformed("World Café")
        case .libraryNameMalformed: .twoFiles(of: "alpha")
        case .twoFiles: .notRead(readAs: "alpha.yaml")
        case .notRead: .communityGone("alpha", lookalike: "communities/alpha.yaml.txt")
        case .communityGone: nil
        }
    }
}

extension YamlFact: Sampled {
    static func sample(after last: YamlFact?) -> YamlFact? {
        switch last {
        case nil: .alias
        case .alias: .tag
        case .tag: .tooDeep(most: 50)
        case .tooDeep: .syntax(YamlProblem("could not find something rare"), begunIn: 12)
        case .syntax: .notYaml
        case .notYaml: .keyTwice("rooms")
        case .keyTwice: .keyAgain("rooms", firstLine: 7)
        case .keyAgain: nil
        }
    }
}

extension TableFact: Sampled {
    static func sample(after last: TableFact?) -> TableFact? {
        switch last {
        case nil: .noHeader
        case .noHeader: .unknownColumn("telefoon")
        case .unknownColumn: .columnTwice("email")
        case .columnTwice: .columnMissing("name", known: ["id", "name", "email"])
        case .columnMissing:
            .headerMissing("Werkmail", for: "email", there: ["Personeelsnummer", "E-mail werk"])
        case .headerMissing: .quoteOpen
        case .quoteOpen: .textAfterQuote
        case .textAfterQuote: .extraField
        case .extraField: .noIdentifier
        case .noIdentifier: .notIdentifier("Noor B")
        case .notIdentifier: .personAgain("noor", firstLine: 4)
        case .personAgain: .personElsewhere("noor", file: "hr.csv", line: 4)
        case .personElsewhere: .noName(of: "noor")
        case .noName: .noAddress(of: "noor")
        case .noAddress: .notAddress("noor@")
        case .notAddress: .notLanguage("fr", known: ["nl", "en"], isExport: true)
        case .notLanguage: .addressShared("noor", with: "sem")
        case .addressShared: .furtherRows(1199, .malformedAddress)
        case .furtherRows: .misread(.notLength("soon"))
        case .misread: nil
        }
    }
}

extension ValueFact: Sampled {
    static func sample(after last: ValueFact?) -> ValueFact? {
        switch last {
        case nil: .unknownKey("colour", in: "rooms[0]", known: ["id", "name"])
        case .unknownKey: .keyIsNoText
        case .keyIsNoText: .keyMissing("name", in: "rooms[0]", .text)
        case .keyMissing: .keyEmpty(path: "rooms[0].name", .text)
        case .keyEmpty: .wrong(path: "rooms[0].capacity", .wholeNumber(1...99), .text("twaalf"))
        case .wrong(_, _, .text): .wrong(path: "rooms[0].capacity", .wholeNumber(1...99), .list)
        case .wrong(_, _, .list): .wrong(path: "rooms[0].capacity", .wholeNumber(1...99), .map)
        case .wrong(_, _, .map): .wrong(path: "rooms[0].capacity", .wholeNumber(1...99), .nothing)
        case .wrong(_, _, .nothing): .notIdentifier(path: "rooms[0].id", .text("Zaal 1"))
        case .notIdentifier: .notOneOf(path: "stage", ["potential", "maturing"], .text("nieuw"))
        case .notOneOf: .misread(path: "rhythm", .notRhythm("sometimes"))
        case .misread: nil
        }
    }
}

extension Wanted: Sampled {
    static func sample(after last: Wanted?) -> Wanted? {
        switch last {
        case nil: .form("{a: 1}")
        case .form: .example("Europe/Amsterdam")
        case .example: .identifierSuchAs("tilburg")
        case .identifierSuchAs: .lengthSuchAs("60")
        case .lengthSuchAs: .listSuchAs("[1, 5]")
        case .listSuchAs: .listOf("{text, minutes}")
        case .listOf: .listOfSome("{text, minutes}")
        case .listOfSome: .textOr("{nl: …}")
        case .textOr: .numberOr("{fixed}")
        case .numberOr: .oneOf(["teams", "slack", "ntfy"])
        case .oneOf: .map(keys: ["id", "name"])
        case .map: .anyMap
        case .anyMap: .text
        case .text: .textOrTexts
        case .textOrTexts: .date
        case .date: .minutes
        case .minutes: .webAddress
        case .webAddress: .host
        case .host: .innerPath
        case .innerPath: .wholeNumber(1...720)
        case .wholeNumber: .organisationName
        case .organisationName: .twoSites
        case .twoSites: .twoDifferentSites
        case .twoDifferentSites: .firstDay
        case .firstDay: .lastDay
        case .lastDay: .holidayName
        case .holidayName: .firstDayOrOn
        case .firstDayOrOn: .lastDayOrOn
        case .lastDayOrOn: .mailProgram
        case .mailProgram: .variableName
        case .variableName: .siteOfOrganisation
        case .siteOfOrganisation: .seats
        case .seats: .link
        case .link: .howMany
        case .howMany: .communityName
        case .communityName: .rhythm
        case .rhythm: .recurrenceRule
        case .recurrenceRule: .modes
        case .modes: .sessionName
        case .sessionName: .sessionNumbers
        case .sessionNumbers: .template
        case .template: .bigLength
        case .bigLength: .community
        case .community: .everySession
        case .everySession: .daysBefore
        case .daysBefore: .oneSession
        case .oneSession: .least
        case .least: .best
        case .best: .most
        case .most: .purpose
        case .purpose: .source
        case .source: .credit
        case .credit: .whatIsDone
        case .whatIsDone: .blocks(most: 40)
        case .blocks: .methodArcOrStrands
        case .methodArcOrStrands: .noInnerStrands
        case .noInnerStrands: .strands
        case .strands: .strandTitle
        case .strandTitle: .noFixedTime
        case .noFixedTime: .timeOrOffset
        case .timeOrOffset: nil
        }
    }
}

extension ContentFact: Sampled {
    static func sample(after last: ContentFact?) -> ContentFact? {
        switch last {
        case nil: .unknownTimeZone("Europe/Amsterdm")
        case .unknownTimeZone: .seasonBackwards(from: to, to: from)
        case .seasonBackwards: .seasonTooLong(days: 900)
        case .seasonTooLong: .seasonBesideSeasons
        case .seasonBesideSeasons: .seasonTwice("2027-09")
        case .seasonTwice: .seasonsOverlap("2027-09", "2027-02", until: to)
        case .seasonsOverlap: .holidayBackwards(from: to, to: from)
        case .holidayBackwards: .keyBesideOn("from")
        case .keyBesideOn: .keyBesideCalendar("name")
        case .keyBesideCalendar: .listedTwice("hr.csv")
        case .listedTwice: .channelTwice("plgs-teams")
        case .channelTwice: .serverMissing
        case .serverMissing: .secretInFile
        case .secretInFile: .passwordUnencrypted
        case .passwordUnencrypted: .spaceAgain("p1-204", firstLine: 3)
        case .spaceAgain: .windowsMissing
        case .windowsMissing: .unknownSeason("2027-9", known: ["2027-02", "2027-09"])
        case .unknownSeason: .blockTwice
        case .blockTwice: .keyBesideWeeks("from")
        case .keyBesideWeeks: .blockBackwards(from: to, to: from)
        case .blockBackwards: .memberTwice("noor", level: "core", firstLine: 7)
        case .memberTwice: .sessionTwice(4)
        case .sessionTwice: .answerTooLate
        case .answerTooLate: .unknownColor("teel")
        case .unknownColor: .noMode
        case .noMode: .rangeOutOfOrder(path: "minutes", least: 31, ideal: 22, most: 43)
        case .rangeOutOfOrder: .peopleOutOfOrder(least: 31, most: 22)
        case .peopleOutOfOrder: .tooManySteps(12, minutes: 10)
        case .tooManySteps: .stepsTakeNoTime
        case .stepsTakeNoTime: .unknownRoomNeed("piano", known: ["wall", "screen"])
        case .unknownRoomNeed: .blockNamedTwice("opening")
        case .blockNamedTwice: nil
        }
    }
}

extension NameFact: Sampled {
    static func sample(after last: NameFact?) -> NameFact? {
        switch last {
        case nil: .unknownPerson("noor", in: ["people.csv"])
        case .unknownPerson:
            .peopleGone(
                [
                    NameFact.Gone(person: "noor", communities: ["alpha"]),
                    NameFact.Gone(person: "sem", communities: ["alpha", "beta"]),
                ], from: ["hr.csv", "guests.csv"])
        case .peopleGone: .peopleCutShort(gone: 88, of: 92, in: ["hr.csv", "guests.csv"])
        case .peopleCutShort:
            .unknownSite("west", known: ["noord", "zuid"], isExport: true)
        case .unknownSite: .siteTwice("noord")
        case .siteTwice: .unknownChannel("plgs-teams")
        case .unknownChannel: .unknownResource("kit")
        case .unknownResource: .unknownTemplate("kick-of")
        case .unknownTemplate: .unknownMethod("world-caf")
        case .unknownMethod: .unknownCommunity("betta")
        case .unknownCommunity: .noMembers("alpha")
        case .noMembers: .noCore("alpha")
        case .noCore: .coordinatorsGone(["noor", "sem"], "alpha")
        case .coordinatorsGone: .endsInItself("alpha")
        case .endsInItself: .weaveWithEnded("alpha", heir: "beta", on: to)
        case .weaveWithEnded: .roleWithoutMember("eva", role: "connector", "alpha")
        case .roleWithoutMember: .weaveWithItself("alpha")
        case .weaveWithItself: .weaveInBothFiles(other: "beta")
        case .weaveInBothFiles: .calendarMissing("busy/noor.ics")
        case .calendarMissing: .calendarOutside("../noor.ics")
        case .calendarOutside: nil
        }
    }
}

extension WishFact: Sampled {
    static func sample(after last: WishFact?) -> WishFact? {
        switch last {
        case nil: .holidayOutsideSeason(name: "Koningsdag", from: from, to: to)
        case .holidayOutsideSeason: .blockOutsideSeason(from...to, season: from...to)
        case .blockOutsideSeason: .noWindow(minutes: 90)
        case .noWindow: .noBigWindow(minutes: 240)
        case .noBigWindow: .noWindowOn(.tuesday, minutes: 90)
        case .noWindowOn: .noSession
        case .noSession: .tooManySessions(wanted: 9, most: 7)
        case .tooManySessions: .modesAskForMore(least: 9, sessions: 7)
        case .modesAskForMore: .modesAllowFewer(most: 6, sessions: 7)
        case .modesAllowFewer: .noSuchBigSession(9, sessions: 7)
        case .noSuchBigSession: .noSuchTemplateSession(9, sessions: 7)
        case .noSuchTemplateSession: .noSuchWovenSession(every: 9, sessions: 7)
        case .noSuchWovenSession: .noSessionOn(from, nearby: [to])
        case .noSessionOn: .noSuchSession("plgs-70")
        case .noSuchSession: .noSharedWindow("alpha", "beta", minutes: 90)
        case .noSharedWindow: .noSharedMode("alpha", "beta")
        case .noSharedMode: .tooFewResources("kit", wanted: 2, there: 1)
        case .tooFewResources: .noOnlineRoom(.hybrid)
        case .noOnlineRoom: .noRoomFits(seats: 30, features: ["screen"], largest: 24)
        case .noRoomFits(_, _, .some): .noRoomFits(seats: 30, features: [], largest: nil)
        case .noRoomFits(_, _, nil): .inSeason("2027-09", .noSession)
        case .inSeason:
            .seasonGone(Season(id: "2027-02", from: from, to: to), sessions: 3)
        case .seasonGone: nil
        }
    }
}

extension CalendarFact: Sampled {
    static func sample(after last: CalendarFact?) -> CalendarFact? {
        let said = LocalizedText([.nl: "de agenda zwijgt", .en: "the calendar says nothing"])
        return switch last {
        case nil: .fileUnusable(said)
        case .fileUnusable: .webUnusable(said, advice: LocalizedText([.nl: "later", .en: "soon"]))
        case .webUnusable: .event(said)
        case .event: .oddity(said)
        case .oddity: .more(21, calendar: "noor.ics")
        case .more: nil
        }
    }
}

extension LayoutFact: Sampled {
    static func sample(after last: LayoutFact?) -> LayoutFact? {
        switch last {
        case nil:
            .unusable(LocalizedText { $0.say("regel 3 vraagt om 'x'", "line 3 asks for 'x'") })
        case .unusable: nil
        }
    }
}

extension HarvestFact: Sampled {
    static func sample(after last: HarvestFact?) -> HarvestFact? {
        switch last {
        case nil: .unread(.tooLong)
        case .unread: .numberElsewhere(12, "alpha/2027-02/3")
        case .numberElsewhere: .comesOfItself(12)
        case .comesOfItself: .comesOfNothing(12)
        case .comesOfNothing: .cannotBeOpened("alpha/2027-02/3")
        case .cannotBeOpened: nil
        }
    }
}

extension HarvestFault.Reason: Sampled {
    static func sample(after last: HarvestFault.Reason?) -> HarvestFault.Reason? {
        switch last {
        case nil: .unknownKind(word: nil)
        case .unknownKind: .nothingSaid(.insight)
        case .nothingSaid(let kind):
            HarvestKind.allCases.drop { $0 != kind }.dropFirst().first
                .map { HarvestFault.Reason.nothingSaid($0) } ?? .unknownPerson("noor")
        case .unknownPerson: .severalPeople("Noor", ["noor", "noor-2"])
        case .severalPeople: .secondOwner("bram")
        case .secondOwner: .secondNumber("#12")
        case .secondNumber: .noDay("ooit")
        case .noDay("ooit"): .noDay("")
        case .noDay: .tooLong
        case .tooLong: .tooMany
        case .tooMany: nil
        }
    }
}

extension Misread.Fact: Sampled {
    static func sample(after last: Misread.Fact?) -> Misread.Fact? {
        switch last {
        case nil: .notCounts("some")
        case .notCounts: .notCount("some")
        case .notCount: .notDays("some")
        case .notDays: .notDaysOfYear("900")
        case .notDaysOfYear: .notLength("soon")
        case .notLength: .notLengthOfDay("25 uur")
        case .notLengthOfDay: .notOffset("soon")
        case .notOffset: .offsetTooFar("900 dagen")
        case .offsetTooFar: .notEvery("soms")
        case .notEvery: .notQuietHours("nachts")
        case .notQuietHours: .notTerm("een poos")
        case .notTerm: .termOutOfRange("1 dag")
        case .termOutOfRange: .senderOnTwoLines
        case .senderOnTwoLines: .notSender("noor@")
        case .notSender: .notRhythm("soms")
        case .notRhythm: .weeksOutOfRange("elke 60 weken")
        case .weeksOutOfRange: .weekNotMonthly("maandelijks in de 5e week")
        case .weekNotMonthly: .weekdayNotMonthly("5e dinsdag")
        case .weekdayNotMonthly: .everyOrdinal("elke 2e dinsdag", 2, .tuesday)
        case .everyOrdinal: .biweekly("biweekly")
        case .biweekly: .omDe("om de 3 weken", 3)
        case .omDe: .notWindow("altijd")
        case .notWindow: .noTimes("di")
        case .noTimes: .notOneStretch("di 9-10 11-12")
        case .notOneStretch: .notWeekday("dinsdg")
        case .notWeekday: .weekdayTwice("di", .tuesday)
        case .weekdayTwice: .notTime("25:00")
        case .notTime: .endsBeforeStart(from: .endOfDay, to: .startOfDay)
        case .endsBeforeStart: nil
        }
    }
}
