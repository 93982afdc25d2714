import App
import ArgumentParser
import Communities
import Meeting

struct RolesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roles",
        abstract: "Who has which role when, by fair turns.",
        discussion: """
            EXAMPLES
              kring roles plgs                        the season
              kring roles plgs --why                  and how each turn came about
              kring roles swap marijn omar plgs-3     they exchange what they do there, or their turns
              kring roles topic elif plgs-2           elif brings the question of the intervision
            """,
        subcommands: [RolesOf.self, RolesSwap.self, RolesTopic.self],
        defaultSubcommand: RolesOf.self)

    struct RolesOf: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "of", abstract: "The roles in the sessions of a community.",
            discussion: RolesCommand.configuration.discussion)

        @Argument(help: "The community, such as plgs.") var community: String
        @Flag(help: "How each turn came about.") var why = false
        @Option(help: "nl or en (default: the organisation's).") var language: Language?
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            let report = try ShowRoles(options.workplace(), now: options.moment)
                .run(community, language: language)
            Talk.print(
                json.isOn
                    ? try jsonText(report)
                    : report.text(withReasons: why, width: Style.columns ?? 100))
        }
    }

    struct RolesSwap: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "swap", abstract: "Two people exchange what they do in a session.",
            discussion: """
                Where the second has no role in that session, the first takes over their next turn in that role. Another
                facilitator is published at once.

                EXAMPLES
                  kring roles swap marijn omar plgs-3
                """)

        @Argument(help: "Who has a role in the session.") var one: String
        @Argument(help: "Who takes it over.") var other: String
        @Argument(help: "The session, such as plgs-3.") var session: String
        @Option(help: "Which role, for somebody who has several.") var role: SessionRole?
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            let outcome = try ChangeRoles(options.workplace(), now: options.moment)
                .swap(one, other, in: session, role: role)
            try RolesCommand.report(outcome, json)
        }
    }

    struct RolesTopic: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "topic", abstract: "Somebody brings the question that a session works on.",
            discussion: """
                EXAMPLES
                  kring roles topic elif plgs-2
                """)

        @Argument(help: "Who brings it.") var person: String
        @Argument(help: "The session, such as plgs-2.") var session: String
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption

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
            Talk.print(
                "\(change.session): \(change.role.rawValue) \(change.from?.rawValue ?? "nobody") → \(change.to)"
            )
        }
        if outcome.changes.isEmpty { Talk.say("nothing to change") }
    }
}
