import ArgumentParser
import CivilTime
import Communities
import Facilitation
import KringKit

struct AgendaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda",
        abstract: "A timed agenda, exact to the minute, for a session or for a template.",
        discussion: """
            EXAMPLES
              kring agenda studentcoaching-3
              kring agenda plgs-2 --copy facilitator --format html > plgs-2.html
              kring agenda plgs-2 --copy wall --format html > wall.html
              kring agenda --template world-cafe --minutes 120 --people 24

            Exit code 1 when the template does not fit; the smallest changes that would make it fit are named.
            """)

    @Argument(help: "The session, such as studentcoaching-3.")
    var session: String?

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    @Option(help: "A session template instead of a session.")
    var template: String?
    @Option(help: "Minutes.")
    var minutes: Int?
    @Option(help: "How many people.")
    var people: Int?
    @Option(help: "physical, hybrid or online.")
    var mode: Mode?
    @Option(help: "When it starts, such as 15:00.")
    var start: ClockTime?
    @Option(
        parsing: .upToNextOption,
        help:
            "With --template: methods of the last session, to be met again only when nothing else suits."
    )
    var earlier: [String] = []
    @Option(help: "html, md, txt or json.")
    var format: AgendaFormat = .txt
    @Option(help: "nl or en (default: the organisation's).")
    var language: Language?
    @Option(
        help:
            "participant, facilitator (to run it from), wall (big type) or cards (roles and groups, to cut out)."
    )
    var copy: AgendaPage.Copy = .participant

    func validate() throws {
        if (session == nil) == (template == nil) {
            throw ValidationError("Give a session or --template, one of the two.")
        }
        if let minutes, !(5...1440).contains(minutes) {
            throw ValidationError("--minutes takes a number from 5 to 1440.")
        }
        if let people, !(1...1000).contains(people) {
            throw ValidationError("--people takes a number from 1 to 1000.")
        }
    }

    func run() async throws {
        var brief = AgendaBrief(
            session: session, template: template, minutes: minutes, people: people, mode: mode,
            start: start)
        brief.earlier = earlier
        let text = try PrepareAgenda(options.workplace(), now: options.moment).run(
            brief, format: json.isOn ? .json : format, language: language, copy: copy,
            encoding: jsonText)
        Talk.print(text)
    }
}
