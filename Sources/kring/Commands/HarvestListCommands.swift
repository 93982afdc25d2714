import App
import ArgumentParser
import CivilTime
import Communities
import Facilitation
import Meeting
import Workplace

/// Which of what sessions produced.
struct HarvestFilterArguments: ParsableArguments {
    @Option(
        help: .say(
            "Alleen van deze community, met wat ermee gedeeld is.",
            "Only this community's, what was shared with it included."))
    var community: String?
    @Option(
        help: .say(
            "inzicht, vraag, actie, experiment of uitdaging.",
            "insight, question, action, experiment or challenge."))
    var kind: HarvestKind?
    @Option(
        help: .say("Alleen waar deze persoon voor zorgt.", "Only what this person takes care of."))
    var owner: String?
    @Flag(
        help: .say(
            "Alleen wat niet gedaan of losgelaten is.", "Only what is neither done nor dropped."))
    var open = false
    @Option(
        name: .customLong("for"),
        help: .say(
            "Alleen wat zij mogen lezen: public, organisation, members (anders) of present, ook wat bij wie erbij was blijft.",
            "Only what they may read: public, organisation, members (default) or present, with what stays with who was there."
        ))
    var audience = Visibility.members

    var filter: HarvestFilter {
        HarvestFilter(
            community: community.map(CommunityID.init(rawValue:)), kind: kind,
            owner: owner.map(PersonID.init(rawValue:)), isOpen: open,
            for: audience)
    }
}

extension HarvestCommand {
    struct HarvestDue: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "due",
                abstract: say(
                    "Waar een bijeenkomst mee begint: wat eerdere open lieten, en nieuws.",
                    "What a session opens with: what earlier ones left open, and news."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring harvest due plgs-4
                      kring harvest due plgs-4 --limit 3 --json

                    Op volgorde: experimenten waarvan de dag voor de bijeenkomst daarna valt, acties die af moeten zijn, vragen die
                    niemand beantwoordde, de praktijkvraag met de meeste stemmen, inzichten die anderen deelden.
                    """,
                    """
                    EXAMPLES
                      kring harvest due plgs-4
                      kring harvest due plgs-4 --limit 3 --json

                    In order: experiments whose day comes before the next session, actions that are due, questions that nobody
                    answered, the challenge with the most votes, insights that others shared.
                    """))
        }
        @Argument(help: .say("De bijeenkomst, zoals plgs-4.", "The session, such as plgs-4."))
        var session: String
        @Option(help: .say("Hoogstens zoveel (anders: 7).", "The most of them (default: 7)."))
        var limit: Int?
        @Option(
            name: .customLong("for"),
            help: .say(
                "Voor wie: members (anders), of present met wat bij wie erbij was blijft.",
                "For whom: members (default), or present with what stays with who was there."))
        var audience = Visibility.members
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption
        @OptionGroup var reader: LanguageOption

        func validate() throws {
            if let limit, !(0...1000).contains(limit) {
                throw ValidationError(
                    say(
                        "--limit is een getal van 0 tot en met 1000.",
                        "--limit takes a number from 0 to 1000."))
            }
        }

        func run() async throws {
            let due = try ShowHarvest(options.workplace()).due(
                session, limit: limit, for: audience)
            if json.isOn {
                Talk.print(try jsonText(due))
                return
            }
            if due.threads.isEmpty {
                Talk.say(
                    say("niets om mee te beginnen in \(session)", "nothing is due at \(session)"))
            }
            for thread in due.threads {
                let facts = [
                    thread.owner.map { "@\($0)" }, thread.due.map { "\($0)" }, "#\(thread.number)",
                ].compactMap { $0 }.joined(separator: " ")
                let kind =
                    HarvestKind(rawValue: thread.kind)?.word(Reader.language) ?? thread.kind
                Talk.print(
                    "\(kind.padding(to: Reader.language == .nl ? 14 : 11))\(thread.text)  \(Style.output.dim(facts))"
                )
            }
            if due.leftOut > 0 {
                Talk.say(
                    say("en nog \(due.leftOut): ", "and \(due.leftOut) more: ")
                        + "--limit \(due.threads.count + due.leftOut)")
            }
        }
    }

    struct HarvestList: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: say(
                    "Wat alle bijeenkomsten opbrachten, in alle periodes.",
                    "What all sessions produced, over all seasons."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring harvest list --open --kind actie
                      kring harvest list --community plgs
                      kring harvest list --owner noor --json
                    """,
                    """
                    EXAMPLES
                      kring harvest list --open --kind action
                      kring harvest list --community plgs
                      kring harvest list --owner noor --json
                    """))
        }
        @OptionGroup var arguments: HarvestFilterArguments
        @Option(
            help: .say(
                "nl of en (anders: die van de organisatie).",
                "nl or en (default: the organisation's)."))
        var language: Language?
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            let workplace = try options.workplace()
            try print(
                try ListHarvest(workplace).run(arguments.filter), workplace, language, json,
                nothing: say("er is niets dat daarbij past", "nothing is kept that fits"))
        }
    }

    struct HarvestSearch: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "search",
                abstract: say(
                    "Vind wat er gezegd of verwacht is, of wat eruit kwam.",
                    "Find what was said, expected or came of it."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring harvest search peerfeedback
                      kring harvest search een rubric --kind inzicht      vindt ook "Één rubric"
                      kring harvest search toets --community plgs --json

                    Alle woorden moeten er staan, ook midden in een woord, met of zonder accenten. De nieuwste komen eerst.
                    """,
                    """
                    EXAMPLES
                      kring harvest search peerfeedback
                      kring harvest search een rubric --kind insight      finds "Één rubric" too
                      kring harvest search toets --community plgs --json

                    All words must be there, anywhere in a word, whatever their accents. The newest come first.
                    """))
        }
        @Argument(help: .say("De woorden.", "The words.")) var words: [String]
        @OptionGroup var arguments: HarvestFilterArguments
        @Option(
            help: .say(
                "nl of en (anders: die van de organisatie).",
                "nl or en (default: the organisation's)."))
        var language: Language?
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            let workplace = try options.workplace()
            let text = words.joined(separator: " ")
            try print(
                try ListHarvest(workplace).search(text, arguments.filter), workplace, language,
                json,
                nothing: say("niemand zei “\(text)”", "nobody said “\(text)”"))
        }
    }

    struct HarvestHistory: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "history",
                abstract: say(
                    "Wat er met één ding gebeurde, het oudste eerst.",
                    "What happened to one thing, oldest first."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring harvest history 6
                    """,
                    """
                    EXAMPLES
                      kring harvest history 6
                    """))
        }
        @Argument(help: .say("Het nummer.", "Its number.")) var number: Int
        @Option(
            help: .say(
                "nl of en (anders: die van de organisatie).",
                "nl or en (default: the organisation's)."))
        var language: Language?
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            let history = try ShowHarvest(options.workplace()).history(number, language: language)
            if json.isOn {
                Talk.print(try jsonText(history))
                return
            }
            for event in history.events {
                let day = Style.output.dim(String(event.at.description.prefix(10)))
                let what = [event.about, event.line].compactMap { $0 }.joined(separator: " ")
                let deed = HistoryWords(Reader.language).deed(event.event)
                Talk.print("\(day)  \(deed)  \(what)")
            }
        }
    }

    /// Lines below their sessions.
    fileprivate static func print(
        _ list: ListHarvest.List, _ workplace: Workplace, _ language: Language?, _ json: JSONOption,
        nothing: String
    ) throws {
        tell(list.leftOut)
        if json.isOn {
            Talk.print(try jsonText(list))
            return
        }
        if list.harvest.isEmpty { Talk.say(nothing) }
        let language = try language ?? ShowHarvest(workplace).language()
        var last: SessionUID?
        for line in list.harvest {
            if line.uid != last {
                if last != nil { Talk.print("") }
                Talk.print(
                    Style.output.bold("\(line.session)") + Style.output.dim("  \(line.date)"))
                last = line.uid
            }
            let shared = line.sharedWith.map(\.rawValue).joined(separator: ", ")
            Talk.print(
                "  " + line.written(language)
                    + (shared.isEmpty
                        ? ""
                        : Style.output.dim(
                            say("  (gedeeld met \(shared))", "  (shared with \(shared))"))))
        }
    }

    /// How much was found that is not for who reads this.
    fileprivate static func tell(_ leftOut: Int) {
        guard leftOut > 0 else { return }
        Talk.say(
            say(
                "\(leftOut) die bij minder mensen \(leftOut == 1 ? "hoort" : "horen"), \(leftOut == 1 ? "staat" : "staan") er niet bij: --for present, als je erbij was",
                "\(leftOut) for fewer people left out: --for present, if you were there"))
    }

    struct HarvestExport: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: say(
                    "Alles wat geleerd is, als Markdown of JSON.",
                    "All that was learned, as Markdown or JSON."),
                discussion: paragraphs(
                    """
                    VOORBEELDEN
                      kring harvest export --format md > kennis.md
                      kring harvest export --community plgs --format json --language en

                    Noemt niemand bij naam: wie iets doet en wie stemde, staat niet in Markdown, en in JSON alleen als id.
                    """,
                    """
                    EXAMPLES
                      kring harvest export --format md > knowledge.md
                      kring harvest export --community plgs --format json --language en

                    Names nobody: owners and votes are left out of Markdown, and stand as identifiers in JSON.
                    """))
        }
        @Option(
            help: .say(
                "Alleen van deze community, met wat ermee gedeeld is.",
                "Only this community's, what was shared with it included."))
        var community: String?
        @Option(
            name: .customLong("for"),
            help: .say(
                "Voor wie: public, organisation (anders), members (anders, met --community) of present.",
                "For whom: public, organisation (default), members (default with --community) or present."
            ))
        var audience: Visibility?
        @Option(help: .say("md of json.", "md or json.")) var format: KnowledgeFormat = .md
        @Option(
            help: .say(
                "nl of en (anders: die van de organisatie).",
                "nl or en (default: the organisation's)."))
        var language: Language?
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            let id = community.map(CommunityID.init(rawValue:))
            let workplace = try options.workplace()
            if json.isOn || format == .json {
                var filter = HarvestFilter(community: id)
                filter.audience = audience ?? filter.exportedFor
                let list = try ListHarvest(workplace).run(filter)
                tell(list.leftOut)
                Talk.print(try jsonText(list))
            } else {
                Talk.print(
                    try ExportKnowledge(workplace, now: options.moment).markdown(
                        of: id, language: language, for: audience))
            }
        }
    }
}

/// As what knowledge is exported.
enum KnowledgeFormat: String, ExpressibleByArgument, CaseIterable {
    case md, json
}
