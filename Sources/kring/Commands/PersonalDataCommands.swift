import App
import ArgumentParser
import Communities

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Everything that is kept of a person, as JSON.",
        discussion: """
            EXAMPLES
              kring export noor > noor.json

            What the files say of them, and every row of the ledger: answers, choices, messages with their texts, turns,
            groups, what they took upon them (GDPR art. 15 and 20).
            """)

    @Argument(help: "Who.")
    var person: String
    @OptionGroup var options: WorkspaceOptions

    func run() async throws {
        Talk.print(
            try jsonText(
                try PersonalData(options.workplace(), now: options.moment).export(
                    PersonID(rawValue: person))))
    }
}

struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Forget somebody who has left.",
        discussion: """
            EXAMPLES
              kring forget noor     after the line is out of people.csv and the name out of communities/

            Answers, choices, messages, addresses and mails in the outbox folder are gone, and overwritten; turns and groups
            that were are kept under a name that says nothing, so that others' fairness stays (GDPR art. 17). What others
            wrote down in harvests stays. A backup that is put back later is made to forget again.
            """)

    @Argument(help: "Who.")
    var person: String
    @OptionGroup var options: WorkspaceOptions

    func run() async throws {
        let lines = try PersonalData(options.workplace(), now: options.moment).forget(
            PersonID(rawValue: person))
        for line in lines { Talk.say(line) }
    }
}
