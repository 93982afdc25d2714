import App
import ArgumentParser
import Communities

struct CancelCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cancel",
            abstract: say(
                "Een bijeenkomst die beloofd was, gaat niet door.",
                "A session that was promised does not take place."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring cancel plgs-3 --reason "Het gebouw is dicht"
                  kring cancel plgs-3 --dry-run

                Wordt meteen gepubliceerd: de bijeenkomst staat als afgezegd in agenda's, met de reden, tot haar dag voorbij is en minstens twee weken. Geen later
                rooster houdt hem nog, en hij wordt niet ergens anders ingehaald; kring restore brengt dezelfde afspraak terug.
                Wil de community een bijeenkomst overslaan, dan past kring skip beter.
                """,
                """
                EXAMPLES
                  kring cancel plgs-3 --reason "The building is closed"
                  kring cancel plgs-3 --dry-run

                Published at once: it stays in calendars as cancelled, with the reason, until its day is over and for two weeks at least. No later plan holds it,
                and it is not made up for elsewhere; it keeps its identity, so kring restore brings the same entry back.
                A session the community means to leave out is better skipped: kring skip.
                """))
    }

    @Argument(help: .say("De bijeenkomst, zoals plgs-3.", "The session, such as plgs-3."))
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
