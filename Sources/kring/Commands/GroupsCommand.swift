import App
import ArgumentParser
import Communities
import Facilitation
import Meeting

struct GroupsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "groups",
        abstract:
            "Groups in which people meet whom they have not met, with the proved least of repeats.",
        discussion: """
            EXAMPLES
              kring groups plgs-2                           for the session's agenda, knowing all earlier groups
              kring groups plgs-2 --absent noor --keep      remember them: the next ones avoid these meetings
              kring groups plgs-2 --size 3 --rounds 2 --apart sem,daan --together eva,noor
              kring groups plgs-2 --favour disciplines      mixed disciplines, though some meet again
              kring groups --people 32 --size 4 --rounds 10
              kring groups --people names.csv --size 5 --rounds 3 --json
            """)

    @Argument(help: "The session, such as studentcoaching-3.")
    var session: String?

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption

    @Option(
        help: ArgumentHelp(
            "A number of people, or a file: a table with id or name, and disciplines, or a name a line.",
            valueName: "n|file"))
    var people: String?
    @Option(help: "The most people in a group (default: as the agenda says, or 4).")
    var size: Int?
    @Option(help: "How many rounds (default: as the agenda says, or 1).")
    var rounds: Int?
    @Option(help: ArgumentHelp("Who is not there, such as noor,sem.", valueName: "people"))
    var absent: [PeopleList] = []
    @Option(
        help: ArgumentHelp(
            "Who comes later, and in which round, such as noor:2.", valueName: "person:round"))
    var late: [LateComer] = []
    @Option(
        help: ArgumentHelp(
            "Who takes part through a screen: groups of their own, unless --mix.",
            valueName: "people"))
    var remote: [PeopleList] = []
    @Option(help: ArgumentHelp("Not in one group.", valueName: "people"))
    var apart: [PeopleList] = []
    @Option(help: ArgumentHelp("In one group.", valueName: "people"))
    var together: [PeopleList] = []
    @Flag(help: "Groups may have people in the room and on a screen: each has its own laptop.")
    var mix = false
    @Option(
        help:
            "What counts first: meetings with new people, or mixed disciplines as well: a repeat then weighs as much as two pairs of one discipline."
    )
    var favour = GroupFavour.meetings
    @Flag(help: "Remember the groups of the session: printed on its cards, and avoided later.")
    var keep = false
    @Option(help: "The same number gives the same groups.")
    var seed = 1
    @Option(help: "How long the search goes on, in swaps that are looked at.")
    var steps = GroupPlanner.usualSteps
    @Option(help: "nl or en (default: the organisation's).")
    var language: Language?

    func validate() throws {
        if (session == nil) == (people == nil) {
            throw ValidationError("Give a session or --people, one of the two.")
        }
        if keep, session == nil {
            throw ValidationError("--keep goes with a session.")
        }
        if !(0...1_000_000_000).contains(steps) {
            throw ValidationError("--steps takes a number from 0 to 1000000000.")
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
        Talk.print(json.isOn ? try jsonText(report) : report.text)
        if session != nil, !report.kept, !json.isOn {
            Talk.say("not remembered: --keep does, for cards and for later groups")
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
