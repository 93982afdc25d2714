import App
import ArgumentParser

struct RruleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rrule",
        abstract: "Expand a recurrence rule of RFC 5545.",
        discussion: """
            EXAMPLES
              kring rrule "FREQ=MONTHLY;BYDAY=2TU" --start 2027-02-09T15:00 --count 5
              kring rrule "FREQ=WEEKLY" --start 2027-02-02T15:00 --to 2027-06-30 --json
              kring rrule "FREQ=WEEKLY" --start 2027-02-02T15:00 --count 9 \\
                  --exdate 2027-02-23T15:00 --zone Europe/Amsterdam
            """)

    @Argument(help: "The rule, with or without RRULE: before it.")
    var rule: String
    @Option(help: "The first start on the wall clock, such as 2027-02-09T15:00.")
    var start: String
    @Option(help: "The zone, such as Europe/Amsterdam.")
    var zone: String = "Europe/Amsterdam"
    @Option(parsing: .upToNextOption, help: "Starts to leave out.")
    var exdate: [String] = []
    @Option(parsing: .upToNextOption, help: "Starts to add.")
    var rdate: [String] = []
    @Option(help: "Only those from this time on.")
    var from: String?
    @Option(help: "Only those up to this time.")
    var to: String?
    @Option(help: "At most so many (default 100 when nothing else ends the rule).")
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
