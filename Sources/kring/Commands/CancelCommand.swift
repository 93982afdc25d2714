import App
import ArgumentParser
import Communities

struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "A session that was promised does not take place.",
        discussion: """
            EXAMPLES
              kring cancel plgs-3 --reason "The building is closed"
              kring cancel plgs-3 --dry-run

            Published at once: it stays in calendars for two weeks as cancelled, with the reason. No later plan holds it,
            and it is not made up for elsewhere; it keeps its identity, so kring restore brings the same entry back.
            A session the community means to leave out is better skipped: kring skip.
            """)

    @Argument(help: "The session, such as plgs-3.")
    var session: String

    @OptionGroup var decision: DecisionArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let outcome = try CancelSession(
            options.workplace(), now: options.moment, language: Reader.language
        ).run(
            SessionID(rawValue: session), isSkip: false, decision.options())
        try report(outcome, asJSON: json.isOn, isRehearsal: decision.isRehearsal)
    }
}
