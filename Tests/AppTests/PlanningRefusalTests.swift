import CivilTime
import Communities
import Foundation
import ICalendar
import Ledger
import Platform
import Publishing
import Season
import Testing
import Transfer
import Workplace
import Workspace

@testable import App

/// A reason of which every case is tried: `next` goes from case to case, and the compiler asks for those it forgets.
private protocol Sampled: RefusalReason {
    /// The case after that one, the first after none, and the values that must stand in its words.
    static func next(_ last: Self?) -> (Self, [String])?
}

/// No refusal of planning, deciding and publishing lacks Dutch, or keeps a value from one of its readers.
@Suite("Words of refusals")
struct PlanningRefusalTests {
    private func expectBothLanguages<Reason: Sampled>(_: Reason.Type) {
        var tried = 0
        var last: Reason?
        while let (reason, values) = Reason.next(last) {
            tried += 1
            last = reason
            let (dutch, english) = (reason.words(.nl), reason.words(.en))
            #expect(!dutch.message.isEmpty && !english.message.isEmpty, "\(reason)")
            #expect(dutch.message != english.message, "\(reason)")
            #expect((dutch.advice == nil) == (english.advice == nil), "\(reason)")
            for words in [dutch, english] {
                let all = ([words.message] + words.details + [words.advice ?? ""]).joined()
                for value in values { #expect(all.contains(value), "\(reason): \(all)") }
                #expect(!words.message.hasSuffix("."), "\(all)")
            }
        }
        #expect(tried > 0)
    }

    @Test func `of a workspace and its files`() {
        expectBothLanguages(WorkplaceRefusal.self)
        expectBothLanguages(SecretRefusal.self)
        expectBothLanguages(FileFault.self)
        expectBothLanguages(LedgerFault.self)
        expectBothLanguages(LayoutFault.self)
    }

    @Test func `of planning and explaining`() {
        expectBothLanguages(PlannerRefusal.self)
        expectBothLanguages(PlanRefusal.self)
        expectBothLanguages(InstanceRefusal.self)
        expectBothLanguages(WhyNotRefusal.self)
    }

    @Test func `of deciding and publishing`() {
        expectBothLanguages(DecisionRefusal.self)
        expectBothLanguages(PublishingRefusal.self)
    }

    @Test func `of calendars and rules`() {
        expectBothLanguages(CalendarRefusal.self)
        expectBothLanguages(CalendarToolRefusal.self)
    }

    @Test func `every kind of thing that may be unknown has its own word`() {
        let kinds: [WorkplaceRefusal.Kind] = [
            .community, .session, .person, .room, .decision, .method, .template, .channel, .subject,
            .member(of: "plgs"), .part(ofAgendaOf: "plgs-1"),
        ]
        for language in Language.allCases {
            let messages = kinds.map {
                WorkplaceRefusal.unknown($0, "x", nearest: nil).words(language).message
            }
            #expect(Set(messages).count == kinds.count)
        }
    }
}

extension WorkplaceRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        let fault = Fault(
            .value(.keyIsNoText), at: FilePosition(file: "kring.yaml", line: 7, column: 3),
            source: "zone: Mars")
        return switch last {
        case nil: (.faults([fault, fault], folder: "lcop"), ["lcop/kring.yaml:7:3", "2"])
        case .faults: (.noInstallation, ["--templates", "$KRING_HOME"])
        case .noInstallation: (.unknown(.room, "r3.14", nearest: "r3.41"), ["r3.14", "'r3.41'"])
        case .unknown: (.noSession("plgs-3"), ["plgs-3", "kring publish"])
        case .noSession: (.noFile("a.ics"), ["a.ics"])
        case .noFile: (.runAtWork, [])
        case .runAtWork: (.sendingAtWork, [])
        case .sendingAtWork:
            (.halfMended(ledger: "a.sqlite"), ["a.sqlite", "kring doctor --repair"])
        case .halfMended: (.halfRestored(ledger: "a.sqlite"), ["a.sqlite", "kring restore"])
        case .halfRestored: (.noLayout("page.html"), ["page.html"])
        case .noLayout: nil
        }
    }
}

extension SecretRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        switch last {
        case nil: (.noVariable(.mailPassword, variable: "KRING_MAIL"), ["$KRING_MAIL"])
        case .noVariable: (.noFile(.channelToken("plgs-teams"), path: "t"), ["plgs-teams", "'t'"])
        case .noFile: (.readable(.channelAddress("plgs-teams"), path: "t"), ["plgs-teams", "'t'"])
        case .readable: (.empty(.watchdogAddress, path: "t"), ["'t'"])
        case .empty: (.addressesGone(path: "state/secret"), ["state/secret"])
        case .addressesGone: (.noSecret(path: "state/secret"), ["state/secret"])
        case .noSecret: (.otherLedger(path: "state/secret"), ["state/secret"])
        case .otherLedger: nil
        }
    }
}

extension FileFault: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        func fault(_ deed: Deed, _ reason: Reason, _ more: String...) -> (Self, [String]) {
            (FileFault(deed: deed, path: "a/b", reason: reason), ["'a/b'"] + more)
        }
        return switch last?.reason {
        case nil: fault(.read, .noSpace)
        case .noSpace: fault(.write, .permission)
        case .permission: fault(.lock, .readOnly)
        case .readOnly: fault(.makeFolder, .missing)
        case .missing: fault(.read, .wrongKind)
        case .wrongKind: fault(.read, .outside)
        case .outside: fault(.read, .tooLarge(limit: 4096), "4096")
        case .tooLarge: fault(.write, .other(5), String(cString: strerror(5)))
        case .other: nil
        }
    }
}

extension LedgerFault: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        let path = "l.sqlite"
        return switch last {
        case nil: (.newerThanThisProgram(path: path, found: 17, known: 12), [path, "17", "12"])
        case .newerThanThisProgram:
            (.olderThanThisProgram(path: path, found: 9, known: 12), [path, "9", "12"])
        case .olderThanThisProgram: (.damaged(path: path, detail: "page 4"), [path, "page 4"])
        case .damaged: (.unmendable(path: path), [path])
        case .unmendable: (.backupDamaged(path: path, detail: "page 4"), [path, "page 4"])
        case .backupDamaged: (.notALedger(path: path), [path])
        case .notALedger: (.missing(path: path), [path])
        case .missing: (.locked(path: path), [path])
        case .locked: (.readOnly(path: path), [path])
        case .readOnly: (.noSpace(path: path), [path])
        case .noSpace: (.permission(path: path), [path])
        case .permission: (.cannotCreate(path: path, reason: "why"), [path, "why"])
        case .cannotCreate: (.io(path: path, detail: "why"), [path, "why"])
        case .io: (.noSuchPlan(number: 41), ["41"])
        case .noSuchPlan: (.planSuperseded(number: 41), ["41"])
        case .planSuperseded:
            (.uidWouldChange(session: "plgs-3", from: "u1", to: "u2"), ["plgs-3", "u1", "u2"])
        case .uidWouldChange:
            (.sequenceWouldFall(session: "plgs-3", from: 8, to: 6), ["plgs-3", "8", "6"])
        case .sequenceWouldFall: (.notBeingSent(key: "k1", state: nil), ["k1"])
        case .notBeingSent: (.unexpected(path: path, detail: "why"), [path, "why"])
        case .unexpected: nil
        }
    }
}

extension LayoutFault: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        switch last {
        case nil: (.badName("../x"), ["../x"])
        case .badName: (.missing(name: "page", folder: "layouts"), ["page", "layouts"])
        case .missing: (.unreadable(name: "page"), ["page"])
        case .unreadable:
            (
                .unknownTag(name: "page", tag: "titel", line: 12, known: ["title", "when"]),
                ["page", "titel", "12", "title, when"]
            )
        case .unknownTag: (.malformed(name: "page", reason: "why"), ["page", "why"])
        case .malformed: nil
        }
    }
}

extension PlannerRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        switch last {
        case nil: (.unsound([]), [])
        case .unsound: (.refused("why"), ["why"])
        case .refused: (.unconfirmed("why"), ["why"])
        case .unconfirmed: nil
        }
    }
}

extension PlanRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        switch last {
        case nil: (.noPart, ["kring plan", "--from", "--to"])
        case .noPart: (.noPlan, ["kring plan"])
        case .noPlan: (.nothingToPublish, ["kring plan"])
        case .nothingToPublish: (.filesChanged(plan: 31), ["31", "kring plan"])
        case .filesChanged: (.changedSince(["plgs-3"]), ["plgs-3", "kring plan"])
        case .changedSince: (.toldSince, ["kring plan"])
        case .toldSince: nil
        }
    }
}

extension InstanceRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        switch last {
        case nil: (.malformed(.missing(key: "rooms", at: "sites[0]"), path: "i.json"), ["rooms"])
        case .malformed(.missing, _):
            (.malformed(.otherKind(at: "seats"), path: "i.json"), ["seats"])
        case .malformed(.otherKind, _): (.malformed(.number, path: "i.json"), ["i.json"])
        case .malformed(.number, _): (.malformed(.other("why"), path: "i.json"), ["why"])
        case .malformed(.other, _): (.unsound([], path: "i.json"), ["i.json"])
        case .unsound: nil
        }
    }
}

extension WhyNotRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        let time = ClockTime("10:10") ?? .endOfDay
        return switch last {
        case nil:
            (
                .noStart(time, minutes: 30, from: .startOfDay, to: .endOfDay),
                ["10:10", "30", "24:00"]
            )
        case .noStart: (.nothing, ["10:00 in r3.41"])
        case .nothing: (.twice("do vr"), ["do vr"])
        case .twice: (.unknown("Thi", nearest: "thu"), ["Thi", "'thu'"])
        case .unknown: nil
        }
    }
}

extension DecisionRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        let start = "2027-03-04T10:00:00+01:00"
        guard let moment = OffsetDateTime(start) else { return nil }
        return switch last {
        case nil: (.hasBegun("plgs-3", at: moment), ["plgs-3", start])
        case .hasBegun: (.cancelled("plgs-3"), ["plgs-3", "kring restore plgs-3 --to"])
        case .cancelled: (.notCancelled("plgs-3"), ["plgs-3", "kring move plgs-3 --to"])
        case .notCancelled: (.nothingPublished, ["kring publish"])
        case .nothingPublished: (.nothingDecided("plgs-3"), ["plgs-3"])
        case .nothingDecided: (.roomForOnline, [])
        case .roomForOnline: (.noRoom(.hybrid, example: "r3.41"), ["hybrid", "--room r3.41"])
        case .noRoom: (.noPlace("thi"), ["thi", "--to"])
        case .noPlace: nil
        }
    }
}

extension PublishingRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        switch last {
        case nil: (.unwritable("why"), ["why"])
        case .unwritable: nil
        }
    }
}

extension CalendarRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        let (host, shown) = ("cal.example.org", "https://cal…")
        func unanswered(_ fault: TransferFault, _ values: String...) -> (Self, [String]) {
            (.noAnswer(fault, shown: shown), [shown] + values)
        }
        func answer(_ status: Int) -> (Self, [String]) {
            (.answer(status, shown: shown), [shown, "\(status)"])
        }
        func file(_ fault: ReadingFault, _ values: String...) -> (Self, [String]) {
            (.noCalendar(fault, name: "a.ics"), ["a.ics"] + values)
        }
        return switch last {
        case nil: unanswered(.address(.malformed))
        case .noAnswer(.address(.malformed), _): unanswered(.address(.scheme("ftp")), "ftp")
        case .noAnswer(.address(.scheme), _): unanswered(.address(.credentials))
        case .noAnswer(.address(.credentials), _): unanswered(.address(.insecure(host: host)), host)
        case .noAnswer(.address(.insecure), _): unanswered(.privateNetwork(host: host), host)
        case .noAnswer(.privateNetwork, _): unanswered(.unreachable("why"), "why")
        case .noAnswer(.unreachable, _): unanswered(.tooSlow(seconds: 17), "17")
        case .noAnswer(.tooSlow, _): unanswered(.tooLarge(limit: 4096), "4096")
        case .noAnswer(.tooLarge, _): unanswered(.tooManyRedirects(6), "6")
        case .noAnswer(.tooManyRedirects, _): unanswered(.untrusted("why"), "why")
        case .noAnswer(.untrusted, _): unanswered(.noLibrary, "libcurl4")
        case .noAnswer(.noLibrary, _): unanswered(.failed("why"), "why")
        case .noAnswer(.failed, _): answer(401)
        case .answer(401, _): answer(404)
        case .answer(404, _): answer(503)
        case .answer(503, _): answer(302)
        case .answer: (.sentNoCalendar(.webPage, shown: shown), [shown])
        case .sentNoCalendar: (.sentEmpty(shown: shown), [shown])
        case .sentEmpty: file(.empty)
        case .noCalendar(.empty, _): file(.tooLarge(bytes: 5000, limit: 4096), "5000", "4096")
        case .noCalendar(.tooLarge, _): file(.json, "JSON")
        case .noCalendar(.json, _): file(.notUTF8, "UTF-8")
        case .noCalendar(.notUTF8, _): file(.notACalendar, "BEGIN:VCALENDAR")
        case .noCalendar(.notACalendar, _): file(.truncated(open: "VEVENT"), "VEVENT")
        case .noCalendar(.truncated, _): file(.webPage)
        case .noCalendar(.webPage, _): nil
        }
    }
}

extension CalendarToolRefusal: Sampled {
    fileprivate static func next(_ last: Self?) -> (Self, [String])? {
        func rule(_ fault: RecurrenceFault, _ values: String...) -> (Self, [String]) {
            (.rule("FREQ", fault), ["'FREQ'"] + values)
        }
        guard let from = CivilDate("2027-03-04"), let to = CivilDate("2027-03-01") else {
            return nil
        }
        return switch last {
        case nil: (.count, ["--count"])
        case .count: rule(.length(0))
        case .rule(_, .length): rule(.malformed("X"), "'X'")
        case .rule(_, .malformed): rule(.unknownPart("BYTEA"), "BYTEA")
        case .rule(_, .unknownPart): rule(.duplicate("COUNT"), "COUNT")
        case .rule(_, .duplicate): rule(.noFrequency)
        case .rule(_, .noFrequency): rule(.unknownFrequency("OFTEN"), "OFTEN")
        case .rule(_, .unknownFrequency): rule(.value("99", part: "BYMONTH"), "99", "BYMONTH")
        case .rule(_, .value): rule(.countAndUntil)
        case .rule(_, .countAndUntil): rule(.notWith(part: "BYDAY", frequency: .daily), "BYDAY")
        case .rule(_, .notWith): rule(.numericWeekday("2TU"), "2TU")
        case .rule(_, .numericWeekday): rule(.nothingToChooseFrom, "BYSETPOS")
        case .rule(_, .nothingToChooseFrom): rule(.unsupportedCalendar("HEBREW"), "HEBREW")
        case .rule(_, .unsupportedCalendar): rule(.skipWithoutCalendar, "SKIP")
        case .rule(_, .skipWithoutCalendar):
            (.time("soon", option: "--start"), ["soon", "--start"])
        case .time: (.zone("Mars", similar: nil), ["Mars", "Europe/Amsterdam"])
        case .zone: (.owner("noor"), ["--owner", "'noor'"])
        case .owner: (.reversed(from: from, to: to), ["2027-03-04", "2027-03-01"])
        case .reversed: nil
        }
    }
}
