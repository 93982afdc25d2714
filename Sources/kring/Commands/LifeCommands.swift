import App
import ArgumentParser
import CivilTime
import Communities

/// What every change in the life of a community takes.
struct LifeArguments: ParsableArguments {
    @Argument(help: .say("De community, zoals plgs.", "The community, such as plgs."))
    var community: String

    @Flag(
        name: .customLong("dry-run"),
        help: .say(
            "Zeg alleen wat er zou gebeuren, en wie het hoort.",
            "Only say what would happen, and who hears of it."))
    var isRehearsal = false

    var id: CommunityID { CommunityID(rawValue: community) }
}

struct PauseCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "pause",
            abstract: say(
                "Een community komt een tijd niet bijeen.", "A community does not meet for a while."
            ),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring pause plgs --until 2027-05-10 --reason "tentamens"
                  kring pause plgs --on 2027-04-12 --until 2027-05-10 --dry-run

                Haar bestand krijgt de regel 'paused', en wat in die tijd beloofd was vervalt meteen: iedereen hoort het één keer,
                met de reden. Op --until kan ze weer bijeenkomen; kring plan zoekt wat ervoor in de plaats komt.
                """,
                """
                EXAMPLES
                  kring pause plgs --until 2027-05-10 --reason "exams"
                  kring pause plgs --on 2027-04-12 --until 2027-05-10 --dry-run

                Its file gets the line 'paused', and what was promised meanwhile is called off at once: everybody hears it once, with
                the reason. On --until it can meet again; kring plan finds what comes instead.
                """))
    }

    @OptionGroup var life: LifeArguments
    @Option(
        help: .say(
            "De eerste dag zonder; anders vandaag.", "The first day without; otherwise today."))
    var on: CivilDate?
    @Option(help: .say("De dag waarop ze weer kan.", "The day on which it can meet again."))
    var until: CivilDate
    @Option(help: .say("Waarom, voor haar leden.", "Why, for its members.", valueName: "text"))
    var reason: String?
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        try tell(
            ChangeCommunityLife(
                options.workplace(), now: options.moment, language: Reader.language
            ).pause(
                life.id, on: on, until: until, reason: reason, isRehearsal: life.isRehearsal),
            asJSON: json.isOn)
    }
}

struct EndCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "end",
            abstract: say(
                "Een community stopt; wat ze was, blijft.", "A community ends; what it was stays."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring end plgs --with hassan --reason "we zijn klaar"
                  kring end plgs --on 2027-06-01 --dry-run

                Twee uit de kern beslissen: --with noemt wie het ermee eens is. Zonder stopt ze op zijn vroegst over twee weken,
                zodat mensen er iets van kunnen zeggen; kring resume neemt het terug. Haar bestand krijgt de regel 'ended' en
                blijft staan, met haar pagina, agenda en oogst; wat nog beloofd was vervalt meteen, met de reden.
                """,
                """
                EXAMPLES
                  kring end plgs --with hassan --reason "we are done"
                  kring end plgs --on 2027-06-01 --dry-run

                Two of the core decide: --with names who agrees. Without, it ends in two weeks at the earliest, so that people can
                speak up; kring resume takes it back. Its file gets the line 'ended' and stays, with its page, feed and harvest; what
                was still promised is called off at once, with the reason.
                """))
    }

    @OptionGroup var life: LifeArguments
    @Option(help: .say("De eerste dag zonder.", "The first day without."))
    var on: CivilDate?
    @Option(
        help: .say(
            "Wie van de kern het ermee eens is.", "Who of the core agrees.", valueName: "person"))
    var with: String?
    @Option(help: .say("Waarom, voor haar leden.", "Why, for its members.", valueName: "text"))
    var reason: String?
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        try tell(
            ChangeCommunityLife(
                options.workplace(), now: options.moment, language: Reader.language
            ).end(
                life.id, on: on, with: with.map(PersonID.init(rawValue:)), reason: reason,
                isRehearsal: life.isRehearsal),
            asJSON: json.isOn)
    }
}

struct ResumeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "resume",
            abstract: say(
                "Een community komt weer bijeen: een pauze of einde vervalt.",
                "A community meets again: its pause or end is taken back."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring resume plgs     haal 'paused' of 'ended' uit haar bestand

                Wat vervallen was, komt met kring plan en kring publish op zijn eigen dag terug, als dezelfde afspraak.
                """,
                """
                EXAMPLES
                  kring resume plgs     take 'paused' or 'ended' out of its file

                What was called off comes back on its own day with kring plan and kring publish, as the same event.
                """))
    }

    @OptionGroup var life: LifeArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        try tell(
            ChangeCommunityLife(
                options.workplace(), now: options.moment, language: Reader.language
            ).resume(life.id, isRehearsal: life.isRehearsal), asJSON: json.isOn)
    }
}

private func tell(_ outcome: LifeOutcome, asJSON isJSON: Bool) throws {
    Talk.print(isJSON ? try jsonText(outcome) : outcome.text(Reader.language))
    guard !isJSON, outcome.isDone, outcome.change == .resumed else { return }
    Talk.say(
        say("daarna: kring plan, en kring publish", "then: kring plan, and kring publish"))
}
