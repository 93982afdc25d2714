import App
import ArgumentParser
import CivilTime
import Communities
import Facilitation
import Meeting

struct AgendaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda",
        abstract: "A timed agenda, exact to the minute, for a session or for a template.",
        discussion: overview, subcommands: [AgendaOf.self, AgendaTimes.self],
        defaultSubcommand: AgendaOf.self)

    fileprivate static let overview = """
        EXAMPLES
          kring agenda studentcoaching-3
          kring agenda plgs-2 --copy facilitator --format html > plgs-2.html
          kring agenda plgs-2 --copy wall --format html > wall.html
          kring agenda plgs-2 --format live > plgs-2-live.html
          kring agenda times plgs-2 check-in=9 incident=64
          kring agenda --template world-cafe --minutes 120 --people 24

        --format live is a page that runs the session: now, next, a timer, and the rest fitted anew when it runs late.
        times keeps how long parts took, so that estimates learn.

        Exit code 1 when the template does not fit; the smallest changes that would make it fit are named.
        """
}

struct AgendaOf: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "of", abstract: "The agenda of a session or a template.",
        discussion: AgendaCommand.overview)

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
    @Option(help: "html, md, txt, json, or live (a page that runs the session).")
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

struct AgendaTimes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "times",
        abstract: "Keep how long the parts of a session took, so that estimates learn.",
        discussion: """
            The live page ends with this line, filled in. Without times it shows what is kept.

            EXAMPLES
              kring agenda times plgs-2 check-in=9 incident=64
              kring agenda times plgs-2
            """)

    @Argument(help: "The session, such as plgs-2.") var session: String
    @Argument(
        help: ArgumentHelp("A part of its agenda and its minutes.", valueName: "part=minutes"))
    var times: [TakenTime] = []
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() async throws {
        let recorded = try RecordTimes(options.workplace(), now: options.moment)
            .run(session, taken: times.map { ($0.block, $0.minutes) })
        if json.isOn {
            Talk.print(try jsonText(recorded))
            return
        }
        for line in recorded.times {
            let learned =
                line.estimate == 100 ? "" : "; \(line.method) is now planned at \(line.estimate) %"
            Talk.print("\(line.block): \(line.taken) min (planned \(line.planned))\(learned)")
        }
        if recorded.times.isEmpty { Talk.say("no times are kept for \(session)") }
    }
}

/// `check-in=9`.
struct TakenTime: ExpressibleByArgument {
    let block: String
    let minutes: Int

    init?(argument: String) {
        let parts = argument.split(separator: "=")
        guard parts.count == 2, let minutes = Int(parts[1]), (1...1440).contains(minutes) else {
            return nil
        }
        block = String(parts[0])
        self.minutes = minutes
    }
}
