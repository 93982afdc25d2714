import App
import ArgumentParser
import CivilTime
import Communities

struct SessionsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sessions",
            abstract: say(
                "De bijeenkomsten die iedereen kent.", "List the sessions people know of."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring sessions                              de hele periode
                  kring sessions --member noor --json         die van één persoon, voor een programma
                  kring sessions --community plgs --from 2027-03-01 --to 2027-03-31
                  kring sessions --draft                      die van het conceptrooster, nog niet gepubliceerd
                """,
                """
                EXAMPLES
                  kring sessions                              the season
                  kring sessions --member noor --json         one person's, for a program
                  kring sessions --community plgs --from 2027-03-01 --to 2027-03-31
                  kring sessions --draft                      those of the draft, not published yet
                """))
    }

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

    func run() async throws {
        let list = try ListSessions(options.workplace()).run(
            SessionFilter(
                community: community.map(CommunityID.init(rawValue:)),
                member: member.map(PersonID.init(rawValue:)), from: from, to: to),
            ofDraft: draft)
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
