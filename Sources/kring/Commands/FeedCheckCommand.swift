import ArgumentParser
import KringKit

extension FeedCommand {
    struct FeedCheck: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "What is wrong with a calendar, and which clients will show it wrong.",
            discussion: """
                EXAMPLES
                  kring feed check public/feeds/organisation.ics
                  kring feed check export.ics --json

                Errors break a standard, warnings are shown wrong by the clients named, notes are good to know.
                Every rule is in docs/feed-doctor.md. Exit code 1 when a standard is broken.
                """)
        @Argument(help: "The .ics file.") var file: String
        @OptionGroup var json: JSONOption

        func run() async throws {
            let report = try CheckFeed(path: file).run()
            if json.isOn {
                Talk.print(try jsonText(report))
            } else {
                let style = CheckupText(
                    name: file, width: Style.columns ?? 80, inColor: Style.output.isOn)
                Talk.print(style.text(report))
            }
            if report.hasErrors { throw ExitCode(ExitStatus.answerIsNo.rawValue) }
        }
    }
}
