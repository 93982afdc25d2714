import App
import ArgumentParser
import CivilTime
import Communities
import Workplace

struct PlanCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "plan",
            abstract: say(
                "Plan de periode als conceptrooster; niemand ziet er iets van.",
                "Plan the season as a draft; nothing people see changes."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring plan                           tien seconden zoeken
                  kring plan --seconds 60              meer tijd, een beter rooster
                  kring plan --steps 400000 --seed 7   op elke computer hetzelfde rooster
                  kring plan --season 2027-09          een andere periode dan die van nu
                  kring plan --people                  wie van de verschillen merkt, met naam
                  kring plan --from 2027-04-01         wat voor april komt, blijft zoals het is
                  kring plan --without-room r3.41      wat als die zaal er niet was? Er wordt niets bewaard
                  kring plan --busy noor:2027-03-01..2027-03-05
                  kring plan --json                    voor andere programma's

                In een terminal toont een regel tijdens het zoeken de kosten, de bewezen ondergrens en het verschil; Ctrl-C stopt
                met het beste rooster tot dan toe. In --json staan de verbeteringen onder "trace".

                Wat gepubliceerd is, verandert alleen als het moet: een zaal is weg, iemand uit de kern kan niet meer, een wens is
                nieuw. Wat mensen besloten hebben (kring pins) en wat binnen de freeze van kring.yaml ligt, verandert nooit; met
                --improve verandert de rest waar het rooster daar beter van wordt.

                Van kring.yaml wordt één periode gepland: de gevraagde, anders die van nu, anders de volgende. Wat van andere
                perioden beloofd is, blijft zoals het is. Wat nieuw is, heet plgs+3 tot het gepubliceerd is en een nummer krijgt.

                Eindcode 1 als geen rooster alle harde regels volgt; de overtreden regels staan erbij.
                """,
                """
                EXAMPLES
                  kring plan                           ten seconds of search
                  kring plan --seconds 60              more time, a better plan
                  kring plan --steps 400000 --seed 7   the same plan on every machine
                  kring plan --season 2027-09          another season than the present one
                  kring plan --people                  whom the differences touch, by name
                  kring plan --from 2027-04-01         what comes before April stays as it is
                  kring plan --without-room r3.41      what if that room were gone? Nothing is kept
                  kring plan --busy noor:2027-03-01..2027-03-05
                  kring plan --json                    for other programs

                On a terminal a line shows the cost, the proved bound and the gap while it searches; Ctrl-C ends the search with
                the best plan so far. --json has the improvements as "trace".

                What is published changes only where it has to: a room is gone, a core member has become busy, a wish is new.
                What people decided (kring pins) and what lies within the freeze of kring.yaml never changes; --improve lets
                the rest change where that makes the plan better.

                One season of kring.yaml is planned: the one asked for, else the present one, else the next. What is promised of
                other seasons stays as it is. What is new is called plgs+3 until it is published and gets a number.

                Exit code 1 when no plan keeps every hard rule; the rules broken are shown.
                """))
    }

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption
    @OptionGroup var season: SeasonOption
    @OptionGroup var search: SearchOptions
    @OptionGroup(title: say("Opnieuw plannen en wat als", "Replanning and what if"))
    var scope: PlanScopeArguments

    @Flag(
        name: .customLong("people"),
        help: .say(
            "Toon iedereen die iets van de verschillen merkt.",
            "Show each person whom the differences touch."))
    var showsPeople = false

    func run() async throws {
        let outcome = try await PlanSeason(
            options.workplace(), now: options.moment, language: Reader.language
        ).run(search.budget(), scope.scope(), of: season.id)
        SearchLine.clear()
        if json.isOn {
            Talk.print(try jsonText(outcome))
        } else {
            let timetable = Timetable(style: .output, language: Reader.language)
            Talk.print(timetable.text(outcome))
            if showsPeople, !outcome.people.isEmpty {
                Talk.print("\n" + timetable.people(outcome))
            }
        }
        for warning in outcome.warnings { Talk.say(say("let op: ", "warning: ") + warning) }
        if outcome.hard > 0 { throw ExitCode(EndStatus.answerIsNo.rawValue) }
        if json.isOn { return }
        if outcome.isWhatIf {
            let supposed = outcome.supposed.joined(separator: say(" en ", " and "))
            Talk.say(
                (supposed.isEmpty
                    ? say("alleen gekeken", "only a look")
                    : say("als \(supposed)", "if \(supposed)"))
                    + say(": er is niets bewaard", ": nothing was kept"))
        } else if let plan = outcome.plan {
            Talk.say(
                say(
                    "conceptrooster \(plan) voor periode \(outcome.season) is klaar: kring publish",
                    "draft \(plan) of season \(outcome.season) is ready: kring publish"))
        }
    }
}
