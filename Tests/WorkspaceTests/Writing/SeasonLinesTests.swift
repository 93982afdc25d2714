import CivilTime
import Communities
import Testing
import Workspace

@Suite("Adding a season to kring.yaml")
struct SeasonLinesTests {
    private let season = Season(
        id: "2027-09", from: CivilDate("2027-09-01") ?? CivilDate(daysSinceEpoch: 0),
        to: CivilDate("2028-01-28") ?? CivilDate(daysSinceEpoch: 0))

    private static let head = "name: Proef\ntimezone: Europe/Amsterdam\nsites: [{id: a}]\n"

    static let forms: [(before: String, after: String)] = [
        (
            "# eerst\nseason: {id: 2027-02, from: 2027-02-01, to: 2027-07-09}  # nu\n\nholidays: []\n",
            """
            # eerst
            seasons:
              - {id: 2027-02, from: 2027-02-01, to: 2027-07-09}  # nu
              - {id: 2027-09, from: 2027-09-01, to: 2028-01-28}

            holidays: []

            """
        ),
        (
            "season:   # nu\n   id: 2027-02\n   # tot juli\n   from: 2027-02-01\n   to: 2027-07-09\n# einde\n",
            """
            seasons: # nu
              - id: 2027-02
               # tot juli
                from: 2027-02-01
                to: 2027-07-09
              - {id: 2027-09, from: 2027-09-01, to: 2028-01-28}
            # einde

            """
        ),
        (
            "seasons: [{id: 2027-02, from: 2027-02-01, to: 2027-07-09}]  # lijst\n",
            "seasons: [{id: 2027-02, from: 2027-02-01, to: 2027-07-09}, {id: 2027-09, from: 2027-09-01, to: 2028-01-28}]  # lijst\n"
        ),
        (
            "seasons:\n- {id: 2027-02, from: 2027-02-01, to: 2027-07-09}\n\nholidays: []",
            "seasons:\n- {id: 2027-02, from: 2027-02-01, to: 2027-07-09}\n- {id: 2027-09, from: 2027-09-01, to: 2028-01-28}\n\nholidays: []"
        ),
        (
            "seasons:\r\n  - id: 2027-02\r\n    from: 2027-02-01\r\n    to: 2027-07-09\r\n",
            "seasons:\r\n  - id: 2027-02\r\n    from: 2027-02-01\r\n    to: 2027-07-09\r\n  - {id: 2027-09, from: 2027-09-01, to: 2028-01-28}\r\n"
        ),
    ]

    @Test(arguments: forms.indices)
    func `the line goes where it belongs, and all else stays as it is`(number: Int) {
        let (before, after) = SeasonLinesTests.forms[number]
        let head =
            before.contains("\r\n")
            ? SeasonLinesTests.head.replacing("\n", with: "\r\n") : SeasonLinesTests.head
        #expect(SeasonLines.adding(season, to: head + before) == head + after)
    }

    @Test(arguments: [
        // Over more lines, by an alias, out of order or none at all: left to people.
        "season: {id: 2027-02,\n  from: 2027-02-01, to: 2027-07-09}\n",
        "x: &s {id: 2027-02, from: 2027-02-01, to: 2027-07-09}\nseason: *s\n",
        "seasons: [{id: 2028-02, from: 2028-02-01, to: 2028-07-09}]\n",
        "# x\r\nseason: {id: 2027-02, from: 2027-02-01, to: 2027-07-09}\n",
        "\"season\": {id: 2027-02, from: 2027-02-01, to: 2027-07-09}\n", "name: x\n",
    ])
    func `other forms are left to people`(text: String) {
        #expect(SeasonLines.adding(season, to: SeasonLinesTests.head + text) == nil)
    }
}
