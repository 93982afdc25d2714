import App
import ArgumentParser
import CivilTime

struct BusyCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "busy",
            abstract: say(
                "De bezette tijden in een agenda, hoe rommelig ook.",
                "The busy times in any calendar, however messy."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring busy calendars/room-r3.41.ics --from 2027-02-01 --to 2027-02-28
                  kring busy export.ics --from 2027-02-01 --to 2027-07-09 --json
                  kring busy https://cal.example.org/room.ics --from 2027-02-01 --to 2027-02-28
                  kring busy noor.ics --from 2027-02-01 --to 2027-02-28 --owner noor@example.org

                Wat wordt overgeslagen of hersteld staat op stderr, met regel en afspraak. Eindcodes: 65 geen agenda, 66 is er
                niet, 69 niet te vertrouwen, 75 antwoordt nu niet, 77 mag niet bevraagd worden.
                """,
                """
                EXAMPLES
                  kring busy calendars/room-r3.41.ics --from 2027-02-01 --to 2027-02-28
                  kring busy export.ics --from 2027-02-01 --to 2027-07-09 --json
                  kring busy https://cal.example.org/room.ics --from 2027-02-01 --to 2027-02-28
                  kring busy noor.ics --from 2027-02-01 --to 2027-02-28 --owner noor@example.org

                What is skipped or mended is named on stderr, with its line and its event. Exit codes: 65 no calendar,
                66 not there, 69 not to be trusted, 75 does not answer now, 77 may not be asked.
                """))
    }

    @Argument(
        help: .say("Het agendabestand, of het webadres.", "The calendar file, or its web address."))
    var file: String
    @OptionGroup var web: WebOptions
    @Option(help: .say("Vanaf deze dag.", "From this day on."))
    var from: CivilDate
    @Option(help: .say("Tot en met deze dag.", "Up to and including this day."))
    var to: CivilDate
    @Option(
        help: .say(
            "De tijdzone van tijden die er geen noemen.", "The zone of times that name none."))
    var zone: String = "Europe/Amsterdam"
    @Option(
        help: .say(
            "Van wie de agenda is: wat dit mailadres afsloeg is vrij. Mag vaker.",
            "Whose calendar it is: what this mail address declined is free. May be repeated."))
    var owner: [String] = []
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let list = try ListBusy(
            web.calendar(file), from: from, to: to, zone: zone, owners: owner,
            language: Reader.language
        ).run()
        for finding in list.findings { Talk.say(finding) }
        if json.isOn {
            Talk.print(try jsonText(list))
        } else {
            for interval in list.busy {
                Talk.print("\(interval.start)  \(interval.end)  \(interval.summary)")
            }
        }
    }
}
