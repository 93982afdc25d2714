import App
import ArgumentParser
import Communities
import Facilitation
import Meeting

struct GroupsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "groups",
            abstract: say(
                "Groepen waarin mensen anderen treffen, met bewezen zo min mogelijk herhaling.",
                "Groups in which people meet whom they have not met, with the proved least of repeats."
            ),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring groups plgs-2                           bij het programma, met kennis van alle eerdere groepen
                  kring groups plgs-2 --absent noor --keep      onthoud ze: latere groepen vermijden deze ontmoetingen
                  kring groups plgs-2 --size 3 --rounds 2 --apart sem,daan --together eva,noor
                  kring groups plgs-2 --favour disciplines      gemengde disciplines, ook als mensen elkaar weer treffen
                  kring groups --people 32 --size 4 --rounds 10
                  kring groups --people namen.csv --size 5 --rounds 3 --json
                """,
                """
                EXAMPLES
                  kring groups plgs-2                           for the session's agenda, knowing all earlier groups
                  kring groups plgs-2 --absent noor --keep      remember them: the next ones avoid these meetings
                  kring groups plgs-2 --size 3 --rounds 2 --apart sem,daan --together eva,noor
                  kring groups plgs-2 --favour disciplines      mixed disciplines, though some meet again
                  kring groups --people 32 --size 4 --rounds 10
                  kring groups --people names.csv --size 5 --rounds 3 --json
                """))
    }

    @Argument(
        help: .say(
            "De bijeenkomst, zoals studentcoaching-3.", "The session, such as studentcoaching-3."))
    var session: String?

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    @Option(
        help: .say(
            "Een aantal mensen, of een bestand: een tabel met id of name, en disciplines, of een naam per regel.",
            "A number of people, or a file: a table with id or name, and disciplines, or a name a line.",
            valueName: say("n|bestand", "n|file")))
    var people: String?
    @Option(
        help: .say(
            "De meeste mensen in een groep (anders: wat het programma zegt, of 4).",
            "The most people in a group (default: as the agenda says, or 4)."))
    var size: Int?
    @Option(
        help: .say(
            "Hoeveel rondes (anders: wat het programma zegt, of 1).",
            "How many rounds (default: as the agenda says, or 1)."))
    var rounds: Int?
    @Option(
        help: .say(
            "Wie er niet is, zoals noor,sem.", "Who is not there, such as noor,sem.",
            valueName: say("mensen", "people")))
    var absent: [PeopleList] = []
    @Option(
        help: .say(
            "Wie later komt, en in welke ronde, zoals noor:2.",
            "Who comes later, and in which round, such as noor:2.",
            valueName: say("wie:ronde", "person:round")))
    var late: [LateComer] = []
    @Option(
        help: .say(
            "Wie online meedoet: eigen groepen, tenzij --mix.",
            "Who takes part through a screen: groups of their own, unless --mix.",
            valueName: say("mensen", "people")))
    var remote: [PeopleList] = []
    @Option(
        help: .say(
            "Niet in één groep.", "Not in one group.", valueName: say("mensen", "people")))
    var apart: [PeopleList] = []
    @Option(
        help: .say("Wel in één groep.", "In one group.", valueName: say("mensen", "people")))
    var together: [PeopleList] = []
    @Flag(
        help: .say(
            "In een groep mogen mensen in de zaal en online zitten: elke groep heeft een laptop.",
            "Groups may have people in the room and on a screen: each has its own laptop."))
    var mix = false
    @Option(
        help: .say(
            "Wat voorgaat: meetings (mensen die elkaar nog niet troffen), of disciplines (ook gemengd: een herhaling weegt dan zo zwaar als twee tweetallen uit één discipline).",
            "What counts first: meetings with new people, or mixed disciplines as well: a repeat then weighs as much as two pairs of one discipline."
        ))
    var favour = GroupFavour.meetings
    @Flag(
        help: .say(
            "Onthoud de groepen van de bijeenkomst: voor de kaartjes, en om later te vermijden.",
            "Remember the groups of the session: printed on its cards, and avoided later."))
    var keep = false
    @Option(
        help: .say(
            "Hetzelfde getal geeft dezelfde groepen.", "The same number gives the same groups."))
    var seed = 1
    @Option(
        help: .say(
            "Hoe lang er gezocht wordt, in ruilingen die worden bekeken.",
            "How long the search goes on, in swaps that are looked at."))
    var steps = GroupPlanner.usualSteps
    @Option(
        help: .say(
            "nl of en (anders: die van de organisatie).", "nl or en (default: the organisation's).")
    )
    var language: Language?

    func validate() throws {
        if (session == nil) == (people == nil) {
            throw ValidationError(
                say(
                    "Geef een bijeenkomst of --people, een van de twee.",
                    "Give a session or --people, one of the two."))
        }
        if keep, session == nil {
            throw ValidationError(
                say("--keep hoort bij een bijeenkomst.", "--keep goes with a session."))
        }
        if !(0...1_000_000_000).contains(steps) {
            throw ValidationError(
                say(
                    "--steps is een getal van 0 tot en met 1000000000.",
                    "--steps takes a number from 0 to 1000000000."))
        }
    }

    func run() async throws {
        let source: GroupRequest.Source
        if let session {
            source = .session(session)
        } else if let people, let count = Int(people) {
            source = .count(count)
        } else {
            source = .list(people ?? "")
        }
        var request = GroupRequest(source)
        request.size = size
        request.rounds = rounds
        request.absent = absent.flatMap(\.people)
        request.late = late.map { ($0.person, $0.round) }
        request.remote = remote.flatMap(\.people)
        request.apart = apart.map(\.people)
        request.together = together.map(\.people)
        request.mayMix = mix
        request.favour = favour
        request.keeps = keep
        request.seed = seed
        request.steps = steps
        let options = options
        let report = try FormGroups({ try options.workplace() }, now: options.moment)
            .run(request, language: language)
        Talk.print(json.isOn ? try jsonText(report) : GroupsText(report).text)
        if session != nil, !report.kept, !json.isOn {
            Talk.say(
                say(
                    "niet onthouden: dat doet --keep, voor kaartjes en voor latere groepen",
                    "not remembered: --keep does, for cards and for later groups"))
        }
    }
}

/// `noor,sem`.
struct PeopleList: ExpressibleByArgument {
    let people: [String]

    init?(argument: String) {
        people = argument.split(separator: ",").map { name in
            name.split(separator: " ").joined(separator: " ")
        }.filter { !$0.isEmpty }
        if people.isEmpty { return nil }
    }
}

/// `noor:2`.
struct LateComer: ExpressibleByArgument {
    let person: String
    let round: Int

    init?(argument: String) {
        let parts = argument.split(separator: ":")
        guard let person = parts.first, parts.count <= 2 else { return nil }
        guard let round = parts.count == 2 ? Int(parts[1]) : 2, (1...100).contains(round) else {
            return nil
        }
        self.person = String(person)
        self.round = round
    }
}
