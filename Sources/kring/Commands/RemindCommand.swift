import ArgumentParser
import Communities
import KringKit

struct RemindCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind",
        abstract: "Which reminders are due now.",
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
        if due.reminders.isEmpty { Talk.say("nothing is due") }
        for reminder in due.reminders {
            Talk.print(
                showsMails
                    ? "\(reminder.mail)\n\(String(repeating: "─", count: 72))"
                    : "\(reminder.person.rawValue.padding(to: 14))  \(reminder.session.rawValue.padding(to: 26))  \(reminder.subject)"
            )
        }
        if let next = due.next { Talk.say("next: \(next)") }
    }
}
