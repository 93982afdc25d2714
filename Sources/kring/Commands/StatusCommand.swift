import App
import ArgumentParser

struct StatusCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status",
            abstract: say(
                "Wat er gedaan is, wat wacht, wat mislukte.",
                "What was done, what is waiting, what failed."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring status
                  kring status --json
                """,
                """
                EXAMPLES
                  kring status
                  kring status --json
                """))
    }

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let status = try ShowStatus(
            options.workplace(), now: options.moment, language: Reader.language
        ).run()
        Talk.print(json.isOn ? try jsonText(status) : StatusText(status, Reader.language).text)
    }
}
