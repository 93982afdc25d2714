import App
import ArgumentParser
import CivilTime
import Communities
import Facilitation
import Meeting

struct AgendaCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "agenda",
            abstract: say(
                "Een programma op de minuut, voor een bijeenkomst of een sjabloon.",
                "A timed agenda, exact to the minute, for a session or for a template."),
            discussion: overview, subcommands: [AgendaOf.self, AgendaTimes.self],
            defaultSubcommand: AgendaOf.self)
    }

    fileprivate static var overview: String {
        paragraphs(
            """
            VOORBEELDEN
              kring agenda studentcoaching-3
              kring agenda plgs-2 --copy facilitator --format html > plgs-2.html
              kring agenda plgs-2 --copy wall --format html > muur.html
              kring agenda plgs-2 --format live > plgs-2-live.html
              kring agenda times plgs-2 check-in=9 incident=64
              kring agenda --template world-cafe --minutes 120 --people 24

            --format live is een pagina waarmee je de bijeenkomst draait: nu, straks, een klok, en de rest opnieuw
            passend als het uitloopt. times bewaart hoe lang onderdelen duurden, zodat schattingen beter worden.

            Eindcode 1 als het sjabloon niet past; dan staat erbij met welke kleinste wijzigingen het wel past.
            """,
            """
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
            """)
    }
}

struct AgendaOf: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "of",
            abstract: say(
                "Het programma van een bijeenkomst of een sjabloon.",
                "The agenda of a session or a template."),
            discussion: AgendaCommand.overview)
    }

    @Argument(
        help: .say(
            "De bijeenkomst, zoals studentcoaching-3.", "The session, such as studentcoaching-3."))
    var session: String?

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    @Option(
        help: .say(
            "Een sjabloon in plaats van een bijeenkomst.",
            "A session template instead of a session.")
    )
    var template: String?
    @Option(help: .say("Minuten.", "Minutes."))
    var minutes: Int?
    @Option(help: .say("Hoeveel mensen.", "How many people."))
    var people: Int?
    @Option(
        help: .say("physical (in de zaal), hybrid of online.", "physical, hybrid or online."))
    var mode: Mode?
    @Option(help: .say("Wanneer het begint, zoals 15:00.", "When it starts, such as 15:00."))
    var start: ClockTime?
    @Option(
        parsing: .upToNextOption,
        help: .say(
            "Met --template: werkvormen van de vorige keer, die alleen terugkomen als niets anders past.",
            "With --template: methods of the last session, to be met again only when nothing else suits."
        ))
    var earlier: [String] = []
    @Option(
        help: .say(
            "html, md, txt, json, of live (een pagina waarmee je de bijeenkomst draait).",
            "html, md, txt, json, or live (a page that runs the session)."))
    var format: AgendaFormat = .txt
    @Option(
        help: .say(
            "nl of en (anders: die van de organisatie).", "nl or en (default: the organisation's).")
    )
    var language: Language?
    @Option(
        help: .say(
            "participant (deelnemer), facilitator (om mee te begeleiden), wall (grote letters) of cards (rollen en groepen, om uit te knippen).",
            "participant, facilitator (to run it from), wall (big type) or cards (roles and groups, to cut out)."
        ))
    var copy: AgendaPage.Copy = .participant

    func validate() throws {
        if (session == nil) == (template == nil) {
            throw ValidationError(
                say(
                    "Geef een bijeenkomst of --template, een van de twee.",
                    "Give a session or --template, one of the two."))
        }
        if let minutes, !(5...1440).contains(minutes) {
            throw ValidationError(
                say(
                    "--minutes is een getal van 5 tot en met 1440.",
                    "--minutes takes a number from 5 to 1440."))
        }
        if let people, !(1...1000).contains(people) {
            throw ValidationError(
                say(
                    "--people is een getal van 1 tot en met 1000.",
                    "--people takes a number from 1 to 1000."))
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
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "times",
            abstract: say(
                "Bewaar hoe lang de onderdelen duurden, zodat schattingen beter worden.",
                "Keep how long the parts of a session took, so that estimates learn."),
            discussion: paragraphs(
                """
                De live-pagina eindigt met deze regel, al ingevuld. Zonder tijden laat het zien wat er bewaard is.

                VOORBEELDEN
                  kring agenda times plgs-2 check-in=9 incident=64
                  kring agenda times plgs-2
                """,
                """
                The live page ends with this line, filled in. Without times it shows what is kept.

                EXAMPLES
                  kring agenda times plgs-2 check-in=9 incident=64
                  kring agenda times plgs-2
                """))
    }

    @Argument(help: .say("De bijeenkomst, zoals plgs-2.", "The session, such as plgs-2."))
    var session: String
    @Argument(
        help: .say(
            "Een onderdeel van het programma, en de minuten.",
            "A part of its agenda and its minutes.",
            valueName: say("onderdeel=minuten", "part=minutes")))
    var times: [TakenTime] = []
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let recorded = try RecordTimes(options.workplace(), now: options.moment)
            .run(session, taken: times.map { ($0.block, $0.minutes) })
        if json.isOn {
            Talk.print(try jsonText(recorded))
            return
        }
        for line in recorded.times {
            let learned =
                line.estimate == 100
                ? ""
                : say(
                    "; voor \(line.method) wordt nu \(line.estimate) % gepland",
                    "; \(line.method) is now planned at \(line.estimate) %")
            Talk.print(
                "\(line.block): \(line.taken) min "
                    + say("(gepland \(line.planned))", "(planned \(line.planned))") + learned)
        }
        if recorded.times.isEmpty {
            Talk.say(
                say(
                    "van \(session) zijn geen tijden bewaard", "no times are kept for \(session)"))
        }
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
