import App
import ArgumentParser
import CivilTime
import Communities

struct OutboxCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "outbox",
            abstract: say(
                "Berichten die wachten of mislukt zijn: bekijken, opnieuw proberen, eruit halen.",
                "Messages that wait or failed: look, try again, take out."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring outbox                    wat wacht, mislukt is of onzeker is
                  kring outbox --all --for noor   alles wat ooit voor haar was
                  kring outbox show k3qx7p2a      een bericht zoals het eruit gaat
                  kring outbox retry              alles wat mislukte, met de volgende run
                  kring outbox drop k3qx7p2a      verstuur het nooit
                """,
                """
                EXAMPLES
                  kring outbox                    what waits, failed or is in doubt
                  kring outbox --all --for noor   everything that was ever for her
                  kring outbox show k3qx7p2a      a message as it goes out
                  kring outbox retry              all that failed, with the next run
                  kring outbox drop k3qx7p2a      never send it
                """),
            subcommands: [List.self, Show.self, Retry.self, Drop.self], defaultSubcommand: List.self
        )
    }

    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say(
                    "De berichten.",
                    "The messages."))
        }

        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption
        @OptionGroup var reader: LanguageOption
        @Flag(
            name: .customLong("all"),
            help: .say(
                "Ook wat verstuurd is of niet meer gaat.", "Also what was sent or will not be."))
        var isAll = false
        @Option(
            name: .customLong("for"), help: .say("Alleen voor deze persoon.", "Only this person's.")
        )
        var person: String?
        @Option(help: .say("Hoogstens zoveel.", "At most so many."))
        var limit = 100

        func run() async throws {
            let list = try TendOutbox(options.workplace(), now: options.moment).list(
                isAll: isAll, person: person.map { PersonID(rawValue: $0) },
                limit: max(1, limit))
            if json.isOn {
                Talk.print(try jsonText(list))
                return
            }
            if list.messages.isEmpty {
                Talk.say(
                    say("er wacht niets, er mislukte niets", "nothing waits, nothing failed"))
            }
            for line in OutboxText(Reader.language, Style.output).lines(list) { Talk.print(line) }
        }
    }

    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say(
                    "Een bericht zoals het eruit gaat.",
                    "A message as it goes out."))
        }

        @Argument(help: .say("De naam in de lijst.", "Its name in the list."))
        var message: String
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var reader: LanguageOption

        func run() async throws {
            Talk.data(try TendOutbox(options.workplace(), now: options.moment).show(message))
        }
    }

    struct Retry: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say(
                    "Zet berichten weer klaar; de volgende run verstuurt ze.",
                    "Make messages due again; the next run sends them."))
        }

        @Argument(
            help: .say(
                "De namen in de lijst; geen: alles wat mislukte of onzeker is.",
                "Their names in the list; none: all that failed or are in doubt."))
        var messages: [String] = []
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var reader: LanguageOption

        func run() async throws {
            let count = try TendOutbox(options.workplace(), now: options.moment).retry(messages)
            Talk.say(
                count == 0
                    ? say("er mislukte niets", "nothing failed")
                    : say(
                        "\(count) \(count == 1 ? "bericht staat" : "berichten staan") weer klaar: kring run",
                        "\(count) \(count == 1 ? "message is" : "messages are") due again: kring run"
                    ))
        }
    }

    struct Drop: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: say(
                    "Haal berichten uit de rij; ze worden nooit verstuurd.",
                    "Take messages out of the queue; they are never sent."))
        }

        @Argument(help: .say("De namen in de lijst.", "Their names in the list."))
        var messages: [String]
        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var reader: LanguageOption

        func run() async throws {
            let count = try TendOutbox(options.workplace(), now: options.moment).drop(messages)
            Talk.say(
                say(
                    "\(count) \(count == 1 ? "bericht" : "berichten") eruit gehaald",
                    "\(count) \(count == 1 ? "message" : "messages") taken out"))
        }
    }
}
