import App
import ArgumentParser
import Communities
import KringWeb
import Platform
import Workplace

struct ServeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "serve",
            abstract: say(
                "Bied de gepubliceerde agenda's en pagina's aan over HTTP.",
                "Serve the published feeds and pages over HTTP."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring serve                              http://127.0.0.1:8080
                  kring serve --host 0.0.0.0 --port 80     achter een proxy die TLS spreekt

                Dezelfde map werkt achter elke webserver; alleen Kring zelf antwoordt op /u/, waar mensen kiezen welke berichten ze
                krijgen (web: {served: true}). Stopt bij SIGTERM of Ctrl-C.
                """,
                """
                EXAMPLES
                  kring serve                              http://127.0.0.1:8080
                  kring serve --host 0.0.0.0 --port 80     behind a proxy that speaks TLS

                The same folder works behind any web server; only Kring itself answers at /u/, where people choose which
                messages they get (web: {served: true}). Stops at SIGTERM or Ctrl-C.
                """))
    }

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var reader: LanguageOption
    @Option(help: .say("Het adres om op te luisteren.", "The address to listen on."))
    var host = "127.0.0.1"
    @Option(help: .say("De poort.", "The port."))
    var port = 8080
    @Flag(help: .say("Geen regel per verzoek op stderr.", "No line per request on stderr."))
    var quiet = false

    func run() async throws {
        let workplace = try options.workplace()
        let folder = try FindPublicFolder(workplace).run()
        let owners = TokenOwners(workplace) { refusal in
            Talk.refusal(refusal)
            Talk.say(
                say(
                    "kring: /u/ gaat door met de bestanden zoals ze voor het laatst goed waren",
                    "kring: /u/ goes on by the last good reading of the files"))
        }
        let choices = ChoicePages(owners)
        let objections = ObjectionPages(owners)
        let desk = ChoiceDesk(
            page: { place throws(ChoiceDesk.Trouble) in
                try ServeCommand.asking {
                    switch place.question {
                    case nil: try choices.show(place.token)
                    case ("object", let id)?:
                        try objections.show(place.token, id, now: Moment.current)
                    default: nil
                    }
                }
            },
            choose: { place, fields throws(ChoiceDesk.Trouble) in
                try ServeCommand.asking {
                    if let question = place.question {
                        guard question.kind == "object" else { return nil }
                        guard fields["object"] != nil else { return .nothingChosen }
                        return try objections.object(
                            place.token, question.id, now: Moment.current
                        ).map { .done(page: $0) }
                    }
                    return switch try choices.choose(place.token, fields, now: Moment.current) {
                    case .kept(let page): .done(page: page)
                    case .nothingChosen: .nothingChosen
                    case nil: nil
                    }
                }
            })
        let line: @Sendable (String) -> Void = { Talk.say($0) }
        do throws(ServeFault) {
            try await serve(
                folder: folder, host: host, port: port, choices: desk,
                now: { Moment.current }, hash: { hex(sha256($0)) }, access: quiet ? nil : line,
                log: line)
        } catch {
            throw Refusal(ServeRefusal(fault: error))
        }
    }

    private static func asking<Answer>(
        _ work: () throws -> Answer?
    ) throws(ChoiceDesk.Trouble) -> Answer? {
        do {
            return try work()
        } catch {
            throw ChoiceDesk.Trouble(
                // A line of the log, which administrators' tools read.
                cause: Refusal(from: error)?.words(.en).message ?? String(describing: error))
        }
    }
}
