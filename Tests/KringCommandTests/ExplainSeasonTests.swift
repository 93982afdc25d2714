import Foundation
import TestSupport
import Testing

/// A change of the example workspace after which no plan keeps every wish.
struct Situation: Sendable, CustomTestStringConvertible {
    /// The name of its golden file.
    let name: String
    /// What is supposed on the command line.
    let suppositions: [String]
    let change: @Sendable (Copy) throws -> Void
    var testDescription: String { name }

    init(
        _ name: String, _ suppositions: String...,
        change: @escaping @Sendable (Copy) throws -> Void = { _ in }
    ) {
        self.name = name
        self.suppositions = suppositions
        self.change = change
    }
}

@Suite("Explaining a season", .slow)
struct ExplainSeasonTests {
    private static let plgs = "communities/plgs.yaml"
    private static let lectoraten = "communities/lectoraten.yaml"
    private static let toetsen = "communities/eigentijds-toetsen.yaml"

    /// The monthly community only on its very Tuesday, 13:00 to 15:30.
    @Sendable private static func narrow(_ copy: Copy) throws {
        try copy.change(plgs, "preferred: [di 13:00-17:30]", to: "preferred: [di 13:00-15:00]")
        try copy.change(
            plgs, "possible: [ma-di 10:00-17:30, do 10:00-17:30]", to: "possible: [di 13:00-15:30]")
        try copy.change(plgs, "shift: 7 dagen", to: "shift: 0 dagen")
    }

    private static func add(_ copy: Copy, _ id: String, _ name: String, _ rest: String) throws {
        try "name: \(name)\n\(rest)\n".write(
            to: copy.folder.appending(path: "communities/\(id).yaml"), atomically: true,
            encoding: .utf8)
    }

    static let situations = [
        Situation("core-member-away", "--busy", "marijn:2027-03-09..2027-03-09", change: narrow),
        Situation("core-member-away-for-weeks", "--busy", "hassan:2027-03-01..2027-04-20"),
        Situation("core-member-of-two") { copy in
            try narrow(copy)
            try copy.change(
                lectoraten, "preferred: [Thu 12:00-17:00, Tue 09:00-13:00]",
                to: "preferred: [Tue 12:30-15:00]")
            try copy.change(
                lectoraten, "possible: [Mon-Thu 09:00-17:30]", to: "possible: [Tue 12:30-15:30]")
            try copy.change(
                lectoraten, "monthly in the 3rd week for 2 hours",
                to: "2nd Tuesday of the month for 2 hours")
            try copy.change(lectoraten, "big: {sessions: [1, 5], length: 4 hours}", to: "")
            try copy.change(lectoraten, "  big: open-space-half-day\n", to: "")
        },
        Situation("room-seldom-open", "--room-closed", "s0-forum:2027-02-01..2027-05-30") { copy in
            try copy.change(
                lectoraten, "features: [movable-chairs, step-free], seats: 28",
                to: "features: [movable-chairs, microphone], seats: 28")
            try copy.change(
                "spaces.yaml", "open: [Mon-Fri 08:00-20:00]", to: "open: [Fri 08:00-20:00]")
        },
        Situation("room-too-small", "--room-closed", "r1-aula:2027-04-13..2027-04-13") { copy in
            try copy.change(
                plgs, "needs: {features: [screen, whiteboard]}", to: "needs: {seats: 100}")
            try copy.change(plgs, "{physical: minstens 3, hybrid: vrij}", to: "{physical: vrij}")
            try copy.change(plgs, "shift: 7 dagen", to: "shift: 1 dag")
            try copy.change(
                plgs, "possible: [ma-di 10:00-17:30, do 10:00-17:30]",
                to: "possible: [di 13:00-17:30]")
        },
        Situation("three-for-one-stage") { copy in
            for (id, core) in [("ada", "mila"), ("bram", "bas"), ("chaima", "olga")] {
                try add(
                    copy, "stage-\(id)", "Stage \(id.capitalized)",
                    """
                    rhythm: every week for 60 minutes
                    season: {from: 2027-03-01, to: 2027-03-26}
                    when: {possible: [Tue 15:00-17:30]}
                    shift: 0 days
                    modes: {physical: any}
                    needs: {features: [microphone], seats: 70}
                    members: {core: [\(core)], active: [tess, gijs]}
                    """)
            }
        },
        Situation("one-licence-for-two") { copy in
            try copy.change(
                "spaces.yaml", "name: Vergaderlicentie, count: 3",
                to: "name: Vergaderlicentie, count: 1")
            for (id, core) in [("early", "mila"), ("late", "bas")] {
                try add(
                    copy, id, "\(id.capitalized) call",
                    """
                    rhythm: every week for 60 minutes
                    season: {from: 2027-03-01, to: 2027-03-26}
                    when: {possible: [Mon 12:00-13:00]}
                    modes: {online: any}
                    members: {core: [\(core)], active: [tess, gijs]}
                    """)
            }
        },
        Situation(
            "sessions-in-a-room", "--room-closed", "r1-aula:2027-02-01..2027-05-30",
            "--room-closed", "s0-forum:2027-03-01..2027-07-09"
        ) { copy in
            try copy.change(toetsen, "physical: at least 2", to: "physical: at least 5")
            try copy.change(
                toetsen, "features: [screen, whiteboard]", to: "features: [screen, microphone]")
        },
        Situation("decision-in-the-way") { copy in
            try copy.planAndPublish()
            let move = try copy.kring(
                "move", "lectoraten-2", "--to", "2027-03-16 14:00", "--room", "r1-aula",
                "--force", "--reason", "De zaal is mooi", "--now", "2027-01-11T10:00:00+01:00")
            try #require(move.status == 0, "\(move.talk)\(move.output)")
            try add(
                copy, "premiere", "Première",
                """
                rhythm: every week on Tuesday for 60 minutes
                season: {from: 2027-03-16, to: 2027-03-16}
                when: {possible: [Tue 14:00-15:00]}
                shift: 0 days
                modes: {physical: any}
                needs: {seats: 100}
                members: {core: [mila]}
                """)
        },
        Situation(
            "two-conflicts", "--busy", "hassan:2027-03-01..2027-04-20", "--busy",
            "marijn:2027-03-09..2027-03-09", change: narrow),
    ]

    @Test(arguments: situations)
    func `what cannot be had together reads well`(situation: Situation) throws {
        let copy = try Copy()
        try situation.change(copy)

        let result = try copy.explain(situation.suppositions)

        #expect(result.status == 1, "\(result.talk)")
        #expect(
            result.output
                == (try GoldenFile("Golden/explain-\(situation.name).txt").text(
                    recording: result.output)))
    }

    @Test func `a season that can be planned has nothing to explain`() throws {
        let copy = try Copy()

        let result = try copy.explain([])

        #expect(result.status == 0)
        #expect(result.output.contains("there is a plan that keeps every wish"))
    }

    @Test func `a plan that breaks rules says why, and keeps nothing`() throws {
        let copy = try Copy()
        try Self.narrow(copy)

        let result = try copy.kring(
            "plan", "--steps", "2000", "--busy", "marijn:2027-03-09..2027-03-09", "--now",
            "2027-01-10T09:00:00+01:00")

        #expect(result.status == 1)
        #expect(result.output.contains("communities/plgs.yaml:13  shift: 0 dagen"))
        #expect(!FileManager.default.fileExists(atPath: copy.folder.path + "/state/ledger.sqlite"))
    }

    @Test func `the JSON has wishes with their lines and ways out with their sessions`() throws {
        struct Explained: Decodable {
            struct Line: Decodable { var file: String, line: Int, column: Int, text: String }
            struct Wish: Decodable { var words: String, lines: [Line] }
            struct Touched: Decodable { var session: String, place: String }
            struct Way: Decodable { var words: String, sessions: [Touched], lines: [Line] }
            struct Conflict: Decodable {
                var communities: String, wishes: [Wish], isMinimal: Bool, waysOut: [Way]
            }
            var verdict: String, conflicts: [Conflict], firstWaysSuffice: Bool?
        }
        let copy = try Copy()
        try Self.narrow(copy)

        let result = try copy.explain(["--busy", "marijn:2027-03-09..2027-03-09", "--json"])

        let found = try JSONDecoder().decode(Explained.self, from: Data(result.output.utf8))
        #expect(found.verdict == "impossible" && found.firstWaysSuffice == true)
        let conflict = try #require(found.conflicts.first)
        #expect(conflict.isMinimal)
        #expect(
            conflict.wishes.flatMap(\.lines).contains {
                $0.file == "communities/plgs.yaml" && $0.line == 13 && $0.text == "shift: 0 dagen"
            })
        #expect(conflict.waysOut.allSatisfy { $0.sessions.map(\.session) == ["plgs-2"] })
    }
}

extension Copy {
    fileprivate func explain(_ arguments: [String]) throws -> Command.Result {
        // As long as it takes: what is found depends on the effort, not on the clock.
        try Command.kring(
            [
                "explain", "--seconds", "3000", "--now", "2027-01-12T09:00:00+01:00",
                "--workspace", folder.path,
            ] + arguments)
    }
}
