import App
import ArgumentParser
import Season
import Workplace

extension FeedCommand {
    struct FeedCheck: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "check",
                abstract: say(
                    "Wat er mis is met een agenda, en welke programma's het verkeerd laten zien.",
                    "What is wrong with a calendar, and which clients will show it wrong."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring feed check public/feeds/organisation.ics
                      kring feed check export.ics --json
                      kring feed check https://kring.example.org/feeds/organisation.ics

                    Fouten gaan tegen een standaard in, waarschuwingen komen verkeerd over in de genoemde programma's, opmerkingen zijn
                    goed om te weten. Elke regel staat in docs/feed-doctor.md. Eindcode 1 als er tegen een standaard wordt ingegaan.
                    """,
                    """
                    EXAMPLES
                      kring feed check public/feeds/organisation.ics
                      kring feed check export.ics --json
                      kring feed check https://kring.example.org/feeds/organisation.ics

                    Errors break a standard, warnings are shown wrong by the clients named, notes are good to know.
                    Every rule is in docs/feed-doctor.md. Exit code 1 when a standard is broken.
                    """))
        }
        @Argument(
            help: .say("Het .ics-bestand, of het webadres.", "The .ics file, or its web address."))
        var file: String
        @OptionGroup var web: WebOptions
        @OptionGroup var json: JSONOption
        @OptionGroup var reader: LanguageOption

        func run() async throws {
            let calendar = web.calendar(file)
            let report = try CheckFeed(calendar).run(Reader.language)
            if json.isOn {
                Talk.print(try jsonText(report))
            } else {
                let style = CheckupText(
                    name: calendar.name, width: Style.columns ?? 80, inColor: Style.output.isOn,
                    language: Reader.language)
                Talk.print(style.text(report))
            }
            if report.hasErrors { throw ExitCode(EndStatus.answerIsNo.rawValue) }
        }
    }
}
