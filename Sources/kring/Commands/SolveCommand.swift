import App
import ArgumentParser
import Workplace

struct SolveCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "solve",
            abstract: say(
                "Plan een opgave in het uitwisselformaat; de score komt er als JSON uit.",
                "Plan an instance of the exchange format; print its score as JSON."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring solve instance.json --out plan.json --seconds 20
                  kring solve instance.json --steps 2000000 --seed 3 --workers 2

                Het formaat staat in docs/planning-format.md. Eindcode 1 als het beste rooster harde regels overtreedt, 65 als de
                opgave niet klopt.
                """,
                """
                EXAMPLES
                  kring solve instance.json --out plan.json --seconds 20
                  kring solve instance.json --steps 2000000 --seed 3 --workers 2

                The format is described in docs/planning-format.md. Exit code 1 when the best plan breaks hard rules, 65 when the instance is malformed.
                """))
    }

    @Argument(help: .say("De opgave, een JSON-bestand.", "The instance, a JSON file."))
    var instance: String

    @Option(
        help: .say(
            "Schrijf het rooster in dit bestand.", "Write the plan to this file.",
            valueName: "plan.json"))
    var out: String?

    @OptionGroup var search: SearchOptions
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let outcome = try await SolveInstance(path: instance).run(search.budget(), out: out)
        SearchLine.clear()
        Talk.print(try jsonText(outcome))
        if outcome.hard > 0 { throw ExitCode(EndStatus.answerIsNo.rawValue) }
    }
}
