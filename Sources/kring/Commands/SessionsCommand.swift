import App
import ArgumentParser
import CivilTime
import Communities
import Workplace
import Workspace

struct SessionsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sessions",
            abstract: say(
                "De bijeenkomsten die iedereen kent.", "List the sessions people know of."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring sessions                              wat agenda's tonen: drie maanden terug, anderhalf jaar vooruit
                  kring sessions --season 2027-02             een hele periode
                  kring sessions plgs-7 --history             wat er met één bijeenkomst gebeurde
                  kring sessions --member noor --json         die van één persoon, voor een programma
                  kring sessions --community plgs --from 2027-03-01 --to 2027-03-31
                  kring sessions --draft                      die van het conceptrooster, nog niet gepubliceerd
                """,
                """
                EXAMPLES
                  kring sessions                              what calendars show: three months back, eighteen ahead
                  kring sessions --season 2027-02             a whole season
                  kring sessions plgs-7 --history             what became of one session
                  kring sessions --member noor --json         one person's, for a program
                  kring sessions --community plgs --from 2027-03-01 --to 2027-03-31
                  kring sessions --draft                      those of the draft, not published yet
                """))
    }

    @Argument(
        help: .say(
            "Alleen deze bijeenkomst, zoals plgs-7.", "Only this session, such as plgs-7."))
    var session: String?

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption

    @Option(
        help: .say(
            "Alleen die van deze community, ook die samen met andere.",
            "Only this community's, those it holds with others included."))
    var community: String?
    @Option(
        help: .say(
            "Alleen waar we op deze persoon rekenen.", "Only those this person is expected at."))
    var member: String?
    @Option(help: .say("Vanaf deze dag.", "From this day on."))
    var from: CivilDate?
    @Option(help: .say("Tot en met deze dag.", "Up to and including this day."))
    var to: CivilDate?
    @Flag(
        help: .say(
            "De bijeenkomsten van het conceptrooster, niet de gepubliceerde.",
            "The draft's sessions instead of the published ones."))
    var draft = false
    @Option(
        help: .say(
            "Alleen die van deze periode, ook lang geleden.",
            "Only those of this season, also of long ago.", valueName: "id"))
    var season: String?
    @Flag(
        help: .say(
            "Alles wat één bijeenkomst was, met wanneer en waarom.",
            "Everything one session has been, with when and why."))
    var history = false

    func validate() throws {
        if history, session == nil {
            throw ValidationError(
                say(
                    "--history gaat over één bijeenkomst: noem die.",
                    "--history is about one session: name it."))
        }
    }

    func run() async throws {
        let workplace = try options.workplace()
        if history, let session {
            let found = try ShowSessionHistory(workplace, language: Reader.language).run(session)
            Talk.print(json.isOn ? try jsonText(found) : found.text(Reader.language))
            return
        }
        var list = try ListSessions(workplace, now: session == nil ? options.moment : nil).run(
            SessionFilter(
                community: community.map(CommunityID.init(rawValue:)),
                member: member.map(PersonID.init(rawValue:)), from: from, to: to,
                season: season.map(SeasonID.init(rawValue:))),
            ofDraft: draft)
        if let session {
            let known = list.sessions
            list.sessions = known.filter { $0.id.rawValue == session }
            guard !list.sessions.isEmpty else {
                throw Refusal(
                    WorkplaceRefusal.unknown(
                        .session, session,
                        nearest: didYouMean(session, among: known.map(\.id.rawValue))))
            }
        }
        if json.isOn {
            Talk.print(try jsonText(list))
        } else if list.sessions.isEmpty {
            Talk.say(
                draft
                    ? say("nog geen conceptrooster: kring plan", "no draft yet: kring plan")
                    : say(
                        "geen bijeenkomsten gevonden; is er al een rooster gepubliceerd?",
                        "no sessions found; has a plan been published?")
            )
        } else {
            Talk.print(Timetable(style: .output, language: Reader.language).text(list.sessions))
        }
    }
}
