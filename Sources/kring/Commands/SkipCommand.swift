import App
import ArgumentParser
import Communities

struct SkipCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "skip",
            abstract: say(
                "Het ritme slaat een bijeenkomst over.", "The rhythm leaves a session out."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring skip studentcoaching-6 --reason "Studieweek"

                Voor wie hem in de agenda heeft, is hij afgezegd, net als met kring cancel. Het verschil is wat het betekent: een
                overgeslagen bijeenkomst was nooit de bedoeling. Hij telt mee voor wat 'skips' in het bestand van de community aan
                de planner toestaat, en het kan al voor er iets gepubliceerd is, zodat niemand hem ooit ziet.
                """,
                """
                EXAMPLES
                  kring skip studentcoaching-6 --reason "Study week"

                For those who have it in their calendars it is cancelled, as with kring cancel. The difference is what it
                means: a skipped session was never wanted. It uses up one of the sessions that 'skips' in the community's
                file allows the planner to leave out, and it can be said before anything is published, so that nobody ever
                sees it.
                """))
    }

    @Argument(
        help: .say(
            "De bijeenkomst, zoals studentcoaching-6.", "The session, such as studentcoaching-6."))
    var session: String

    @OptionGroup var decision: DecisionArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var season: SeasonOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let outcome = try CancelSession(
            options.workplace(), now: options.moment, language: Reader.language
        ).run(
            SessionID(rawValue: session), in: season.id, isSkip: true, decision.options())
        try report(outcome, asJSON: json.isOn, isRehearsal: decision.isRehearsal)
    }
}
