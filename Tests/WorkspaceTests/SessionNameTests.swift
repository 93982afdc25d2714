import CivilTime
import Communities
import Testing
import Workspace

@Suite("Sessions that files name")
struct SessionNameTests {
    private let workspace: TestWorkspace

    init() throws { workspace = try TestWorkspace() }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test func `by place, identifier or day`() throws {
        try workspace.append(
            "communities/alpha.yaml",
            """
            templates:
              cycle: [intervision]
              once:
                - {session: 2, template: kick-off}
                - {session: alpha-7, template: show-and-tell}
                - {on: 2027-03-16, template: fishbowl}
            big: {sessions: [1, last, alpha-3, 2027-04-20, {on: 2027-05-11}], length: 4 uur}

            """)
        let reading = workspace.read()
        #expect(reading.faults == [])
        let alpha = try #require(reading.intent?.community("alpha"))
        #expect(alpha.templates.once == [2: "kick-off"])
        #expect(alpha.templates.onceOf == ["alpha-7": "show-and-tell"])
        #expect(alpha.templates.onceOn == [try day("2027-03-16"): "fishbowl"])
        #expect(alpha.big?.numbers == [1] && alpha.big?.isLast == true)
        #expect(alpha.big?.sessions == ["alpha-3"])
        #expect(alpha.big?.days == [try day("2027-04-20"), try day("2027-05-11")])
    }

    @Test(arguments: [
        ("{session: derde, template: x}", "wrong-type"),
        ("{session: 0, template: x}", "wrong-type"),
        ("{session: {on: 2027-03-16, to: 2027-03-17}, template: x}", "unknown-key"),
        ("{on: 16-3-2027, template: x}", "wrong-type"),
        ("{on: 2027-02-30, template: x}", "wrong-type"),
        ("{on: 2027-03-16, session: 3, template: x}", "unknown-key"),
        ("{template: x}", "missing-key"),
        ("{session: alpha-7, template: x}, {session: alpha-7, template: y}", "duplicate-key"),
        ("{on: 2027-03-16, template: x}, {session: 2027-03-16, template: y}", "duplicate-key"),
        ("{session: 3, template: x}, {session: 3, template: y}", "duplicate-key"),
    ])
    func `what names no session is an error`(once: String, rule: String) throws {
        try workspace.append("communities/alpha.yaml", "templates: {once: [\(once)]}\n")
        #expect(workspace.read().faults.map(\.rule.rawValue) == [rule])
    }
}
