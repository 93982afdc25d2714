import App
import ArgumentParser
import CivilTime
import Communities
import Facilitation
import Meeting

extension HarvestCommand {
    struct HarvestDone: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "done",
            abstract: "An action is done, a question answered, an experiment looked back on.",
            discussion: """
                EXAMPLES
                  kring harvest done 5
                  kring harvest done 4 --outcome "in the first week, on paper"
                  kring harvest done 6 --outcome "3 of 4 classes" --insight "short questions work"

                An insight that is done is adopted, a challenge that is done is met. --insight keeps what an experiment
                taught as an insight of the community's last session, and shows where it came from.
                """)
        @Argument(help: "Its number.") var number: Int
        @Option(help: ArgumentHelp("What came of it.", valueName: "text")) var outcome: String?
        @Option(help: ArgumentHelp("What it taught.", valueName: "text")) var insight: String?
        @Option(help: "The session of the insight; the last one that has begun otherwise.")
        var session: String?
        @OptionGroup var change: HarvestChangeArguments

        func validate() throws {
            if session != nil, insight == nil {
                throw ValidationError("--session goes with --insight.")
            }
        }

        func run() async throws {
            try change.report(
                try change.use().done(
                    number, outcome: outcome, insight: insight, session: session),
                same: "was done already")
        }
    }

    struct HarvestDrop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "drop", abstract: "Let go of something; it stays in the history.",
            discussion: """
                EXAMPLES
                  kring harvest drop 8 --reason "the module is gone"
                """)
        @Argument(help: "Its number.") var number: Int
        @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String?
        @OptionGroup var change: HarvestChangeArguments

        func run() async throws {
            try change.report(
                try change.use().drop(number, reason: reason), same: "was dropped already")
        }
    }

    struct HarvestReopen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reopen", abstract: "Take up again what was done or dropped.",
            discussion: """
                EXAMPLES
                  kring harvest reopen 8
                """)
        @Argument(help: "Its number.") var number: Int
        @OptionGroup var change: HarvestChangeArguments

        func run() async throws {
            try change.report(try change.use().reopen(number), same: "is open")
        }
    }

    struct HarvestChange: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "change", abstract: "Other words, another owner or day.",
            discussion: """
                EXAMPLES
                  kring harvest change 5 --due 2027-05-11 --owner sem
                  kring harvest change 3 --text "a colleague's feedback before the mark is read"
                  kring harvest change 5 --no-owner
                """)
        @Argument(help: "Its number.") var number: Int
        @Option(help: "What it says.") var text: String?
        @Option(help: ArgumentHelp("What an experiment is expected to bring.", valueName: "text"))
        var expect: String?
        @Option(help: "Who takes care of it.") var owner: String?
        @Flag(name: .customLong("no-owner"), help: "Nobody takes care of it.")
        var isWithoutOwner = false
        @Option(help: "The day it is due, or looked at again.") var due: CivilDate?
        @OptionGroup var change: HarvestChangeArguments

        func validate() throws {
            if text == nil, expect == nil, owner == nil, due == nil, !isWithoutOwner {
                throw ValidationError(
                    "Say what changes: --text, --expect, --owner, --no-owner or --due.")
            }
            if owner != nil, isWithoutOwner {
                throw ValidationError("Give --owner or --no-owner, not both.")
            }
        }

        func run() async throws {
            try change.report(
                try change.use().change(
                    number,
                    to: ChangeHarvest.Change(
                        text: text, expectation: expect, owner: owner.map(PersonID.init(rawValue:)),
                        isWithoutOwner: isWithoutOwner, due: due)),
                same: "is so already")
        }
    }

    struct HarvestVote: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "vote",
            abstract: "A person's vote for a practice challenge; each has one for each.",
            discussion: """
                EXAMPLES
                  kring harvest vote 9 --by noor
                  kring harvest vote 9 --by noor --withdraw

                The open challenge with the most votes comes up at the community's next session.
                """)
        @Argument(help: "The challenge's number.") var number: Int
        @Option(help: "The person.") var by: String
        @Flag(help: "Take the vote back.") var withdraw = false
        @OptionGroup var change: HarvestChangeArguments

        func run() async throws {
            try change.report(
                try change.use().vote(
                    number, by: PersonID(rawValue: by), isWithdrawn: withdraw),
                same: withdraw ? "has no vote of \(by)" : "has the vote of \(by) already")
        }
    }

    struct HarvestShare: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "share",
            abstract: "Bring an insight to a linked community, as news at its next session.",
            discussion: """
                EXAMPLES
                  kring harvest share 7 --with blended-learning
                  kring harvest share 7 --with blended-learning --withdraw

                Communities are linked when they hold sessions together (with: in a community's file), when somebody belongs
                to both, or when the connector of one belongs to the other.
                """)
        @Argument(help: "The insight's number.") var number: Int
        @Option(name: .customLong("with"), help: "The community.") var community: String
        @Flag(help: "Take it back.") var withdraw = false
        @OptionGroup var change: HarvestChangeArguments

        func run() async throws {
            try change.report(
                try change.use().share(
                    number, with: CommunityID(rawValue: community), isWithdrawn: withdraw),
                same: withdraw
                    ? "is not shared with \(community)" : "is shared with \(community) already",
                different: withdraw
                    ? "\(community) no longer sees it"
                    : "\(community) meets it as news at its next session, and on its knowledge page"
            )
        }
    }
}

/// Where something is changed, and how what came of it is said.
struct HarvestChangeArguments: ParsableArguments {
    @Option(help: "nl or en (default: the organisation's).") var language: Language?
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
            Talk.say("nothing changed: #\(outcome.harvest.number) \(same)")
        } else if let different {
            Talk.say(different)
        }
    }
}
