import App
import ArgumentParser
import Season
import Workplace

struct ExplainCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain",
            abstract: say(
                "Waarom een bijeenkomst is waar hij is, of waarom een periode niet te plannen is.",
                "Why a session is where it is, or why a season cannot be planned."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring explain                        waarom geen rooster alle wensen vervult, en de goedkoopste uitwegen
                  kring explain --without-room r3.41   zou de periode dan nog kunnen?
                  kring explain studentcoaching-3      de beste alternatieven en hun prijs
                  kring explain studentcoaching-3 --alternatives 10
                  kring explain studentcoaching-3 --why-not "do 10:00"
                  kring explain plgs-2 --why-not "do 10:00 in r3.41"
                  kring explain plgs-2 --why-not online

                Zonder bijeenkomst: de kleinste groepen wensen die niet samen kunnen, met de regels in de bestanden die erom
                vragen, en het minste dat zou moeten wijken. Eindcode 1 als geen rooster alle wensen vervult, 75 als er geen tijd
                was om het uit te zoeken.

                --why-not wil een weekdag in de eigen week van de bijeenkomst of een datum, een tijd, een zaal en een vorm, of een
                paar daarvan; voor wat openblijft wordt het beste genomen.
                """,
                """
                EXAMPLES
                  kring explain                        why no plan keeps every wish, and the cheapest ways out
                  kring explain --without-room r3.41   would the season still be possible?
                  kring explain studentcoaching-3      the best alternatives and their price
                  kring explain studentcoaching-3 --alternatives 10
                  kring explain studentcoaching-3 --why-not "Thu 10:00"
                  kring explain plgs-2 --why-not "do 10:00 in r3.41"
                  kring explain plgs-2 --why-not online

                Without a session: the smallest sets of wishes that cannot hold together, with the lines of the files
                that ask for them, and the least that would have to give way. Exit code 1 when no plan keeps every wish,
                75 when there was no time to find out.

                --why-not takes a weekday of the session's own week or a date, a time, a room and a mode,
                or some of them; for what is left open the best is taken.
                """))
    }

    @Argument(
        help: .say(
            "De bijeenkomst, zoals studentcoaching-3; zonder: de hele periode.",
            "The session, such as studentcoaching-3; without one, the whole season."))
    var session: String?

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var season: SeasonOption
    @OptionGroup var reader: LanguageOption

    @Option(
        help: .say(
            "Hoeveel alternatieven (anders 5).", "How many alternatives to show (default 5).",
            valueName: "n"))
    var alternatives: Int?

    @Option(
        name: .customLong("why-not"),
        help: .say(
            "Een plek om de prijs van te weten, zoals \"do 10:00 in r3.41\".",
            "A place to price, such as \"Thu 10:00 in r3.41\".", valueName: "place"))
    var whyNot: String?

    @Option(
        help: .say(
            "Kijk zo veel seconden naar een periode (anders 30).",
            "Look at a season for so many seconds (default 30).", valueName: "s"))
    var seconds: Double?

    @OptionGroup(title: say("Wat als, voor een periode", "What if, for a season"))
    var suppositions: SuppositionArguments

    func validate() throws {
        if session == nil, whyNot != nil || alternatives != nil {
            throw ValidationError(
                say(
                    "--why-not en --alternatives gaan over een bijeenkomst: noem die.",
                    "--why-not and --alternatives are about a session: name it."))
        }
        if session != nil, try seconds != nil || !suppositions.hypotheses().isEmpty {
            throw ValidationError(
                say(
                    "--seconds en wat-als-opties gaan over de periode, niet over een bijeenkomst.",
                    "--seconds and what-if options are about the season, not a session."))
        }
        if let seconds, !(seconds > 0 && seconds <= 86_400) {
            throw ValidationError(
                say(
                    "--seconds wil een getal boven 0, hoogstens 86400.",
                    "--seconds takes a number above 0, at most 86400."))
        }
    }

    func run() async throws {
        if let session {
            let explanation = try ExplainSession(
                options.workplace(), now: options.moment, language: Reader.language
            ).run(
                session, of: season.id, alternatives: max(1, min(50, alternatives ?? 5)),
                whyNot: whyNot)
            Talk.print(json.isOn ? try jsonText(explanation) : explanation.text(Reader.language))
            return
        }
        Interruption.listen()
        let deadline = ConflictDeadline(seconds: seconds ?? 30)
        let explanation = try ExplainSeason(
            options.workplace(), now: options.moment, language: Reader.language
        ).run(
            try suppositions.hypotheses(), of: season.id, shouldStop: deadline.isOver)
        SearchLine.clear()
        Talk.print(json.isOn ? try jsonText(explanation) : explanation.text(Reader.language))
        if explanation.verdict == .impossible {
            throw ExitCode(EndStatus.answerIsNo.rawValue)
        }
        if explanation.verdict == .unknown { throw ExitCode(EndStatus.tryLater.rawValue) }
    }
}
