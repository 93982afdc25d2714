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
                "Een community komt weer bijeen: wat besloten was wordt teruggenomen.",
                "A community meets again: what was decided is taken back."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring resume plgs     neem haar pauze, einde, samengaan, splitsing of nieuwe naam terug

                Haar bestand wordt wat het was. Wat vervallen was komt meteen terug als dezelfde afspraak, waar de plek nog vrij is; voor de
                rest is er kring plan.
                """,
                """
                EXAMPLES
                  kring resume plgs     take back its pause, end, merge, split or new name

                Its file becomes what it was. What was called off comes back at once as the same event, where its place is still free; for
                the rest there is kring plan.
                """))
    }

    @OptionGroup var life: LifeArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        try tell(
            TakeBackLife(
                options.workplace(), now: options.moment, language: Reader.language
            ).resume(life.id, isRehearsal: life.isRehearsal), asJSON: json.isOn)
    }
}

/// What decisions take that need two of the core.
struct SharedDecisionArguments: ParsableArguments {
    @Option(help: .say("De eerste dag ervan.", "Its first day."))
    var on: CivilDate?
    @Option(
        help: .say(
            "Wie van de kern het ermee eens is.", "Who of the core agrees.", valueName: "person"))
    var with: String?
    @Option(help: .say("Waarom, voor haar leden.", "Why, for its members.", valueName: "text"))
    var reason: String?
    @Option(
        help: .say(
            "Hoe mensen haar daarna noemen.", "What people call it from then on.",
            valueName: "text"))
    var name: String?

    @Flag(
        name: .customLong("dry-run"),
        help: .say(
            "Zeg alleen wat er zou gebeuren, en wie het hoort.",
            "Only say what would happen, and who hears of it."))
    var isRehearsal = false

    var wish: LifeWish {
        LifeWish(
            on: on, second: with.map(PersonID.init(rawValue:)), reason: reason, name: name,
            isRehearsal: isRehearsal)
    }
}

struct MergeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "merge",
            abstract: say(
                "Community's gaan samen verder als één.", "Communities go on together as one."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring merge plgs lectoraten --into plgs --with hassan --reason "samen sterker"
                  kring merge plgs lectoraten --into onderzoekend-leren --name "Onderzoekend leren" --dry-run

                Wat de eerste beloofd had gaat door als dezelfde afspraken; wat de andere beloofd hadden vervalt, met de reden.
                Iedereen die in een van beide zat hoort het één keer. Het bestand van wie opgaat in een ander krijgt de regel
                'ended: {on, into}' en blijft, met pagina en verleden; wie op zijn agenda geabonneerd is ziet wat erna komt.
                Twee uit de kern beslissen (--with), of het gaat in over twee weken en de kern kan bezwaar maken.
                """,
                """
                EXAMPLES
                  kring merge plgs lectoraten --into plgs --with hassan --reason "stronger together"
                  kring merge plgs lectoraten --into enquiry --name "Enquiry into practice" --dry-run

                What the first promised goes on as the same events; what the others promised is called off, with the reason. Everybody
                who was in one of them hears of it once. The file of one that goes on in another gets the line 'ended: {on, into}' and
                stays, with page and past; who subscribed to its feed sees what comes after. Two of the core decide (--with), or it
                begins in two weeks and the core can object.
                """))
    }

    @Argument(help: .say("De community's.", "The communities."))
    var communities: [String]
    @Option(
        help: .say(
            "Als welke ze verder gaan: een van hen, een andere, of een nieuwe naam.",
            "As which they go on: one of them, another, or a new identifier.",
            valueName: "community"))
    var into: String
    @OptionGroup var decision: SharedDecisionArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        try tell(
            MergeCommunities(
                options.workplace(), now: options.moment, language: Reader.language
            ).merge(
                communities.map(CommunityID.init(rawValue:)),
                into: CommunityID(rawValue: into), decision.wish), asJSON: json.isOn)
    }
}

struct RenameCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rename",
            abstract: say(
                "Een community gaat verder onder een andere naam.",
                "A community goes on under another name."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring rename plgs leerkringen --name Leerkringen --with hassan

                Wat beloofd was blijft dezelfde afspraak, met zijn nummer en pagina; nieuwe bijeenkomsten tellen door onder de nieuwe
                naam, en agenda's waarop iemand geabonneerd is lopen door. Alleen een andere aanspreeknaam: verander 'name' in haar
                bestand.
                """,
                """
                EXAMPLES
                  kring rename plgs circles --name "Learning circles" --with hassan

                What was promised stays the same event, with its number and page; new sessions count on under the new name, and feeds
                that somebody subscribed to go on. For another name to call it by alone: change 'name' in its file.
                """))
    }

    @Argument(help: .say("De community, zoals plgs.", "The community, such as plgs."))
    var community: String
    @Argument(help: .say("Haar nieuwe id.", "Its new identifier."))
    var to: String
    @OptionGroup var decision: SharedDecisionArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        try tell(
            MergeCommunities(
                options.workplace(), now: options.moment, language: Reader.language
            ).rename(
                CommunityID(rawValue: community), to: CommunityID(rawValue: to), decision.wish),
            asJSON: json.isOn)
    }
}

struct SplitCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "split",
            abstract: say(
                "Een deel van een community gaat zelf verder.",
                "A part of a community goes on by itself."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring split plgs --into plgs-online --members eva,lotte,ruben --with hassan

                De community houdt haar bijeenkomsten; wie verder gaat in de andere krijgt die met kring plan. Het bestand van de
                nieuwe begint als dat van de oude, vanaf --on.
                """,
                """
                EXAMPLES
                  kring split plgs --into plgs-online --members eva,lotte,ruben --with hassan

                The community keeps its sessions; who goes on in the other one gets theirs by kring plan. The file of the new one
                begins as that of the old one, from --on.
                """))
    }

    @Argument(help: .say("De community, zoals plgs.", "The community, such as plgs."))
    var community: String
    @Option(
        help: .say(
            "De andere: een nieuwe naam, of een die er is.",
            "The other one: a new identifier, or one that there is.", valueName: "community"))
    var into: String
    @Option(help: .say("Wie daar verder gaan.", "Who go on there.", valueName: "a,b"))
    var members: String
    @OptionGroup var decision: SharedDecisionArguments
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let people = members.split(separator: ",").map {
            PersonID(rawValue: $0.split(separator: " ").joined())
        }
        try tell(
            SplitCommunity(
                options.workplace(), now: options.moment, language: Reader.language
            ).split(
                CommunityID(rawValue: community), into: CommunityID(rawValue: into), people,
                decision.wish), asJSON: json.isOn)
    }
}

private func tell(_ outcome: LifeOutcome, asJSON isJSON: Bool) throws {
    Talk.print(isJSON ? try jsonText(outcome) : outcome.text(Reader.language))
    let isIncomplete =
        !outcome.leftOut.isEmpty || outcome.change == .split || outcome.change == .merged
    guard !isJSON, outcome.isDone, isIncomplete || outcome.change == .resumed else { return }
    Talk.say(
        say("daarna: kring plan, en kring publish", "then: kring plan, and kring publish"))
}
