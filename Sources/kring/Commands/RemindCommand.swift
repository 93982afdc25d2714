import App
import ArgumentParser
import Communities
import Messages

struct RemindCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "remind",
            abstract: say(
                "Welke berichten nu verstuurd moeten worden.",
                "Which messages are due now."),
            discussion: paragraphs(
                """
                VOORBEELDEN
                  kring remind             wie wat zou horen, en wanneer de volgende komen
                  kring remind --dry-run   de mails zelf, om te lezen
                  kring run                verstuurt ze

                Deze opdracht schrijft en verstuurt niets.
                """,
                """
                EXAMPLES
                  kring remind             who would hear of what; when the next are due
                  kring remind --dry-run   the mails themselves, to read
                  kring run                sends them

                Nothing is written or sent by this command.
                """))
    }

    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var json: JSONOption
    @OptionGroup var reader: LanguageOption
    @Flag(name: .customLong("dry-run"), help: .say("Laat de mails zien.", "Show the mails."))
    var showsMails = false

    func run() async throws {
        let due = try ListDueReminders(options.workplace(), now: options.moment).run()
        if json.isOn {
            Talk.print(try jsonText(due))
            return
        }
        if due.messages.isEmpty { Talk.say(say("er is nu niets te versturen", "nothing is due")) }
        let words = MessageWords(Reader.language)
        for message in due.messages {
            Talk.print(
                showsMails
                    ? "\(message.mail)\n\(String(repeating: "─", count: 72))"
                    : "\(message.person.rawValue.padding(to: 14))  "
                        + "\(words.kind(message.kind.rawValue).padding(to: words.kindWidth))  \(message.subject)"
            )
        }
        if let next = due.next { Talk.say(say("volgende: \(next)", "next: \(next)")) }
    }
}
