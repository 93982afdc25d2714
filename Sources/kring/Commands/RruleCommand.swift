import App
import ArgumentParser

struct RruleCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rrule",
            abstract: say(
                "Reken een herhalingsregel van RFC 5545 uit.",
                "Expand a recurrence rule of RFC 5545."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring rrule "FREQ=MONTHLY;BYDAY=2TU" --start 2027-02-09T15:00 --count 5
                  kring rrule "FREQ=WEEKLY" --start 2027-02-02T15:00 --to 2027-06-30 --json
                  kring rrule "FREQ=WEEKLY" --start 2027-02-02T15:00 --count 9 \\
                      --exdate 2027-02-23T15:00 --zone Europe/Amsterdam
                """,
                """
                EXAMPLES
                  kring rrule "FREQ=MONTHLY;BYDAY=2TU" --start 2027-02-09T15:00 --count 5
                  kring rrule "FREQ=WEEKLY" --start 2027-02-02T15:00 --to 2027-06-30 --json
                  kring rrule "FREQ=WEEKLY" --start 2027-02-02T15:00 --count 9 \\
                      --exdate 2027-02-23T15:00 --zone Europe/Amsterdam
                """))
    }

    @Argument(
        help: .say(
            "De regel, met of zonder RRULE: ervoor.", "The rule, with or without RRULE: before it.")
    )
    var rule: String
    @Option(
        help: .say(
            "Het eerste begin op de klok, zoals 2027-02-09T15:00 of 20270209T150000.",
            "The first start on the wall clock, such as 2027-02-09T15:00 or 20270209T150000."))
    var start: String
    @Option(
        help: .say("De tijdzone, zoals Europe/Amsterdam.", "The zone, such as Europe/Amsterdam."))
    var zone: String = "Europe/Amsterdam"
    @Option(parsing: .upToNextOption, help: .say("Keren die vervallen.", "Starts to leave out."))
    var exdate: [String] = []
    @Option(parsing: .upToNextOption, help: .say("Keren die erbij komen.", "Starts to add."))
    var rdate: [String] = []
    @Option(help: .say("Alleen vanaf deze tijd.", "Only those from this time on."))
    var from: String?
    @Option(help: .say("Alleen tot deze tijd.", "Only those up to this time."))
    var to: String?
    @Option(
        help: .say(
            "Hoogstens zo veel (anders 100, als de regel niet vanzelf eindigt).",
            "At most so many (default 100 when nothing else ends the rule)."))
    var count: Int?
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let expansion = try ExpandRule(
            rule: rule, start: start, zone: zone, exdates: exdate, rdates: rdate, from: from,
            to: to, count: count
        ).run()
        if json.isOn {
            Talk.print(try jsonText(expansion))
        } else {
            for occurrence in expansion.occurrences { Talk.print(occurrence) }
        }
    }
}
