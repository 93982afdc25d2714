import App
import ArgumentParser
import Communities
import Meeting

struct RolesCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "roles",
            abstract: say(
                "Wie wanneer welke rol heeft, eerlijk om de beurt.",
                "Who has which role when, by fair turns."),
            discussion: overview,
            subcommands: [RolesOf.self, RolesSwap.self, RolesTopic.self],
            defaultSubcommand: RolesOf.self)
    }

    private static var overview: String {
        paragraphs(
            """
            VOORBEELDEN
              kring roles plgs                        de hele periode
              kring roles plgs --why                  en hoe elke beurt tot stand kwam
              kring roles swap marijn omar plgs-3     ze ruilen wat ze daar doen, of hun beurten
              kring roles topic elif plgs-2           elif brengt de vraag voor de intervisie in
            """,
            """
            EXAMPLES
              kring roles plgs                        the season
              kring roles plgs --why                  and how each turn came about
              kring roles swap marijn omar plgs-3     they exchange what they do there, or their turns
              kring roles topic elif plgs-2           elif brings the question of the intervision
            """)
    }

    struct RolesOf: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "of",
                abstract: say(
                    "De rollen in de bijeenkomsten van een community.",
                    "The roles in the sessions of a community."),
                discussion: RolesCommand.overview)
        }

        @Argument(help: .say("De community, zoals plgs.", "The community, such as plgs."))
        var community: String
        @Flag(help: .say("Hoe elke beurt tot stand kwam.", "How each turn came about."))
        var why = false
        @Option(
            help: .say(
                "nl of en (anders: die van de organisatie).",
                "nl or en (default: the organisation's)."))
        var language: Language?
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            let report = try ShowRoles(options.workplace(), now: options.moment)
                .run(community, language: language)
            Talk.print(
                json.isOn
                    ? try jsonText(report)
                    : RotaText(report).text(withReasons: why, width: Style.columns ?? 100))
        }
    }

    struct RolesSwap: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "swap",
                abstract: say(
                    "Twee mensen ruilen wat ze in een bijeenkomst doen.",
                    "Two people exchange what they do in a session."),
                discussion: paragraphs(
                    """
                    Heeft de tweede geen rol in die bijeenkomst, dan neemt de eerste diens volgende beurt in die rol over.
                    Een andere begeleider wordt meteen gepubliceerd.

                    VOORBEELDEN
                      kring roles swap marijn omar plgs-3
                    """,
                    """
                    Where the second has no role in that session, the first takes over their next turn in that role. Another
                    facilitator is published at once.

                    EXAMPLES
                      kring roles swap marijn omar plgs-3
                    """))
        }

        @Argument(
            help: .say("Wie een rol heeft in de bijeenkomst.", "Who has a role in the session."))
        var one: String
        @Argument(help: .say("Wie die overneemt.", "Who takes it over.")) var other: String
        @Argument(help: .say("De bijeenkomst, zoals plgs-3.", "The session, such as plgs-3."))
        var session: String
        @Option(
            help: .say(
                "Welke rol, voor wie er meer dan één heeft.",
                "Which role, for somebody who has several."))
        var role: SessionRole?
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption
        @OptionGroup var reader: LanguageOption

        func run() async throws {
            let outcome = try ChangeRoles(options.workplace(), now: options.moment)
                .swap(one, other, in: session, role: role)
            try RolesCommand.report(outcome, json)
        }
    }

    struct RolesTopic: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "topic",
                abstract: say(
                    "Iemand brengt de vraag in waar een bijeenkomst over gaat.",
                    "Somebody brings the question that a session works on."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring roles topic elif plgs-2
                    """,
                    """
                    EXAMPLES
                      kring roles topic elif plgs-2
                    """))
        }

        @Argument(help: .say("Wie de vraag inbrengt.", "Who brings it.")) var person: String
        @Argument(help: .say("De bijeenkomst, zoals plgs-2.", "The session, such as plgs-2."))
        var session: String
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption
        @OptionGroup var reader: LanguageOption

        func run() async throws {
            let outcome = try ChangeRoles(options.workplace(), now: options.moment)
                .topic(person, in: session)
            try RolesCommand.report(outcome, json)
        }
    }

    private static func report(_ outcome: RoleChangeOutcome, _ json: JSONOption) throws {
        if json.isOn {
            Talk.print(try jsonText(outcome))
            return
        }
        for change in outcome.changes {
            let role = say(
                SessionRoleWords(change.role, .nl).name.lowercased(), change.role.rawValue)
            let old = change.from?.rawValue ?? say("niemand", "nobody")
            Talk.print("\(change.session): \(role) \(old) → \(change.to)")
        }
        if outcome.changes.isEmpty {
            Talk.say(say("er valt niets te veranderen", "nothing to change"))
        }
    }
}
