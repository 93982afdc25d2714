import App
import ArgumentParser
import Communities
import Feeds
import Publishing

struct FeedCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "feed",
            abstract: say(
                "Een agenda op stdout, of een controle van een agendabestand.",
                "A calendar feed on stdout, or a check of any calendar file."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring feed community studentcoaching
                  kring feed member noor --style series > noor.ics
                  kring feed member noor --alarm 15        gaat een kwartier van tevoren af
                  kring feed community plgs --language en
                  kring feed room r3.41 --rich             de zaal als plaats (RFC 9073), links (RFC 9253)
                  kring feed all --format jcal             hetzelfde als JSON (RFC 7265)
                  kring feed check public/feeds/organisation.ics
                """,
                """
                EXAMPLES
                  kring feed community studentcoaching
                  kring feed member noor --style series > noor.ics
                  kring feed member noor --alarm 15        rings a quarter of an hour before
                  kring feed community plgs --language en
                  kring feed room r3.41 --rich             the room as a place (RFC 9073), links (RFC 9253)
                  kring feed all --format jcal             the same as JSON (RFC 7265)
                  kring feed check public/feeds/organisation.ics
                """),
            subcommands: [
                CommunityFeed.self, MemberFeed.self, RoomFeed.self, WholeFeed.self, FeedCheck.self,
            ])
    }

    struct FeedOptions: ParsableArguments {
        @OptionGroup var options: WorkspaceOptions
        @Option(
            help: .say(
                "flat: een afspraak per bijeenkomst; series: herhalingsregels met uitzonderingen.",
                "flat: an event per session; series: recurrence rules with exceptions."))
        var style: Feed.Style = .flat

        @Option(
            help: .say(
                "Laat zo veel minuten van tevoren iets horen; anders stil.",
                "Ring that many minutes before each session; silent otherwise.",
                valueName: "minutes"))
        var alarm: Int?

        @Flag(
            help: .say(
                "Plaatsen, links en verbanden van RFC 9073 en 9253; niet elk programma leest ze.",
                "Places, links and relations of RFC 9073 and 9253; not every client reads them."))
        var rich = false

        @Option(
            help: .say(
                "nl of en; anders de taal van de lezer.",
                "nl or en; the reader's own language otherwise."))
        var language: Language?

        @Option(help: .say("ics, of jcal voor JSON.", "ics, or jcal for JSON."))
        var format: Feed.Format = .ics

        func validate() throws {
            if let alarm, !(0...40_320).contains(alarm) {
                throw ValidationError(
                    say(
                        "--alarm wil 0 tot 40320 minuten (vier weken).",
                        "--alarm takes 0 to 40320 minutes (four weeks)."))
            }
        }

        func show(_ subject: Feed.Subject) throws {
            let flavour = FeedFlavour(
                style: style, language: language, alarmMinutes: alarm, isRich: rich,
                format: format)
            Talk.data(
                try ShowFeed(options.workplace(), now: options.moment).run(
                    subject, flavour: flavour))
        }
    }

    struct CommunityFeed: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "community",
                abstract: say(
                    "De bijeenkomsten van één community.", "The sessions of one community."))
        }
        @Argument(help: .say("De community.", "The community.")) var id: String
        @OptionGroup var feed: FeedOptions
        func run() async throws { try feed.show(.community(.init(rawValue: id))) }
    }

    struct MemberFeed: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "member",
                abstract: say(
                    "Alle bijeenkomsten van één persoon, met de deelnamelinks.",
                    "All sessions of one person, join links included."))
        }
        @Argument(help: .say("De persoon.", "The person.")) var id: String
        @OptionGroup var feed: FeedOptions
        func run() async throws { try feed.show(.member(.init(rawValue: id))) }
    }

    struct RoomFeed: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "room",
                abstract: say("Wat er in één zaal gebeurt.", "What happens in one room."))
        }
        @Argument(help: .say("De zaal.", "The room.")) var id: String
        @OptionGroup var feed: FeedOptions
        func run() async throws { try feed.show(.room(.init(rawValue: id))) }
    }

    struct WholeFeed: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "all",
                abstract: say(
                    "Alle bijeenkomsten van de organisatie.", "Every session of the organisation."))
        }
        @OptionGroup var feed: FeedOptions
        func run() async throws { try feed.show(.organisation) }
    }
}
