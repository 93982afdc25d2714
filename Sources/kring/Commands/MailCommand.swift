import ArgumentParser
import KringKit

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail",
        abstract: "Does mail work?",
        discussion: """
            EXAMPLES
              kring mail test noor@example.org    one message, by the transport of kring.yaml
            """,
        subcommands: [Test.self])

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send one message, and say what the transport made of it.")

        @Argument(help: "Who gets it.")
        var address: String
        @OptionGroup var options: WorkspaceOptions

        func run() async throws {
            Talk.say(try TestMail(options.workplace(), now: options.moment).run(to: address))
        }
    }
}
