import ArgumentParser
import KringKit

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why a session is where it is, and what the alternatives would cost.",
        discussion: """
            EXAMPLES
              kring explain studentcoaching-3      the best alternatives and their price
              kring explain studentcoaching-3 --alternatives 10
              kring explain studentcoaching-3 --why-not "Thu 10:00"
              kring explain plgs-2 --why-not "do 10:00 in r3.41"
              kring explain plgs-2 --why-not online

            --why-not takes a weekday of the session's own week or a date, a time, a room and a mode,
            or some of them; for what is left open the best is taken.
            """)

    @Argument(help: "The session, such as studentcoaching-3.")
    var session: String

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    @Option(help: ArgumentHelp("How many alternatives to show.", valueName: "n"))
    var alternatives = 5

    @Option(
        name: .customLong("why-not"),
        help: ArgumentHelp("A place to price, such as \"Thu 10:00 in r3.41\".", valueName: "place"))
    var whyNot: String?

    func run() async throws {
        let explanation = try ExplainSession(options.workplace(), now: options.moment).run(
            session, alternatives: max(1, min(50, alternatives)), whyNot: whyNot)
        Talk.print(json.isOn ? try jsonText(explanation) : explanation.text)
    }
}
