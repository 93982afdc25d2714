import Communities
import Feeds
import Foundation
import TestSupport
import Testing

@testable import App
@testable import Season
@testable import kring

/// What coordinators read in the terminal, as golden files.
@Suite("Words of replanning")
struct DecisionTextTests {
    private func expectGolden(_ text: String, is name: String) throws {
        #expect(text + "\n" == (try GoldenFile("Golden/\(name)").text(recording: text + "\n")))
    }

    private static let people = [
        ("marijn", "Marijn Vos", Participation.core), ("bram", "Bram Aerts", .core),
        ("elif", "Elif Aydın", .active), ("omar", "Omar Benali", .active),
        ("ines", "Inês Carvalho", .peripheral),
    ].map { id, name, level in
        DecisionOutcome.Touched(
            person: PersonID(rawValue: id), name: name, level: level, canCome: id != "omar")
    }

    private func outcome(_ decision: Pin.Decision) -> DecisionOutcome {
        DecisionOutcome(
            session: "plgs-3", decision: decision, reason: "Marijn is ziek", by: "bram",
            isDone: false, words: "Tue 13 Apr 13:30 → Thu 15 Apr 13:30, v1.12", collisions: [],
            isForced: false, canBeForced: false, possibilities: [], people: Self.people,
            changes: [], plan: nil, staleDraft: nil, filesWritten: 0)
    }

    @Test func `a move that collides`() throws {
        var refused = outcome(.moved)
        refused.collisions = [
            .init(
                words: "V1.12 is taken by lectoraten-3, 15:00–17:00 and 15 minutes after",
                isFact: true),
            .init(
                words: "Saskia Heemskerk (core) is in lectoraten-3 then, 15:00–17:00", isFact: false
            ),
        ]
        refused.possibilities = [
            .init(
                to: "2027-04-15 10:00", room: "v1.12", mode: .physical, missing: [],
                words: "Thu 15 Apr 10:00, v1.12"),
            .init(
                to: "2027-04-15 15:00", room: "t2.18", mode: .hybrid, missing: ["Omar Benali"],
                words: "Thu 15 Apr 15:00, t2.18 (hybrid)  (without Omar Benali)"),
        ]
        try expectGolden(
            DecisionText(style: Style(isOn: false), isRehearsal: false, language: .en).text(
                refused),
            is: "move-refused.txt")
    }

    @Test func `a move by force, and a rehearsal of it`() throws {
        var forced = outcome(.moved)
        forced.collisions = [
            .init(words: "Bram Aerts (core) is busy 13:00–16:00", isFact: false)
        ]
        forced.isForced = true
        forced.staleDraft = 4
        let rehearsal = DecisionText(style: Style(isOn: false), isRehearsal: true, language: .en)
            .text(forced)
        forced.isDone = true
        forced.plan = 5
        forced.filesWritten = 34
        try expectGolden(
            DecisionText(style: Style(isOn: false), isRehearsal: false, language: .en).text(forced)
                + "\n\n" + rehearsal, is: "move-forced.txt")
    }

    @Test func `the differences of a replan by community, session and person`() throws {
        func change(
            _ id: SessionID, _ community: CommunityID, _ change: Publication.Change,
            _ parts: [SessionChange.Part], _ words: String, _ why: String? = nil
        ) -> SessionChange {
            SessionChange(
                id: id, community: community, change: change, parts: parts, words: words, why: why)
        }
        let changes = [
            change(
                "plgs-2", "plgs", .moved, [.room], "Tue 9 Mar 13:30, v1.12 → s2.14",
                "there is no room 'v1.12' any more"),
            change(
                "blended-learning-3", "blended-learning", .moved, [.time, .room, .mode],
                "Tue 23 Mar 14:30, v1.12 (hybrid) → Thu 25 Mar 10:00, online",
                "Kofi Mensah (core) is busy all day"),
            change("plgs-4", "plgs", .cancelled, [], "was Tue 11 May 13:30, v1.12"),
            change("makerslab-1", "makerslab", .added, [], "Mon 12 Apr 09:00, r2.06"),
            change(
                "lectoraten-2", "lectoraten", .changed, [],
                "same time and place; its text changed"),
        ]
        func person(_ id: PersonID, _ name: String, _ own: [Int]) -> PersonChanges {
            PersonChanges(
                person: id, name: name,
                changes: own.map {
                    .init(
                        session: changes[$0].id, change: changes[$0].change.rawValue,
                        words: changes[$0].words)
                })
        }
        let outcome = PlanOutcome(
            plan: 7, season: "2027-02", sessions: [], hard: 0, hardRules: [:], troubles: [],
            soft: 265, softRules: [:],
            bound: 265, seed: 1, steps: 1, isFirst: false, differences: changes,
            communities: [
                CommunityChanges(
                    community: "blended-learning", name: "Blended learning", sessions: 9, moved: 1,
                    room: 1, mode: 1, cancelled: 0, added: 0, people: 3),
                CommunityChanges(
                    community: "makerslab", name: "Makerslab", sessions: 1, moved: 0, room: 0,
                    mode: 0, cancelled: 0, added: 1, people: 4),
                CommunityChanges(
                    community: "plgs", name: "PLG's", sessions: 4, moved: 0, room: 1, mode: 0,
                    cancelled: 1, added: 0, people: 28),
            ],
            people: [
                person("bram", "Bram Aerts", [0, 1, 2]), person("elif", "Elif Aydın", [0, 2]),
                person("marijn", "Marijn Vos", [0, 2]), person("tess", "Tess Hendriks", [3]),
            ], peopleTouched: 35,
            standing: [
                "plgs-1, Tue 16 Feb 13:30, v1.12: there is no room 'v1.12' any more"
            ], supposed: [], isWhatIf: false)
        let timetable = Timetable(style: Style(isOn: false), language: .en)
        try expectGolden(
            timetable.differences(outcome).joined(separator: "\n") + "\n\n"
                + timetable.people(outcome), is: "differences.txt")
    }
}
