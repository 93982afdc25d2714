import App
import ArgumentParser
import CivilTime
import Communities
import Workplace

struct SeasonCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "season",
            abstract: say(
                "De perioden na elkaar, en wat de volgende vraagt.",
                "The seasons, and what the next one asks."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring season                        elke periode: van wanneer tot wanneer, en hoever ze is
                  kring season next                   wat je toevoegt, en wat iemand moet besluiten
                  kring season next --write           voeg haar toe aan kring.yaml; de rest blijft zoals het staat
                  kring plan --season 2027-09         plan haar; wat nu loopt, blijft zoals het is
                """,
                """
                EXAMPLES
                  kring season                        each season: from when to when, and how far it is
                  kring season next                   what to add, and what somebody must decide
                  kring season next --write           add it to kring.yaml; all else stays as it is written
                  kring plan --season 2027-09         plan it; what runs now stays as it is
                """),
            subcommands: [SeasonListCommand.self, SeasonNextCommand.self],
            defaultSubcommand: SeasonListCommand.self)
    }
}

struct SeasonListCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: say("Elke periode, en hoever ze is.", "Each season, and how far it is."))
    }

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    private struct List: Encodable { var seasons: [SeasonRecord] }

    func run() async throws {
        let seasons = try ListSeasons(options.workplace()).run()
        if json.isOn {
            Talk.print(try jsonText(List(seasons: seasons)))
            return
        }
        let width = seasons.map(\.id.rawValue.count).max() ?? 0
        for season in seasons {
            var state =
                season.sessions == 0
                ? say("nog niets gepubliceerd", "nothing published yet")
                : count(
                    season.sessions, say("bijeenkomst", "session"), say("bijeenkomsten", "sessions")
                )
            if let draft = season.draft {
                state += say(", conceptrooster \(draft) wacht", ", draft \(draft) waits")
            }
            if !season.isNamed {
                state += say("; staat niet meer in kring.yaml", "; no longer in kring.yaml")
            }
            Talk.print(
                "\(season.id.rawValue.padding(to: width))  \(season.from) – \(season.to)  \(state)")
        }
    }
}

struct SeasonNextCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "next",
            abstract: say(
                "De periode na de laatste: wat je toevoegt en wat iemand moet besluiten.",
                "The season after the last: what to add, and what somebody must decide."))
    }

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    @Option(
        help: .say(
            "Haar naam; die wordt deel van elke agenda-afspraak.",
            "Its identifier; it becomes part of every calendar entry.", valueName: "id"))
    var id: String?
    @Option(help: .say("De eerste dag.", "The first day."))
    var from: CivilDate?
    @Option(help: .say("De laatste dag.", "The last day."))
    var to: CivilDate?
    @Flag(
        help: .say(
            "Zet de regel in kring.yaml; elke andere byte blijft.",
            "Put the line into kring.yaml; every other byte stays."))
    var write = false

    func run() async throws {
        let report = try NextSeason(options.workplace(), language: Reader.language).propose(
            id: id.map(SeasonID.init(rawValue:)), from: from, to: to, isWritten: write)
        if json.isOn {
            Talk.print(try jsonText(report))
            return
        }
        let season = report.season
        Talk.print(
            report.isWritten
                ? say("toegevoegd aan kring.yaml:", "added to kring.yaml:")
                : say(
                    "voeg toe aan kring.yaml, onder seasons:", "add to kring.yaml, under seasons:"))
        Talk.print("  \(report.line)")
        if !report.decisions.isEmpty {
            Talk.print(say("\nte besluiten:", "\nto decide:"))
            for decision in report.decisions { Talk.print("  - \(decision)") }
        }
        Talk.say(
            report.isWritten
                ? say(
                    "daarna: kring plan --season \(season.id)",
                    "then: kring plan --season \(season.id)")
                : say(
                    "of laat Kring het doen: kring season next --write",
                    "or let Kring do it: kring season next --write"))
    }
}
