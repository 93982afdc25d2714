import App
import ArgumentParser
import CivilTime
import Communities
import Facilitation
import Meeting

extension HarvestCommand {
    struct HarvestDone: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "done",
                abstract: say(
                    "Een actie is gedaan, een vraag beantwoord, op een experiment teruggekeken.",
                    "An action is done, a question answered, an experiment looked back on."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring harvest done 5
                      kring harvest done 4 --outcome "in de eerste week, op papier"
                      kring harvest done 6 --outcome "3 van 4 klassen" --insight "korte vragen werken"

                    Een inzicht dat klaar is, is overgenomen; een praktijkvraag die klaar is, is beantwoord. --insight bewaart wat een
                    experiment leerde als inzicht bij de laatste bijeenkomst van de community, en laat zien waar het vandaan kwam.
                    """,
                    """
                    EXAMPLES
                      kring harvest done 5
                      kring harvest done 4 --outcome "in the first week, on paper"
                      kring harvest done 6 --outcome "3 of 4 classes" --insight "short questions work"

                    An insight that is done is adopted, a challenge that is done is met. --insight keeps what an experiment
                    taught as an insight of the community's last session, and shows where it came from.
                    """))
        }
        @Argument(help: .say("Het nummer.", "Its number.")) var number: Int
        @Option(
            help: .say(
                "Wat eruit kwam.", "What came of it.", valueName: say("tekst", "text")))
        var outcome: String?
        @Option(
            help: .say("Wat het leerde.", "What it taught.", valueName: say("tekst", "text")))
        var insight: String?
        @Option(
            help: .say(
                "De bijeenkomst van het inzicht; anders de laatste die begonnen is.",
                "The session of the insight; the last one that has begun otherwise."))
        var session: String?
        @OptionGroup var change: HarvestChangeArguments

        func validate() throws {
            if session != nil, insight == nil {
                throw ValidationError(
                    say("--session hoort bij --insight.", "--session goes with --insight."))
            }
        }

        func run() async throws {
            try change.report(
                try change.use().done(
                    number, outcome: outcome, insight: insight, session: session),
                same: say("was al gedaan", "was done already"))
        }
    }

    struct HarvestDrop: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "drop",
                abstract: say(
                    "Laat iets los; het blijft in de geschiedenis.",
                    "Let go of something; it stays in the history."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring harvest drop 8 --reason "het vak vervalt"
                    """,
                    """
                    EXAMPLES
                      kring harvest drop 8 --reason "the module is gone"
                    """))
        }
        @Argument(help: .say("Het nummer.", "Its number.")) var number: Int
        @Option(help: .say("Waarom.", "Why.", valueName: say("tekst", "text")))
        var reason: String?
        @OptionGroup var change: HarvestChangeArguments

        func run() async throws {
            try change.report(
                try change.use().drop(number, reason: reason),
                same: say("was al losgelaten", "was dropped already"))
        }
    }

    struct HarvestReopen: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "reopen",
                abstract: say(
                    "Pak weer op wat gedaan of losgelaten was.",
                    "Take up again what was done or dropped."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring harvest reopen 8
                    """,
                    """
                    EXAMPLES
                      kring harvest reopen 8
                    """))
        }
        @Argument(help: .say("Het nummer.", "Its number.")) var number: Int
        @OptionGroup var change: HarvestChangeArguments

        func run() async throws {
            try change.report(
                try change.use().reopen(number), same: say("staat nog open", "is open"))
        }
    }

    struct HarvestChange: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "change",
                abstract: say(
                    "Andere woorden, iemand anders, een andere dag of andere lezers.",
                    "Other words, another owner, day or readers."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring harvest change 5 --due 2027-05-11 --owner sem
                      kring harvest change 3 --text "feedback van een collega, voor het cijfer"
                      kring harvest change 5 --no-owner
                      kring harvest change 3 --public         iedereen mag het lezen, zegt wie het zei
                    """,
                    """
                    EXAMPLES
                      kring harvest change 5 --due 2027-05-11 --owner sem
                      kring harvest change 3 --text "a colleague's feedback before the mark is read"
                      kring harvest change 5 --no-owner
                      kring harvest change 3 --public         everybody may read it, says who said it
                    """))
        }
        @Argument(help: .say("Het nummer.", "Its number.")) var number: Int
        @Option(help: .say("Wat er staat.", "What it says.")) var text: String?
        @Option(
            help: .say(
                "Wat een experiment naar verwachting brengt.",
                "What an experiment is expected to bring.", valueName: say("tekst", "text")))
        var expect: String?
        @Option(help: .say("Wie ervoor zorgt.", "Who takes care of it.")) var owner: String?
        @Flag(
            name: .customLong("no-owner"),
            help: .say("Niemand zorgt ervoor.", "Nobody takes care of it."))
        var isWithoutOwner = false
        @Option(
            help: .say(
                "De dag waarop het af is, of wordt teruggezien.",
                "The day it is due, or looked at again."))
        var due: CivilDate?
        @Flag(
            name: .customLong("public"), inversion: .prefixedNo,
            help: .say(
                "Iedereen mag het lezen, of weer alleen voor wie de bijeenkomst is.",
                "Everybody may read it, or only those again whom the session is for."))
        var isPublic: Bool?
        @OptionGroup var change: HarvestChangeArguments

        func validate() throws {
            if text == nil, expect == nil, owner == nil, due == nil, !isWithoutOwner,
                isPublic == nil
            {
                throw ValidationError(
                    say(
                        "Zeg wat er verandert: --text, --expect, --owner, --no-owner, --due of --public.",
                        "Say what changes: --text, --expect, --owner, --no-owner, --due or --public."
                    ))
            }
            if owner != nil, isWithoutOwner {
                throw ValidationError(
                    say(
                        "Geef --owner of --no-owner, niet allebei.",
                        "Give --owner or --no-owner, not both."))
            }
        }

        func run() async throws {
            try change.report(
                try change.use().change(
                    number,
                    to: ChangeHarvest.Change(
                        text: text, expectation: expect, owner: owner.map(PersonID.init(rawValue:)),
                        isWithoutOwner: isWithoutOwner, due: due, isPublic: isPublic)),
                same: say("is al zo", "is so already"))
        }
    }

    struct HarvestVote: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "vote",
                abstract: say(
                    "Iemands stem voor een praktijkvraag; iedereen heeft er één voor elke.",
                    "A person's vote for a practice challenge; each has one for each."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring harvest vote 9 --by noor
                      kring harvest vote 9 --by noor --withdraw

                    De open praktijkvraag met de meeste stemmen komt terug bij de volgende bijeenkomst van de community.
                    """,
                    """
                    EXAMPLES
                      kring harvest vote 9 --by noor
                      kring harvest vote 9 --by noor --withdraw

                    The open challenge with the most votes comes up at the community's next session.
                    """))
        }
        @Argument(help: .say("Het nummer van de praktijkvraag.", "The challenge's number."))
        var number: Int
        @Option(help: .say("Van wie.", "The person.")) var by: String
        @Flag(help: .say("Trek de stem in.", "Take the vote back.")) var withdraw = false
        @OptionGroup var change: HarvestChangeArguments

        func run() async throws {
            try change.report(
                try change.use().vote(
                    number, by: PersonID(rawValue: by), isWithdrawn: withdraw),
                same: withdraw
                    ? say("heeft geen stem van \(by)", "has no vote of \(by)")
                    : say("heeft al een stem van \(by)", "has the vote of \(by) already"))
        }
    }

    struct HarvestShare: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "share",
                abstract: say(
                    "Breng een inzicht naar een verbonden community, als nieuws bij de volgende bijeenkomst.",
                    "Bring an insight to a linked community, as news at its next session."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring harvest share 7 --with blended-learning
                      kring harvest share 7 --with blended-learning --withdraw

                    Communities zijn verbonden als ze gezamenlijke bijeenkomsten hebben (with: in het bestand van een community), als
                    iemand bij allebei hoort, of als de verbinder van de een bij de ander hoort.
                    """,
                    """
                    EXAMPLES
                      kring harvest share 7 --with blended-learning
                      kring harvest share 7 --with blended-learning --withdraw

                    Communities are linked when they hold sessions together (with: in a community's file), when somebody belongs
                    to both, or when the connector of one belongs to the other.
                    """))
        }
        @Argument(help: .say("Het nummer van het inzicht.", "The insight's number."))
        var number: Int
        @Option(name: .customLong("with"), help: .say("De community.", "The community."))
        var community: String
        @Flag(help: .say("Trek het terug.", "Take it back.")) var withdraw = false
        @OptionGroup var change: HarvestChangeArguments

        func run() async throws {
            try change.report(
                try change.use().share(
                    number, with: CommunityID(rawValue: community), isWithdrawn: withdraw),
                same: withdraw
                    ? say("is niet gedeeld met \(community)", "is not shared with \(community)")
                    : say(
                        "is al gedeeld met \(community)", "is shared with \(community) already"),
                different: withdraw
                    ? say("\(community) ziet het niet meer", "\(community) no longer sees it")
                    : say(
                        "\(community) krijgt het als nieuws bij de volgende bijeenkomst; mag iedereen het lezen, dan ook op de kennispagina",
                        "\(community) meets it as news at its next session; where everybody may read it, on its knowledge page too"
                    ))
        }
    }
}

/// Where something is changed, and how what came of it is said.
struct HarvestChangeArguments: ParsableArguments {
    @Option(
        help: .say(
            "nl of en (anders: die van de organisatie).", "nl or en (default: the organisation's).")
    )
    var language: Language?
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func use() throws -> ChangeHarvest {
        ChangeHarvest(try options.workplace(), now: options.moment)
    }

    /// - Parameters:
    ///   - same: what is said when nothing is different from before.
    ///   - different: what is said otherwise, where the line does not show it.
    func report(
        _ outcome: ChangeHarvest.Outcome, same: String, different: String? = nil
    ) throws {
        if json.isOn {
            Talk.print(try jsonText(outcome))
            return
        }
        let language = try self.language ?? ShowHarvest(options.workplace()).language()
        Talk.print(outcome.harvest.written(language))
        if let insight = outcome.insight { Talk.print(insight.written(language)) }
        if !outcome.isChanged {
            Talk.say(
                say("niets veranderd: ", "nothing changed: ")
                    + "#\(outcome.harvest.number) \(same)")
        } else if let different {
            Talk.say(different)
        }
    }
}
