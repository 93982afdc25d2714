import App
import ArgumentParser
import CivilTime
import Communities

struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Messages that wait or failed: look, try again, take out.",
        discussion: """
            EXAMPLES
              kring outbox                    what waits, failed or is in doubt
              kring outbox --all --for noor   everything that was ever for her
              kring outbox show k3qx7p2a      a message as it goes out
              kring outbox retry              all that failed, with the next run
              kring outbox drop k3qx7p2a      never send it
            """,
        subcommands: [List.self, Show.self, Retry.self, Drop.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The messages.")

        @OptionGroup var options: WorkspaceOptions
        @OptionGroup var json: JSONOption
        @Flag(name: .customLong("all"), help: "Also what was sent or will not be.")
        var isAll = false
        @Option(name: .customLong("for"), help: "Only this person's.")
        var person: String?
        @Option(help: "At most so many.")
        var limit = 100

        func run() async throws {
            let list = try TendOutbox(options.workplace(), now: options.moment).list(
                isAll: isAll, person: person.map { PersonID(rawValue: $0) },
                limit: max(1, limit))
            if json.isOn {
                Talk.print(try jsonText(list))
                return
            }
            if list.messages.isEmpty { Talk.say("nothing waits, nothing failed") }
            let width = list.messages.map(\.person.rawValue.count).max() ?? 0
            for message in list.messages { Talk.print(line(message, width)) }
        }

        private func line(_ message: OutboxList.Entry, _ width: Int) -> String {
            let style = Style.output
            let state = message.state.padding(to: 11)
            let shown =
                switch message.state {
                case "failed", "uncertain": style.red(state)
                case "due", "deferred", "sending": style.yellow(state)
                default: state
                }
            var line =
                "\(message.id)  \(shown)  \(message.kind.padding(to: 9))  "
                + "\(message.person.rawValue.padding(to: width))  \(message.due)"
            if message.attempts > 0 { line += "  tried \(message.attempts)×" }
            if let next = message.nextTry, message.attempts > 0 { line += ", next \(next)" }
            if let detail = message.detail { line += "\n          \(style.dim(detail))" }
            return line
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A message as it goes out.")

        @Argument(help: "Its name in the list.")
        var message: String
        @OptionGroup var options: WorkspaceOptions

        func run() async throws {
            Talk.print(try TendOutbox(options.workplace(), now: options.moment).show(message))
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make messages due again; the next run sends them.")

        @Argument(help: "Their names in the list; none: all that failed or are in doubt.")
        var messages: [String] = []
        @OptionGroup var options: WorkspaceOptions

        func run() async throws {
            let count = try TendOutbox(options.workplace(), now: options.moment).retry(messages)
            Talk.say(
                count == 0
                    ? "nothing failed"
                    : "\(count) \(count == 1 ? "message is" : "messages are") due again: kring run")
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take messages out of the queue; they are never sent.")

        @Argument(help: "Their names in the list.")
        var messages: [String]
        @OptionGroup var options: WorkspaceOptions

        func run() async throws {
            let count = try TendOutbox(options.workplace(), now: options.moment).drop(messages)
            Talk.say("\(count) \(count == 1 ? "message" : "messages") taken out")
        }
    }
}
