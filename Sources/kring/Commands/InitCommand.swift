import App
import ArgumentParser

struct InitCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init",
            abstract: say(
                "Maak een nieuwe werkmap, met een werkend voorbeeld of kaal.",
                "Make a new workspace, with a working example or bare."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring init lcop            vijf communities om te bekijken en te veranderen
                  kring init lcop --empty    alleen de kale bestanden, met uitleg

                Wat er al is, wordt nooit overschreven.
                """,
                """
                EXAMPLES
                  kring init lcop            five communities to look at and change
                  kring init lcop --empty    only the files' frames, with comments

                Nothing that exists is overwritten.
                """))
    }

    @Argument(help: .say("De map die gemaakt wordt.", "The folder to make."))
    var dir: String

    @Flag(
        help: .say(
            "Alleen de kale bestanden, met uitleg.", "Only the files' frames, with comments."))
    var empty = false

    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let files = try InitWorkspace(folder: dir, isEmpty: empty).run(
            installation: .ofThisProcess())
        Talk.say(say("\(files) bestanden gemaakt in \(dir)", "made \(files) files in \(dir)"))
        Talk.say(
            say("verder:  ", "next:  ")
                + "cd \(dir) && kring check && kring plan && kring publish")
    }
}
