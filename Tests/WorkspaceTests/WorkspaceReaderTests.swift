import CivilTime
import Communities
import Foundation
import Testing
import Workspace

@Suite("Reading a workspace")
struct WorkspaceReaderTests {
    @Test func `a good workspace is read without a fault`() throws {
        let reading = try TestWorkspace().read()

        #expect(FaultPrinter(.en).text(reading.faults) == "")
        let intent = try #require(reading.intent)
        let alpha = try #require(intent.community("alpha"))
        #expect(alpha.keep == 6 && alpha.maxSkips == 1 && alpha.maxShiftDays == 3)
        #expect(alpha.rhythm == Rhythm(cadence: .weeks(3, on: nil), minutes: 90))
        #expect(alpha.windows.count == 6)
        #expect(
            alpha.windows.filter { $0.span.weekday == .wednesday }.map(\.span.to.minutes) == [720])
        #expect(
            alpha.modes[.hybrid]
                == ModeWish(
                    least: 0, most: 3, cost: 4, seats: 2, features: ["screen", "camera"],
                    resources: ["kit": 1]))
        #expect(alpha.modes[.physical]?.seats == 3)
        #expect(alpha.members.map(\.person) == ["ada", "bram", "chaima", "daan"])
        #expect(alpha.woven == [Weave(community: "beta", every: 4)])
        #expect(alpha.reminders == [ReminderOffset(minutes: 60)] && alpha.color == "teal")
        #expect(intent.person("ada")?.disciplines == ["ict", "onderzoek"])
        #expect(intent.person("bram")?.name == "Bram \"de\" Boer")
        #expect(intent.organisation.travelMinutes(from: "zuid", to: "noord") == 45)
        #expect(intent.organisation.web.address == "https://kring.example.org")
        #expect(
            reading.positions.position(of: .community("alpha"), "modes.hybrid")
                == FilePosition(file: "communities/alpha.yaml", line: 5, column: 39))
    }

    @Test(arguments: [
        ("public", Visibility.everybody), ("openbaar", .everybody), ("organisation", .organisation),
        ("organisatie", .organisation), ("members", .members), ("deelnemers", .members),
        ("present", .present), ("aanwezigen", .present),
    ])
    func `who may read what a community says is read, and members where nothing is said`(
        word: String, visible: Visibility
    ) throws {
        let workspace = try TestWorkspace()
        let before = try #require(workspace.read().intent?.community("alpha"))
        #expect(before.visible == .members)
        try workspace.change("communities/alpha.yaml", "color:", "visible: \(word)\ncolor:")
        let reading = workspace.read()
        #expect(reading.faults == [])
        #expect(reading.intent?.community("alpha")?.visible == visible)
    }

    @Test func `a mark that is none is a fault with what may have been meant`() throws {
        let workspace = try TestWorkspace()
        try workspace.change("communities/alpha.yaml", "color:", "visible: publik\ncolor:")
        let faults = workspace.read().faults
        #expect(faults.map(\.rule) == [.wrongValue])
        #expect(faults.map(\.suggestion) == ["public"])
    }

    @Test func `how long things are kept is read kindly, and as today where nothing is said`()
        throws
    {
        let workspace = try TestWorkspace()
        #expect(try #require(workspace.read().intent).organisation.keep == KeepSettings())
        try workspace.change(
            "kring.yaml", "name:",
            """
            keep:
              texts: 2 weken
              sent: 6 months
              plans: altijd
              answers: 200
              members: 1,5 jaar
              harvest: 3 jaar
              groups: 400 days
              turns: for ever
            name:
            """)
        let reading = workspace.read()
        #expect(reading.faults == [])
        var keep = KeepSettings()
        (keep.texts, keep.sent, keep.plans, keep.answers) = (14, 180, nil, 200)
        keep.harvest = 3 * 365
        (keep.groups, keep.turns) = (400, nil)
        keep.members = 547
        #expect(try #require(reading.intent).organisation.keep == keep)
    }

    @Test(arguments: [
        ("{texts: een poos}", "1:15 wrong-value"), ("{sent: 1 day}", "1:14 wrong-value"),
        ("{harvest: 200 jaar}", "1:17 wrong-value"), ("{harvest: 3 uur}", "1:17 wrong-value"),
        ("{harvests: 1 year}", "1:8 unknown-key"), ("{answers: -1 day}", "1:17 wrong-value"),
    ])
    func `a term that is none is found where it stands`(keep: String, expected: String) throws {
        let workspace = try TestWorkspace()
        try workspace.change("kring.yaml", "name:", "keep: \(keep)\nname:")
        #expect(workspace.faults() == ["kring.yaml:\(expected)"])
    }

    @Test func `a mail server is read with its usual port, and its secret stands elsewhere`() throws
    {
        let workspace = try TestWorkspace()
        try workspace.change(
            "kring.yaml", "mail: {from: \"Kring <kring@example.org>\"}",
            """
            mail:
              from: Kring <kring@example.org>
              reply-to: vragen@example.org
              transport: smtp
              in-doubt: hold
              smtp: {host: Smtp.example.org, user: kring, password: {env: KRING_PASSWORD}}
            run: {ping: {file: secrets/ping}}
            """)

        let reading = workspace.read()

        #expect(reading.faults == [])
        let organisation = try #require(reading.intent).organisation
        #expect(
            organisation.mail
                == MailSettings(
                    fromName: "Kring", fromAddress: "kring@example.org",
                    replyTo: "vragen@example.org", transport: .smtp,
                    server: MailServer(
                        host: "smtp.example.org", port: 587, security: .starttls, user: "kring",
                        password: .environment("KRING_PASSWORD")), inDoubt: .hold))
        #expect(organisation.run.ping == .secret(.file("secrets/ping")))
    }

    /// What stands after `mail:` and where it is wrong.
    @Test(arguments: [
        ("{transport: smtp}", "13:19 missing-key"),
        ("{transport: pigeon}", "13:19 wrong-value"),
        ("{transport: smtp, smtp: {host: a.example.org, user: k}}", "13:31 missing-key"),
        (
            "{transport: smtp, smtp: {host: a.example.org, user: k, password: geheim}}",
            "13:72 wrong-value"
        ),
        (
            "{transport: smtp, smtp: {host: a.example.org, user: k, password: {env: A B}}}",
            "13:78 wrong-type"
        ),
        (
            "{transport: smtp, smtp: {host: a.example.org, user: k, password: {env: A}, security: none}}",
            "13:92 wrong-value"
        ),
        ("{sendmail: \"sendmail; rm -rf /\"}", "13:18 wrong-type"),
    ])
    func `a mistake in the mail settings is found where it stands`(
        mail: String, expected: String
    ) throws {
        let workspace = try TestWorkspace()
        try workspace.change(
            "kring.yaml", "mail: {from: \"Kring <kring@example.org>\"}", "mail: \(mail)")

        #expect(workspace.faults() == ["kring.yaml:\(expected)"])
    }

    @Test func `hosts of our own are names without scheme and path`() throws {
        let workspace = try TestWorkspace()
        try workspace.change(
            "kring.yaml", "name:",
            "calendars: {own-hosts: [Rooms.Intranet, \"https://b.example/\"]}\nname:")

        let reading = workspace.read()

        #expect(reading.faults.map(\.rule) == [.wrongType])
        #expect(reading.faults.map(\.position.line) == [1])
        try workspace.change("kring.yaml", ", \"https://b.example/\"", "")
        let intent = try #require(workspace.read().intent)
        #expect(intent.organisation.calendars == CalendarSettings(ownHosts: ["rooms.intranet"]))
    }

    private func day(_ text: String) -> CivilDate {
        CivilDate(text) ?? CivilDate(daysSinceEpoch: 0)
    }

    @Test func `seasons stand side by side, each with its holidays and what communities say of it`()
        throws
    {
        let workspace = try TestWorkspace()
        try workspace.change(
            "kring.yaml", "season: {id: 2027-02, from: 2027-02-01, to: 2027-07-09}",
            """
            seasons:
              - {id: 2027-09, from: 2027-09-01, to: 2028-01-28, holidays: [{name: Herfst, from: 2027-10-18, to: 2027-10-22}]}
              - {id: 2027-02, from: 2027-02-01, to: 2027-07-09}
            """)
        let file = "communities/alpha.yaml"
        try workspace.append(
            file,
            """

            block: {weeks: 2-20}
            seasons:
              2027-09: {keep: 4, rhythm: elke 4 weken, not-on: [2027-11-02], skips: 1}
            """)

        let reading = workspace.read()

        #expect(FaultPrinter(.en).text(reading.faults.filter { $0.severity == .error }) == "")
        let intent = try #require(reading.intent)
        let organisation = intent.organisation
        #expect(organisation.seasons.map(\.id) == ["2027-02", "2027-09"])
        #expect(organisation.holiday(on: day("2027-10-19"))?.name == "Herfst")
        #expect(organisation.season(on: day("2027-08-01")).id == "2027-09")
        #expect(organisation.season(on: day("2027-07-09")).id == "2027-02")
        #expect(organisation.season(on: day("2030-01-01")).id == "2027-09")
        let alpha = try #require(intent.community("alpha"))
        let (spring, autumn) = (
            alpha.during(organisation.seasons[0]), alpha.during(organisation.seasons[1])
        )
        #expect(spring.block == day("2027-02-08")...day("2027-06-20"))
        #expect(autumn.block == day("2027-09-06")...day("2028-01-16"))
        #expect(spring.keep == alpha.keep && autumn.keep == 4 && autumn.maxSkips == 1)
        #expect(autumn.rhythm.cadence == .weeks(4, on: nil) && spring.rhythm == alpha.rhythm)
        #expect(autumn.blackout.contains(day("2027-11-02")))
    }

    @Test(arguments: [
        ("{id: 2027-02, from: 2027-09-01, to: 2028-01-28}", "duplicate-identifier"),
        ("{id: 2027-06, from: 2027-06-01, to: 2028-01-28}", "seasons-overlap"),
        ("{id: 2027-09, from: 2027-09-01, to: 2027-08-28}", "season-backwards"),
    ])
    func `seasons that cannot stand side by side are told`(other: String, rule: String) throws {
        let workspace = try TestWorkspace()
        try workspace.change(
            "kring.yaml", "season: {id: 2027-02, from: 2027-02-01, to: 2027-07-09}",
            "seasons: [{id: 2027-02, from: 2027-02-01, to: 2027-07-09}, \(other)]")

        #expect(workspace.read().faults.map(\.rule.rawValue) == [rule])
    }

    @Test(arguments: [
        (
            "kring.yaml", "timezone:", "timezon:",
            "kring.yaml:1:1 missing-key|kring.yaml:2:1 unknown-key"
        ),
        ("kring.yaml", "2027-07-09", "2026-07-09", "kring.yaml:8:45 season-backwards"),
        ("kring.yaml", "2027-04-27", "2028-04-27", "kring.yaml:11:5 holiday-outside-season"),
        ("kring.yaml", "2027-04-27", "27-4-2027", "kring.yaml:11:28 wrong-type"),
        ("kring.yaml", "Europe/Amsterdam", "Europe/Amsterdm", "kring.yaml:2:11 unknown-time-zone"),
        ("spaces.yaml", "capacity: 12", "capacity: twaalf", "spaces.yaml:4:15 wrong-type"),
        ("spaces.yaml", "    capacity: 12\n", "", "spaces.yaml:2:5 missing-key"),
        ("spaces.yaml", "site: noord", "site: nord", "spaces.yaml:3:11 unknown-site"),
        ("spaces.yaml", "id: z1", "id: n1", "spaces.yaml:8:10 duplicate-identifier"),
        ("spaces.yaml", "8:00-18:00]", "8:00-28:00]", "spaces.yaml:6:25 wrong-value"),
        ("spaces.yaml", "    buffer:", "    site:", "spaces.yaml:7:5 duplicate-key"),
        ("people.csv", "bram@example.org", "bram@example", "people.csv:3:25 malformed-address"),
        (
            "people.csv", "daan;Daan", "ada;Daan",
            "communities/alpha.yaml:7:59 unknown-person|communities/beta.yaml:4:33 unknown-person|people.csv:5:1 duplicate-identifier"
        ),
        ("people.csv", "zuid", "west", "people.csv:3:1 unknown-site"),
        (
            "communities/alpha.yaml", "[ada, bram]", "[ada, brm]",
            "communities/alpha.yaml:7:23 unknown-person"
        ),
        (
            "communities/alpha.yaml", "[daan]", "[daan, ada]",
            "communities/alpha.yaml:7:65 member-twice"
        ),
        (
            "communities/alpha.yaml", "connector: chaima", "connector: eva",
            "communities/alpha.yaml:8:41 role-without-member"
        ),
        (
            "communities/alpha.yaml", "community: beta", "community: betta",
            "communities/alpha.yaml:9:8 unknown-community"
        ),
        (
            "communities/alpha.yaml", "community: beta", "community: alpha",
            "communities/alpha.yaml:9:8 weave-with-itself"
        ),
        (
            "communities/alpha.yaml", "4e sessie", "9e sessie",
            "communities/alpha.yaml:9:8 weave-out-of-range"
        ),
        (
            "communities/alpha.yaml", "kit: 1", "kit: 2",
            "communities/alpha.yaml:6:70 not-enough-resources"
        ),
        (
            "communities/alpha.yaml", "kit: 1", "kid: 1",
            "communities/alpha.yaml:6:70 unknown-resource"
        ),
        (
            "communities/alpha.yaml", "keep: 6", "keep: 9",
            "communities/alpha.yaml:3:16 too-many-sessions"
        ),
        (
            "communities/alpha.yaml", "minstens 2", "minstens 7",
            "communities/alpha.yaml:5:8 mode-counts"
        ),
        (
            "communities/alpha.yaml", "minstens 2", "hoogstens 1",
            "communities/alpha.yaml:5:8 mode-counts"
        ),
        (
            "communities/alpha.yaml", "[camera]", "[camera, piano]",
            "communities/alpha.yaml:6:48 no-room-fits"
        ),
        ("communities/alpha.yaml", "90 minuten", "10 uur", "communities/alpha.yaml:4:7 no-window"),
        ("communities/alpha.yaml", "Teal", "teel", "communities/alpha.yaml:11:8 unknown-color"),
        (
            "communities/beta.yaml", "name: Beta", "name: Beta\nchannel: nowhere",
            "communities/beta.yaml:2:10 unknown-channel"
        ),
        (
            "communities/beta.yaml", "core: [ada], active: [daan]}",
            "active: [ada, daan]}\nno-agenda: {ask: 1 week before}",
            "communities/beta.yaml:5:12 no-core"
        ),
        (
            "communities/beta.yaml", "name: Beta",
            "name: Beta\nno-agenda: {ask: 3 days before, online: 60 hours before}",
            "communities/beta.yaml:2:41 wrong-value"
        ),
        (
            "communities/beta.yaml", "name: Beta", "name: Beta\nno-agenda: {online: 2 days before}",
            "communities/beta.yaml:2:12 missing-key"
        ),
        (
            "communities/beta.yaml", "name: Beta",
            "name: Beta\ntemplates: {once: [{session: 9, template: kick-off}]}",
            "communities/beta.yaml:2:20 once-out-of-range"
        ),
        (
            "communities/beta.yaml", "name: Beta",
            "name: Beta\ntemplates: {once: [{session: 1, template: world-cafe}, {session: 1, template: kick-off}]}",
            "communities/beta.yaml:2:66 duplicate-key"
        ),
        ("communities/beta.yaml", "2nd", "5th", "communities/beta.yaml:2:9 impossible-rhythm"),
        (
            "communities/beta.yaml", "[1]", "[1, 9]",
            "communities/beta.yaml:5:21 big-session-out-of-range"
        ),
        ("communities/beta.yaml", "[daan]", "[daan", "communities/beta.yaml:4:37 yaml-syntax"),
        (
            "communities/beta.yaml", "{physical: any, online: at most 2}", "{online: any}",
            "communities/alpha.yaml:9:8 nothing-shared"
        ),
        (
            "communities/beta.yaml", "name: Beta",
            "name: Beta\nwhen: {possible: [Tue 17:00-22:00]}",
            "communities/alpha.yaml:9:8 nothing-shared"
        ),
        (
            "communities/beta.yaml", "4 hours", "14 hours",
            "communities/beta.yaml:5:6 no-window"
        ),
        (
            "communities/beta.yaml", "name: Beta", "name: Beta\nwith: {community: alpha, every: 2}",
            "communities/beta.yaml:2:7 weave-in-both-files"
        ),
        (
            "communities/beta.yaml", "name: Beta",
            "name: Beta\nseason: {from: 2027-03-01, to: 2027-08-01}",
            "communities/beta.yaml:2:32 block-outside-season"
        ),
    ])
    func `a mistake is found where it stands`(
        file: String, old: String, new: String, expected: String
    ) throws {
        let workspace = try TestWorkspace()
        try workspace.change(file, old, new)

        #expect(workspace.faults() == expected.split(separator: "|").map(String.init))
    }

    @Test func `a person's feed rings only where the file asks for it`() throws {
        let workspace = try TestWorkspace()
        try workspace.change("people.csv", "site;disciplines", "site;alarm")
        try workspace.change("people.csv", "\"ict;onderzoek\"", "15 min")
        try workspace.change("people.csv", "zuid;economie", "zuid;soon")

        #expect(workspace.faults() == ["people.csv:3:48 wrong-value"])
        try workspace.change("people.csv", "zuid;soon", "zuid;")
        let people = try #require(workspace.read().intent?.people)
        #expect(people.map(\.alarmMinutes) == [15, nil, nil, nil])
    }

    @Test func `the mistakes of all files are found at once`() throws {
        let workspace = try TestWorkspace()
        try workspace.change("kring.yaml", "languages:", "langages:")
        try workspace.change("spaces.yaml", "capacity: 4", "capacity: 0")
        try workspace.change("people.csv", "ada@example.org", "ada")
        try workspace.change("communities/alpha.yaml", "3 weken", "3 weeken")
        try workspace.change("communities/beta.yaml", "any", "anny")

        #expect(
            FaultPrinter(.en, folder: "config").text(workspace.read().faults) == """
                config/communities/alpha.yaml:2:16: error: 'rhythm': 'elke 3 weeken, 90 minuten' is not a rhythm
                  |
                2 | rhythm: elke 3 weeken, 90 minuten
                  |                ^
                    expected: such as 'every 2 weeks for 90 minutes', 'every 3 weeks on Thursday', '2nd Tuesday of the month', 'monthly' ('elke 2 weken, 90 minuten', '2e dinsdag van de maand')
                    did you mean 'elke 3 weken, 90 minuten'?

                config/communities/beta.yaml:3:19: error: 'modes.physical': 'anny' is not a number of sessions
                  |
                3 | modes: {physical: anny, online: at most 2}
                  |                   ^
                    expected: any, 3, exactly 3, at least 2, at most 3 or 2 to 4 (vrij, precies 3, minstens 2, hoogstens 3, 2 tot 4)
                    did you mean 'any'?

                config/kring.yaml:3:1: error: unknown key 'langages'
                  |
                3 | langages: [nl, en]
                  | ^
                    did you mean 'languages'?

                config/people.csv:2:17: error: 'ada' is not a mail address
                  |
                2 | ada;Ada Steward;ada;en;noord;"ict;onderzoek"
                  |                 ^
                    expected: such as noor@example.org

                config/spaces.yaml:8:36: error: 'rooms[1].capacity' should be a whole number from 1 to 100000, not '0'
                  |
                8 |   - {id: z1, site: zuid, capacity: 0, features: [screen, camera], open: [ma-vr 8:00-18:00]}
                  |                                    ^

                """)
    }

    @Test func `a missing file is a fault, and nothing that follows from it is`() throws {
        let workspace = try TestWorkspace()
        try FileManager.default.removeItem(
            at: workspace.folder.appendingPathComponent("people.csv"))

        #expect(workspace.faults() == ["people.csv:1:1 file-missing"])
    }

    @Test func `what is not printed as itself does not break the line that is shown`() {
        let line = "name: a\u{2028}b\u{2029}c\u{7}d\te"
        let fault = Fault(
            .value(.keyIsNoText), at: FilePosition(file: "f.yaml", line: 1, column: 7),
            source: line)
        #expect(FaultPrinter(.en).text([fault]).contains("1 | name: a b c d e\n  |       ^\n"))
    }
}
