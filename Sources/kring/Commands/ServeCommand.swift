import App
import ArgumentParser
import KringWeb
import Platform
import Workplace

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the published feeds and pages over HTTP.",
        discussion: """
            EXAMPLES
              kring serve                              http://127.0.0.1:8080
              kring serve --host 0.0.0.0 --port 80     behind a proxy that speaks TLS

            The same folder works behind any web server; only Kring itself answers at /u/, where people choose which
            messages they get (web: {served: true}). Stops at SIGTERM or Ctrl-C.
            """)

    @OptionGroup var options: WorkspaceOptions
    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"
    @Option(help: "The port.")
    var port = 8080
    @Flag(help: "No line per request on stderr.")
    var quiet = false

    func run() async throws {
        let place = try options.workplace()
        let folder = try PublishedPlace(place).folder()
        let pages = ChoicePages(place) { refusal in
            Talk.refusal(refusal)
            Talk.say("kring: /u/ goes on by the last good reading of the files")
        }
        let desk = ChoiceDesk(
            page: { token throws(ChoiceDesk.Trouble) in
                try ServeCommand.asking { try pages.show(token) }
            },
            choose: { token, fields throws(ChoiceDesk.Trouble) in
                try ServeCommand.asking {
                    try pages.choose(token, fields, now: Moment.current)
                }
            })
        let isQuiet = quiet
        do {
            try await serve(
                folder: folder, host: host, port: port, choices: desk, hash: { hex(sha256($0)) },
                log: { line in
                    if !isQuiet || line.hasPrefix("listening") { Talk.say(line) }
                })
        } catch {
            throw Refusal(.unavailable, "\(error)")
        }
    }

    private static func asking(
        _ page: () throws -> String?
    ) throws(ChoiceDesk.Trouble) -> String? {
        do {
            return try page()
        } catch {
            throw ChoiceDesk.Trouble(
                cause: Refusal(from: error)?.message ?? String(describing: error))
        }
    }
}
