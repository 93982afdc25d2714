import App
import ArgumentParser
import Communities
import Messages

struct RemindCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind",
        abstract: "Which messages are due now.",
        discussion: """
            EXAMPLES
              kring remind             who would hear of what; when the next are due
              kring remind --dry-run   the mails themselves, to read
              kring run                sends them

            Nothing is written or sent by this command.
            """)

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @Flag(name: .customLong("dry-run"), help: "Show the mails.")
    var showsMails = false

    func run() async throws {
        let due = try ListDueReminders(options.workplace(), now: options.moment).run()
        if json.isOn {
            Talk.print(try jsonText(due))
            return
        }
        if due.messages.isEmpty { Talk.say("nothing is due") }
        for message in due.messages {
            Talk.print(
                showsMails
                    ? "\(message.mail)\n\(String(repeating: "─", count: 72))"
                    : "\(message.person.rawValue.padding(to: 14))  \(message.kind.rawValue.padding(to: 9))  \(message.subject)"
            )
        }
        if let next = due.next { Talk.say("next: \(next)") }
    }
}
