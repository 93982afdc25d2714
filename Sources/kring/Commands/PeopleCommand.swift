import App
import ArgumentParser
import Communities

struct PeopleCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "people",
            abstract: say(
                "De lijst van mensen: wie er zijn, wie kwam en ging, en wie een ander nummer kreeg.",
                "The list of people: who there are, who came and went, and who got another number."
            ),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring people                                iedereen, met hun community's
                  kring people --diff                         wie kwam en wie ging
                  kring people same e012345 e98765            dezelfde: alles gaat mee
                  kring people same e012345 e98765 --write    en zet het in communities/
                """,
                """
                EXAMPLES
                  kring people                                everybody, with their communities
                  kring people --diff                         who came and who went
                  kring people same e012345 e98765            one person: all goes along
                  kring people same e012345 e98765 --write    and put it into communities/
                """),
            subcommands: [PeopleListCommand.self, PeopleSameCommand.self],
            defaultSubcommand: PeopleListCommand.self)
    }
}

struct PeopleListCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: say(
                "Iedereen met hun community's, of wie kwam en ging.",
                "Everybody with their communities, or who came and went."))
    }

    @Flag(
        name: .customLong("diff"),
        help: .say(
            "Wie kwam, wie ging en wie anders heet sinds de laatste goede lezing.",
            "Who came, who went and who is called otherwise since the last good reading."))
    var isDifference = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    private struct List: Encodable { var people: [PersonRecord] }

    func run() async throws {
        if isDifference {
            let difference = try ComparePeople(options.workplace()).run()
            Talk.print(
                json.isOn
                    ? try jsonText(difference)
                    : PeopleText(Reader.language).lines(difference).joined(separator: "\n"))
            return
        }
        let people = try ListPeople(options.workplace()).run()
        Talk.print(
            json.isOn
                ? try jsonText(List(people: people))
                : PeopleText(Reader.language).lines(people).joined(separator: "\n"))
    }
}

struct PeopleSameCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "same",
            abstract: say(
                "Iemand kreeg een ander nummer: wat bewaard is, gaat mee.",
                "Somebody got another number: what is kept goes with it."),
            discussion: paragraphs(
                """
                Beurten, antwoorden, keuzes, groepen, opbrengsten en berichten zijn daarna van NIEUW; agenda's die op het
                persoonlijke adres geabonneerd zijn, gaan door, en niemand hoort iets dubbel. Regels in communities/ die OUD nog
                noemen, staan erbij; --write vervangt ze, elke andere byte blijft.
                """,
                """
                Turns, answers, choices, groups, harvests and messages are NEW's from then on; calendars that subscribed to the
                personal address go on, and nobody hears anything twice. Lines in communities/ that still name OLD are shown;
                --write replaces them, every other byte stays.
                """))
    }

    @Argument(help: .say("Wie het was.", "Who it was.", valueName: "old"))
    var old: String
    @Argument(help: .say("Wie het nu is.", "Who it is now.", valueName: "new"))
    var new: String
    @Flag(
        help: .say(
            "Vervang OUD ook in communities/.", "Replace OLD in communities/ too."))
    var write = false
    @Flag(
        name: .customLong("dry-run"),
        help: .say("Zeg alleen wat er zou gebeuren.", "Only say what would happen."))
    var isRehearsal = false
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    func run() async throws {
        let outcome = try RenumberPerson(options.workplace(), now: options.moment).run(
            PersonID(rawValue: old), as: PersonID(rawValue: new), isWriting: write,
            isRehearsal: isRehearsal)
        Talk.print(
            json.isOn
                ? try jsonText(outcome)
                : PeopleText(Reader.language).lines(outcome).joined(separator: "\n"))
    }
}
