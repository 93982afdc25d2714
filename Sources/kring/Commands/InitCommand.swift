import App
import ArgumentParser

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new workspace, with a working example or bare.",
        discussion: """
            EXAMPLES
              kring init lcop            five communities to look at and change
              kring init lcop --empty    only the files' frames, with comments

            Nothing that exists is overwritten.
            """)

    @Argument(help: "The folder to make.")
    var dir: String

    @Flag(help: "Only the files' frames, with comments.")
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
