import CivilTime
import Communities
import Facilitation
import ICalendar
import Meeting
import ICalendar
import Messages
import Testing
import Workplace
import Workspace

@testable import App

/// Something said of which every case is tried: `next` goes from case to case, and the compiler asks for those it
/// forgets.
private protocol Sampled {
    /// The case after that one, the first after none, and the values that must stand in its words.
    static func next(_ last: Self?) -> (said: Self, values: [String])?
}

/// No refusal or report of meeting, sending and caring lacks Dutch, or keeps a value from one of its readers.
@Suite("Words of meeting, sending and caring")
struct MeetingRefusalTests {
    private func all<Said: Sampled>(_: Said.Type) -> [(said: Said, values: [String])] {
        var found: [(said: Said, values: [String])] = []
        while let next = Said.next(found.last?.said) { found.append(next) }
        return found
    }

    private func expectBothLanguages<Reason: Sampled & RefusalReason>(_ type: Reason.Type) {
        let samples = all(type)
        #expect(!samples.isEmpty)
        for (reason, values) in samples {
            let (dutch, english) = (reason.words(.nl), reason.words(.en))
            #expect(!dutch.message.isEmpty && !english.message.isEmpty, "\(reason)")
            #expect(dutch.message != english.message, "\(reason)")
            #expect((dutch.advice == nil) == (english.advice == nil), "\(reason)")
            #expect(dutch.details.count == english.details.count, "\(reason)")
            for words in [dutch, english] {
                let text = ([words.message] + words.details + [words.advice ?? ""]).joined()
                for value in values { #expect(text.contains(value), "\(reason): \(text)") }
                #expect(!words.message.hasSuffix("."), "\(text)")
            }
        }
    }

    /// - Parameter isSame: what is no sentence: a path, or somebody else's words.
    private func expectBothLanguages<Fact: Sampled & Told>(
        _ type: Fact.Type, isSame: (Fact) -> Bool = { _ in false }
    ) {
        let samples = all(type)
        #expect(!samples.isEmpty)
        for (fact, values) in samples {
            let (dutch, english) = (fact.words(.nl), fact.words(.en))
            #expect(!dutch.isEmpty && !english.isEmpty, "\(fact)")
            #expect((dutch == english) == isSame(fact), "\(fact): \(dutch)")
            for value in values {
                #expect(dutch.contains(value) && english.contains(value), "\(fact): \(dutch)")
            }
        }
    }

    @Test func `of agendas, groups and answers`() {
        expectBothLanguages(MeetingRefusal.self)
        expectBothLanguages(MeetRefusal.self)
    }

    @Test func `of roles`() { expectBothLanguages(RoleRefusal.self) }

    @Test func `of harvests`() {
        expectBothLanguages(HarvestRefusal.self)
        expectBothLanguages(HarvestWarning.self)
    }

    @Test func `of messages`() { expectBothLanguages(MessageRefusal.self) }

    @Test func `of care`() {
        expectBothLanguages(CareRefusal.self)
        expectBothLanguages(PeopleRefusal.self)
        expectBothLanguages(MendingFact.self)
        expectBothLanguages(HealthAdvice.self) { advice in
            switch advice {
            case .repair, .callRuns: true
            default: false
            }
        }
        expectBothLanguages(HealthFact.self) { fact in
            switch fact {
            case .folder, .said, .damagedLedger: true
            default: false
            }
        }
    }

    @Test func `what is looked at has a name that fits its column`() {
        let subjects: [HealthSubject] = [
            .timeZones, .workspaceFiles, .methodLibrary, .layouts, .ledger, .feedAddresses, .runner,
            .privateFiles, .publishedFiles, .mail, .busyCalendars, .stateFolder, .publicFolder,
            .outboxFolder,
        ]
        for language in Language.allCases {
            let names = subjects.map { $0.words(language) }
            #expect(Set(names).count == names.count && names.allSatisfy { $0.count <= 18 })
        }
        #expect(HealthSubject.channel("plgs").words(.nl) == "kanaal plgs")
    }

    @Test func `why a message is held is told in both languages`() {
        for note in [
            DeliveryNote.covered(by: "a@b"), .unwritable, .beforeRestoring, .beforeMending,
        ] {
            #expect(DeliveryNote(note.kept) == note)
            #expect(DeliveryNote.words(note.kept, .en) == note.kept)
            #expect(DeliveryNote.words(note.kept, .nl) == note.words(.nl))
            #expect(note.words(.nl) != note.kept)
        }
        #expect(DeliveryNote.words("451 4.3.0 later", .nl) == "451 4.3.0 later")
    }
}

extension MeetingRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (said: Self, values: [String])? {
        let fault = Fault(
            .value(.keyIsNoText), at: FilePosition(file: "n.csv", line: 7, column: 3),
            source: "name;")
        return switch last {
        case nil: (.noTemplate("plgs-3"), ["plgs-3", "--template"])
        case .noTemplate:
            (
                .noAgenda(
                    "world-cafe",
                    .doesNotFit(
                        .init(
                            minutes: 41, unsuitable: [.init(block: "rounds", methods: ["cafe"])],
                            fixes: [
                                [.lengthen(minutes: 17)], [.shorten(minutes: 13)],
                                [.leaveOut(block: "close"), .unpin(block: "lunch")],
                            ], count: 9))),
                ["world-cafe", "41", "rounds", "cafe", "17", "13", "close", "lunch", "6"]
            )
        case .noAgenda: (.unusableList(path: "n.csv", [fault]), ["n.csv", "n.csv:7:3"])
        case .unusableList: (.notAmongPeople("nor", nearest: "noor"), ["'nor'", "'noor'"])
        case .notAmongPeople: nil
        }
    }
}

extension MeetRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (said: Self, values: [String])? {
        switch last {
        case nil: (.groups(.badPeople(1), people: []), ["1"])
        case .groups(.badPeople, _): (.groups(.badRounds(99), people: []), ["99"])
        case .groups(.badRounds, _): (.groups(.badSize(41), people: []), ["41"])
        case .groups(.badSize, _): (.groups(.unknownPerson, people: []), [])
        case .groups(.unknownPerson, _):
            (.groups(.apartAndTogether(PersonPair(0, 1)), people: ["Ada", "Bo"]), ["Ada", "Bo"])
        case .groups(.apartAndTogether, _): (.noAgenda("plgs-3"), ["plgs-3"])
        case .noAgenda:
            (
                .noAnswers(
                    file: "a.ics",
                    findings: [
                        Finding(
                            .error, "method", line: 0, dutch: "METHOD: nee", english: "METHOD: no")
                    ]), ["a.ics", "METHOD"]
            )
        case .noAnswers: nil
        }
    }
}

extension RoleRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (said: Self, values: [String])? {
        switch last {
        case nil: (.nothingPublished("plgs"), ["plgs", "kring publish"])
        case .nothingPublished: (.swapWithOneself, [])
        case .swapWithOneself:
            (.noTurn("Ada", nil, session: "plgs-3", community: "plgs"), ["Ada", "plgs-3"])
        case .noTurn(_, nil, _, _):
            (
                .noTurn("Ada", .timekeeper, session: "plgs-3", community: "plgs"),
                ["Ada", "plgs-3", "kring roles plgs"]
            )
        case .noTurn:
            (
                .severalTurns("Ada", [.timekeeper, .harvester], session: "plgs-3"),
                ["Ada", "plgs-3", "--role timekeeper", "--role harvester"]
            )
        case .severalTurns: (.noQuestion(session: "plgs-3"), ["plgs-3", "intervision"])
        case .noQuestion:
            (
                .facilitatesAlready("ada", name: "Ada B", session: "plgs-3"),
                ["Ada B", "plgs-3", "kring roles swap ada"]
            )
        case .facilitatesAlready: (.cancelled("plgs-3"), ["plgs-3"])
        case .cancelled: (.begun("plgs-3"), ["plgs-3"])
        case .begun: (.noCommunity(of: "plgs-3"), ["plgs-3"])
        case .noCommunity:
            (
                .unwilling("ada", name: "Ada B", community: "plgs"),
                ["Ada B", "ada", "communities/plgs.yaml"]
            )
        case .unwilling: nil
        }
    }
}

extension HarvestRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (said: Self, values: [String])? {
        let fault = Fault(
            .value(.keyIsNoText), at: FilePosition(file: "n.md", line: 7, column: 3), source: "?")
        let connector = Connector("ada", of: "plgs")
        return switch last {
        case nil: (.unknownNumber(41), ["#41"])
        case .unknownNumber: (.kindWithoutDay(.question), [])
        case .kindWithoutDay: (.noDay(41, .insight), ["#41"])
        case .noDay: (.noExpectation(41, .action), ["#41"])
        case .noExpectation: (.emptyInsight, [])
        case .emptyInsight: (.emptyText, [])
        case .emptyText: (.tooLong(characters: 9999), ["9999", "\(HarvestItem.longest)"])
        case .tooLong: (.noChallenge(41, .question), ["#41"])
        case .noChallenge: (.noInsight(41, .challenge), ["#41", "done 41"])
        case .noInsight: (.ownInsight(41, "plgs"), ["#41", "plgs"])
        case .ownInsight: (.staysInTheRoom(41, "plgs-2"), ["#41", "plgs-2"])
        case .staysInTheRoom:
            (.notLinked("plgs", "lect", connectors: []), ["plgs", "lect", "roles:"])
        case .notLinked(_, _, let connectors) where connectors.isEmpty:
            (.notLinked("plgs", "lect", connectors: [connector]), ["plgs", "lect", "ada"])
        case .notLinked: (.noFile("n.md"), ["n.md"])
        case .noFile: (.fileTooLarge("n.md"), ["n.md", "1 MB"])
        case .fileTooLarge: (.notUTF8("n.md"), ["n.md", "UTF-8"])
        case .notUTF8: (.nothingToKeep("n.md"), ["n.md"])
        case .nothingToKeep:
            (.unreadable(name: "n.md", isFile: true, [fault]), ["n.md", "n.md:7:3"])
        case .unreadable: nil
        }
    }
}

extension HarvestWarning: Sampled {
    fileprivate static func next(_ last: Self?) -> (said: Self, values: [String])? {
        guard let day = CivilDate("2027-03-04") else { return nil }
        return switch last {
        case nil: (.stillToCome("plgs-3", day), ["plgs-3", "2027-03-04"])
        case .stillToCome: (.namesPeople(41, ["Ada", "Bo"]), ["#41", "Ada, Bo"])
        case .namesPeople: nil
        }
    }
}

extension MessageRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (said: Self, values: [String])? {
        switch last {
        case nil: (.nothingPublished, ["kring publish"])
        case .nothingPublished: (.unknown("k3qx"), ["k3qx"])
        case .unknown: (.tooShort("k3"), ["'k3'"])
        case .tooShort: (.ambiguous("k3qx"), ["k3qx"])
        case .ambiguous: (.textNotKept("k3qx", isSent: true), ["k3qx"])
        case .textNotKept: (.nothingToRetry, [])
        case .nothingToRetry: (.notAnAddress("a@"), ["'a@'"])
        case .notAnAddress: (.unwritable(.badAddress(field: "From", "a@")), ["From"])
        case .unwritable: (.noSessions("ada", "plgs"), ["ada", "plgs"])
        case .noSessions: (.unwritableInvitation(.uid("u1")), ["u1"])
        case .unwritableInvitation: (.nothingRead, [])
        // What a server said is in its own words.
        case .nothingRead, .notTaken: nil
        }
    }
}

extension CareRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (said: Self, values: [String])? {
        switch last {
        case nil: (.noWorkspaceHere, ["kring.yaml", "--workspace"])
        case .noWorkspaceHere: (.noWorkspace(in: "a/b"), ["'a/b'", "kring init a/b"])
        case .noWorkspace: (.folderNotEmpty("a/b"), ["a/b"])
        case .folderNotEmpty: (.noExample, ["$KRING_HOME"])
        case .noExample: (.cannotMake("a/b", "why"), ["a/b", "why"])
        case .cannotMake:
            (.errorsLeftAlone(mended: [MendingFact.closed(41)]), ["41", "kring check"])
        case .errorsLeftAlone: (.errorsNotPutBack, ["kring check"])
        case .errorsNotPutBack: (.nothingToKeep, ["kring plan"])
        case .nothingToKeep: (.noBackup("a.backup"), ["a.backup"])
        case .noBackup: (.forgottenUnknown(ledger: "a/b", .fault("page 4")), ["'a/b'", "page 4"])
        case .forgottenUnknown:
            (.stillListed("ada", in: "people.csv"), ["'ada'", "people.csv", "kring forget ada"])
        case .stillListed: (.stillMember("ada"), ["'ada'", "communities/", "kring forget ada"])
        case .stillMember: (.mailStays("a.eml"), ["a.eml", "kring forget"])
        case .mailStays:
            (
                .facilitates("ada", ["plgs-3", "plgs-4"], community: "plgs"),
                ["ada", "plgs-3, plgs-4", "kring roles plgs swap"]
            )
        case .facilitates: nil
        }
    }
}

extension PeopleRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (said: Self, values: [String])? {
        switch last {
        case nil: (.sameIdentifier("ada"), ["'ada'"])
        case .sameIdentifier:
            (
                .bothListed("ada", "a-7", FilePosition(file: "hr.csv", line: 17, column: 1)),
                ["'ada'", "'a-7'", "hr.csv:17", "kring people same ada a-7"]
            )
        case .bothListed: nil
        }
    }
}

extension MendingFact: Sampled {
    fileprivate static func next(_ last: Self?) -> (said: Self, values: [String])? {
        switch last {
        case nil: (.closed(41), ["41"])
        case .closed: (.swept(41), ["41"])
        case .swept: (.finished, [])
        case .finished: (.saved(rows: 41, gaps: 0, held: 0, old: "o.sqlite"), ["41", "o.sqlite"])
        case .saved(_, 0, _, _):
            (.saved(rows: 41, gaps: 17, held: 13, old: "o.sqlite"), ["41", "17", "13", "o.sqlite"])
        case .saved: (.published(41, removed: 17), ["41", "17"])
        case .published: nil
        }
    }
}

extension HealthAdvice: Sampled {
    fileprivate static func next(_ last: Self?) -> (said: Self, values: [String])? {
        switch last {
        case nil: (.installZones, ["tzdata"])
        case .installZones: (.checkFiles, ["kring check"])
        case .checkFiles: (.checkLibrary, ["kring check"])
        case .checkLibrary: (.mendLedger, ["kring restore", "kring doctor --repair"])
        case .mendLedger: (.repair, ["kring doctor --repair"])
        case .repair: (.publish, ["kring publish"])
        case .publish: (.callRuns(folder: "a/b"), ["kring run --workspace a/b"])
        case .callRuns: (.lookAtRuns, ["kring status", "cron"])
        case .lookAtRuns: (.noRight, [])
        case .noRight: (.testMail, ["docs/running.md", "kring mail test"])
        case .testMail: (.namesOfEvents, ["kring busy"])
        case .namesOfEvents: (.of(Refusal(CareRefusal.errorsNotPutBack)), ["kring check"])
        case .of: nil
        }
    }
}

private struct SampleReason: DeliveryReason {
    func words(_ language: Language) -> String {
        language.say("mail.example zwijgt", "mail.example is silent")
    }
}

extension HealthFact: Sampled {
    fileprivate static func next(_ last: Self?) -> (said: Self, values: [String])? {
        let moment = Instant(secondsSinceEpoch: 1_801_465_200)
        return switch last {
        case nil: (.zones(41), ["41"])
        case .zones: (.errors(41), ["41"])
        case .errors: (.noErrors(folder: "a/b"), ["a/b"])
        case .noErrors: (.folder("a/b"), ["a/b"])
        case .folder: (.noFolderYet("a/b"), ["a/b"])
        case .noFolderYet: (.usableLayouts, [])
        case .usableLayouts: (.unusableLayouts(41), ["41"])
        case .unusableLayouts: (.noLedgerYet, [])
        case .noLedgerYet: (.wholeLedger(version: 41), ["41"])
        case .wholeLedger: (.damagedLedger("page 4"), ["page 4"])
        case .damagedLedger: (.secretIsThere, [])
        case .secretIsThere: (.closedFiles, [])
        case .closedFiles: (.openFiles(["a", "b"]), ["a, b"])
        case .openFiles: (.published(41), ["41"])
        case .published: (.unpublished(17, of: 41, first: "a.html"), ["17", "41", "a.html"])
        case .unpublished: (.stillPublic(41), ["41"])
        case .stillPublic: (.noRunYet, [])
        case .noRunYet: (.lastRun(moment, exit: 75), ["\(moment)", "75"])
        case .lastRun: (.mail(.folder("a.example"), greeting: "250"), ["a.example: 250"])
        case .mail:
            (.delivery(DeliveryFault(.temporary, SampleReason(), exitCode: 75)), ["mail.example"])
        case .delivery: (.said("why"), ["why"])
        case .said: (.channelIsKnown, [])
        case .channelIsKnown: (.calendars(rooms: 41, people: 17, unread: 13), ["41", "17", "13"])
        case .calendars: (.refused(Refusal(CareRefusal.cannotMake("a", "why"))), ["'a'", "why"])
        case .refused: nil
        }
    }
}
